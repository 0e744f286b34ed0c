import type { Candidate } from './decide.ts';
import { type Fingerprint, probes } from './fingerprint.ts';

/** Where known articles are looked up. PostgreSQL has one of its own; the command line uses the one in memory. */
export interface StoryIndex {
  /** Known articles that share keys with the fresh one, most keys in common first, about 50 at most. */
  candidates(fresh: Fingerprint): Promise<readonly Candidate[]>;
}

/** A key that this many articles share says nothing: a disclaimer, a slogan. */
const COMMON_KEY = 400;
const CANDIDATES = 50;

export interface MemoryIndex extends StoryIndex {
  /** The same, at once. */
  lookup(fresh: Fingerprint): Candidate[];
  add(story: number, fingerprint: Fingerprint): void;
}

/** An index for one run of the command line, and for tests. */
export function createMemoryIndex(): MemoryIndex {
  const known: Candidate[] = [];
  const postings = new Map<string, number[]>();
  const lookup = (fresh: Fingerprint): Candidate[] => {
    const hits = new Map<number, number>();
    for (const key of probes(fresh)) {
      const list = postings.get(key);
      if (!list || list.length > COMMON_KEY) continue;
      const worth = key[0] === 's' || key[0] === 't' ? 2 : 1;
      for (const at of list) hits.set(at, (hits.get(at) ?? 0) + worth);
    }
    return [...hits]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, CANDIDATES)
      .map(([at]) => known[at]!);
  };
  return {
    lookup,
    candidates: async (fresh) => lookup(fresh),
    add(story, fingerprint) {
      const at = known.push({ story, fingerprint }) - 1;
      for (const key of fingerprint.bands) {
        const list = postings.get(key);
        if (list) list.push(at);
        else postings.set(key, [at]);
      }
    },
  };
}
