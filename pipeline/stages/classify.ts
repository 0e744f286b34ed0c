import { type Assessment, fullText, type Locality, type Mention, ok } from '../../db/model/index.ts';
import { articlesById, mentionsOf, type StoredArticle } from '../../db/queries/articles.ts';
import { saveAssessment } from '../../db/queries/assessments.ts';
import type { Stage } from '../stage.ts';

interface Located {
  readonly id: number;
  readonly article: StoredArticle;
  readonly mentions: readonly Mention[];
}

interface Assessed {
  readonly assessment: Assessment;
  readonly target: string | undefined;
}

/** What about, and in which tone towards the place? article → topics and tone. */
export const classify: Stage<Located, Assessed> = {
  name: 'classify',
  of: 'articles',
  batch: 32,
  serial: false,

  read: async (db, ids) => {
    const mentions = await mentionsOf(db, ids);
    const articles = await articlesById(db, ids);
    return articles.map((article) => ({ id: article.id, article, mentions: mentions.get(article.id) ?? [] }));
  },

  run: async ({ article, mentions }, deps) => {
    const mention = toneTarget(mentions, deps.localities);
    const target = mention && fullText(article).slice(mention.start, mention.end);
    const [assessment] = await deps.model.assess([{ ...article, ...(target ? { target } : {}) }]);
    if (!assessment) throw new Error('the model gave no answer');
    return ok({ assessment, target });
  },

  save: (trx, { id }, { assessment, target }, deps) =>
    saveAssessment(trx, id, assessment, target, deps.now()),
};

/** The place that the tone is towards: a followed one where one is named, else the surest mention. */
export function toneTarget(
  mentions: readonly Mention[],
  localities: readonly Locality[],
): Mention | undefined {
  const followed = (mention: Mention) =>
    localities.some(
      (locality) =>
        locality.province === mention.province &&
        (locality.level === 'province' || locality.name === (mention.commune ?? mention.name)),
    );
  const surest = [...mentions].sort((a, b) => b.confidence - a.confidence || a.start - b.start);
  return surest.find(followed) ?? surest[0];
}
