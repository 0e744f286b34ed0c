import { relevance } from '../../classifiers/places/relevance.ts';
import { type Mention, ok } from '../../db/model/index.ts';
import {
  articlesById,
  type LocalityRelevance,
  type StoredArticle,
  saveMentions,
} from '../../db/queries/articles.ts';
import { type PlaceRule, placeRulesOf } from '../../db/queries/place-rules.ts';
import type { Stage } from '../stage.ts';

interface Located {
  readonly mentions: readonly Mention[];
  readonly localities: readonly LocalityRelevance[];
}

/** An article with what officers answered about names in its outlet. */
interface LocateInput extends StoredArticle {
  readonly rules: readonly PlaceRule[];
}

/** Is it about us? article → mentions, and the localities that it is for. */
export const locate: Stage<LocateInput, Located> = {
  name: 'locate',
  of: 'articles',
  batch: 64,
  serial: false,

  read: async (db, ids) => {
    const articles = await articlesById(db, ids);
    const rules = await placeRulesOf(
      db,
      articles.map((article) => article.outlet),
    );
    return articles.map((article) => ({ ...article, rules: rules.get(article.outlet) ?? [] }));
  },

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
