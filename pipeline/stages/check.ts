import { type ClaimMatch, ok } from '../../db/model/index.ts';
import { articlesById, type StoredArticle } from '../../db/queries/articles.ts';
import { saveClaimMatches } from '../../db/queries/assessments.ts';
import { pendingSubjects } from '../../db/queries/stage-marks.ts';
import type { Stage } from '../stage.ts';

/** Does it contradict a reference statement? article → claim matches, each with its sentence. */
export const check: Stage<StoredArticle, readonly ClaimMatch[]> = {
  name: 'check',
  batch: 32,
  serial: false,

  pending: async (db, query) => articlesById(db, await pendingSubjects(db, { ...query, of: 'articles' })),

  run: async (article, deps) => ok(await deps.checker.check(article)),

  save: (trx, article, matches, deps) => saveClaimMatches(trx, article.id, matches, deps.now()),
};
