import { relevance } from '../../classifiers/places/relevance.ts';
import { type Mention, ok } from '../../db/model/index.ts';
import {
  articlesById,
  type LocalityRelevance,
  type StoredArticle,
  saveMentions,
} from '../../db/queries/articles.ts';
import { pendingSubjects } from '../../db/queries/stage-marks.ts';
import type { Stage } from '../stage.ts';

interface Located {
  readonly mentions: readonly Mention[];
  readonly localities: readonly LocalityRelevance[];
}

/** Is it about us? article → mentions, and the localities that it is for. */
export const locate: Stage<StoredArticle, Located> = {
  name: 'locate',
  batch: 64,
  serial: false,

  pending: async (db, query) => articlesById(db, await pendingSubjects(db, { ...query, of: 'articles' })),

  run: async (article, deps) => {
    const mentions = deps.locator.locate({ ...article, home: article.homeProvince });
    const localities = deps.localities.flatMap((locality) => {
      const { score, about, reason } = relevance(mentions, article, locality);
      return score > 0 ? [{ localityId: locality.id, score, about, reason }] : [];
    });
    return ok({ mentions, localities });
  },

  save: (trx, article, located) => saveMentions(trx, article.id, located.mentions, located.localities),
};
