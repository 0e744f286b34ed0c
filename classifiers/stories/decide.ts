import type { StoryLink } from '../../db/model/index.ts';
import { type Comparison, compare } from './compare.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A known article that shares a key with the fresh one. */
export interface Candidate {
  readonly story: number;
  readonly fingerprint: Fingerprint;
}

export interface Decision {
  readonly story: number | 'new';
  readonly link: StoryLink;
  /** 0 to 1. */
  readonly score: number;
  /** Why, in a few words. */
  readonly because: string;
}

/** What officers' corrections have taught. */
export interface Learnt {
  /** `titleFrame`s of articles that an officer took out of a story: a series of its own; only reprints are joined. */
  readonly series?: ReadonlySet<number> | undefined;
}

/** Links from the strongest on; a reprint decides before an event. */
const RANK: Readonly<Record<Comparison['link'], number>> = {
  retraction: 4,
  reprint: 3,
  translation: 2,
  'same-event': 1,
  none: 0,
};

/**
 * Which story an article belongs to. An event is told by the story's articles together: a link to one of them must not
 * be contradicted by most of the others.
 */
export function decideStory(
  fresh: Fingerprint,
  candidates: readonly Candidate[],
  learnt: Learnt = {},
): Decision {
  const stories = new Map<number, { best: Comparison; sum: number; count: number }>();
  for (const candidate of candidates) {
    const found = compare(fresh, candidate.fingerprint);
    if (learnt.series?.has(fresh.titleFrame) && found.link === 'same-event') continue;
    const story = stories.get(candidate.story);
    if (!story) stories.set(candidate.story, { best: found, sum: found.score, count: 1 });
    else {
      story.sum += found.score;
      story.count++;
      if (better(found, story.best)) story.best = found;
    }
  }
  let winner: { story: number; best: Comparison } | undefined;
  for (const [story, { best, sum, count }] of stories) {
    if (best.link === 'none') continue;
    if (best.link === 'same-event' && count >= 3 && sum / count < 0.3 * best.score) continue;
    if (!winner || better(best, winner.best)) winner = { story, best };
  }
  if (!winner) return { story: 'new', link: 'first', score: 1, because: 'nothing like it' };
  return {
    story: winner.story,
    link: winner.best.link as StoryLink,
    score: winner.best.score,
    because: winner.best.because,
  };
}

const better = (a: Comparison, b: Comparison): boolean =>
  RANK[a.link] - RANK[b.link] > 0 || (a.link === b.link && a.score > b.score);
