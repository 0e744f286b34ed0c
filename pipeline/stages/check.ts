import { type ClaimMatch, ok } from '../../db/model/index.ts';
import { articlesById, type StoredArticle } from '../../db/queries/articles.ts';
import { saveClaimMatches } from '../../db/queries/assessments.ts';
import type { Stage } from '../stage.ts';

/** Does it contradict a reference statement? article → claim matches, each with its sentence. */
export const check: Stage<StoredArticle, readonly ClaimMatch[]> = {
  name: 'check',
  of: 'articles',
  batch: 32,
  serial: false,

  read: articlesById,

  run: async (article, deps) => ok(await deps.checker.check(article)),

  save: (trx, article, matches, deps) => saveClaimMatches(trx, article.id, matches, deps.now()),
};
