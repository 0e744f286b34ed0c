import type { Reading } from '../model/reading.ts';
import type { LexicalShape } from './head.ts';

/** Parts of a reading that a head looks at, in this order. */
export const VIEWS = ['cls', 'mean', 'target', 'middle', 'low', 'untuned', 'untunedMiddle'] as const;
export type View = (typeof VIEWS)[number];

/** What a head computes on: one dense vector and hashed counts of runs of pieces and of characters. */
export interface Features {
  readonly dense: Float32Array;
  /** Buckets, each once. */
  readonly buckets: Uint32Array;
  /** Value of each bucket; together of length one. */
  readonly values: Float32Array;
}

/** Views that a model gives: one pulled from a hub has no means of lower layers. */
export const viewsOf = (reading: Reading, target: boolean): View[] =>
  VIEWS.filter((view) => reading[view].length > 0 && (target || view !== 'target'));

/** Views that take a pass through the untuned encoder. */
export const UNTUNED: readonly View[] = ['untuned', 'untunedMiddle'];

/**
 * The views of a reading, one after another; means of unit length are scaled to the size of the others. Throws
 * where the text was not read for a view.
 */
export function denseFeatures(reading: Reading, views: readonly View[]): Float32Array {
  const width = reading.mean.length;
  const out = new Float32Array(width * views.length);
  views.forEach((view, index) => {
    const from = reading[view];
    if (width === 0 || from.length !== width)
      throw new Error(`a head looks at the view "${view}", which the text was not read for (Purpose)`);
    const scale = view === 'mean' || view === 'untuned' ? Math.sqrt(width) / 3 : 1;
    for (let d = 0; d < width; d++) out[index * width + d] = from[d]! * scale;
  });
  return out;
}

const mix = (hash: number): number => {
  let h = hash;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
};

type Counts = Map<number, number>;

const count = (counts: Counts, hash: number, size: number): void => {
  const bucket = hash % size;
  counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
};

function countPieces(pieces: Uint32Array, { size, longest }: LexicalShape): Counts {
  const counts: Counts = new Map();
  for (let i = 0; i < pieces.length; i++) {
    let hash = 0x9e3779b9;
    for (let n = 0; n < longest && i + n < pieces.length; n++) {
      hash = mix(hash ^ (pieces[i + n]! + Math.imul(n + 1, 0x85ebca6b)));
      count(counts, hash, size);
    }
  }
  return counts;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Runs of two to `characters` characters inside words, each word between blanks; case does not matter. */
function countCharacters(text: string, { size, characters }: LexicalShape): Counts {
  const counts: Counts = new Map();
  if (characters < 2) return counts;
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    const padded = ` ${word} `;
    for (let i = 0; i + 1 < padded.length; i++) {
      let hash = mix(0x7f4a7c15 ^ padded.charCodeAt(i));
      for (let n = 1; n < characters && i + n < padded.length; n++) {
        hash = mix(hash ^ (padded.charCodeAt(i + n) + Math.imul(n, 0x85ebca6b)));
        count(counts, hash, size);
      }
    }
  }
  return counts;
}

/**
 * Runs of pieces and of characters, hashed into `size` buckets: log(1 + count) in each, each of the two kinds of
 * length one, and both together too. Pieces are language-independent, so one head reads all languages of the
 * vocabulary; characters say what misspelt words and unspaced text have in common.
 */
export function lexicalFeatures(
  { pieces, text }: Pick<Reading, 'pieces' | 'text'>,
  shape: LexicalShape,
): { buckets: Uint32Array; values: Float32Array } {
  const kinds = [countPieces(pieces, shape), countCharacters(text, shape)].filter((counts) => counts.size);
  const together: Counts = new Map();
  for (const counts of kinds) {
    let norm = 0;
    for (const times of counts.values()) norm += Math.log1p(times) ** 2;
    const scale = 1 / Math.sqrt(norm * kinds.length);
    for (const [bucket, times] of counts)
      together.set(bucket, (together.get(bucket) ?? 0) + Math.log1p(times) * scale);
  }
  return { buckets: Uint32Array.from(together.keys()), values: Float32Array.from(together.values()) };
}
