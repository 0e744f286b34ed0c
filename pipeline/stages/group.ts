import { ASK_BELOW } from '../../classifiers/places/locate.ts';
import { type Candidate, type Decision, decideStory } from '../../classifiers/stories/decide.ts';
import { type Fingerprint, fingerprint, probes } from '../../classifiers/stories/fingerprint.ts';
import { packFingerprint, unpackFingerprint } from '../../classifiers/stories/pack.ts';
import { fullText, type Mention, ok, placeKey } from '../../db/model/index.ts';
import { articlesById, mentionsOf, type StoredArticle } from '../../db/queries/articles.ts';
import { type StoryCandidate, saveMembership, storyCandidates } from '../../db/queries/stories.ts';
import { isSplitSeries } from '../../db/queries/story-edit.ts';
import type { Stage } from '../stage.ts';

interface Ungrouped {
  readonly id: number;
  readonly article: StoredArticle;
  readonly print: Fingerprint;
  readonly candidates: readonly StoryCandidate[];
  /** An officer split one of this series off before. */
  readonly series: boolean;
}

interface Grouped {
  readonly decision: Decision;
  readonly print: Fingerprint;
}

/** Characters that an embedding for grouping is made of: the news is in the lead. */
export const STORY_LEAD = 600;

/**
 * Have we read it already? article → story. One at a time and in order: each article may join the story that the
 * one before it opened.
 */
export const group: Stage<Ungrouped, Grouped> = {
  name: 'group',
  of: 'articles',
  batch: 1,
  serial: true,

  read: async (db, ids) => {
    const mentions = await mentionsOf(db, ids);
    const articles = await articlesById(db, ids);
    return Promise.all(
      articles.map(async (article) => {
        const places = surePlaces(mentions.get(article.id) ?? []);
        const print = fingerprint({ ...article, publishedAt: article.at }, places);
        const candidates = await storyCandidates(db, probes(print), article.id);
        const series = await isSplitSeries(db, print.titleFrame);
        return { id: article.id, article, print, candidates, series };
      }),
    );
  },

  run: async ({ article, print, candidates, series }, deps) => {
    const [embedding] = await deps.model.embed([fullText(article).slice(0, STORY_LEAD)]);
    const fresh = { ...print, embedding };
    const learnt = series ? { series: new Set([fresh.titleFrame]) } : {};
    return ok({ decision: decideStory(fresh, candidates.map(toCandidate), learnt), print: fresh });
  },

  save: async (trx, { article }, { decision, print }) => {
    const { bands, embedding } = print;
    await saveMembership(trx, {
      articleId: article.id,
      title: article.title,
      at: article.at,
      ...decision,
      keys: bands,
      fingerprint: packFingerprint(print),
      embedding: embedding ? Array.from(embedding) : null,
    });
  },
};

/** Keys of the places that an article surely names, the surest first. */
export function surePlaces(mentions: readonly Mention[]): string[] {
  const sure = mentions.filter(({ confidence }) => confidence >= ASK_BELOW);
  return [...new Set(sure.toSorted((a, b) => b.confidence - a.confidence).map(placeKey))];
}

const toCandidate = ({ story, fingerprint: packed, embedding }: StoryCandidate): Candidate => ({
  story,
  fingerprint: unpackFingerprint(packed, [], embedding ? Float32Array.from(embedding) : undefined),
});
