import type { Reading } from '../model/reading.ts';

/** Parts of a reading that a head looks at, in this order. */
export const VIEWS = ['cls', 'mean', 'target', 'middle', 'low'] as const;
export type View = (typeof VIEWS)[number];

/** What a head computes on: one dense vector and hashed counts of pieces and runs of pieces. */
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

/** The views of a reading, one after another. The mean is scaled to the size of the other two. */
export function denseFeatures(reading: Reading, views: readonly View[]): Float32Array {
  const width = reading.mean.length;
  const out = new Float32Array(width * views.length);
  views.forEach((view, index) => {
    const from = reading[view];
    const scale = view === 'mean' ? Math.sqrt(width) / 3 : 1;
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

/**
 * Counts of pieces, pairs and triples of pieces, hashed into `size` buckets: log(1 + count), L2-normalised.
 * Pieces are language-independent, so one head reads all languages of the vocabulary.
 */
export function lexicalFeatures(
  pieces: Uint32Array,
  size: number,
  longest: number,
): { buckets: Uint32Array; values: Float32Array } {
  const counts = new Map<number, number>();
  for (let i = 0; i < pieces.length; i++) {
    let hash = 0x9e3779b9;
    for (let n = 0; n < longest && i + n < pieces.length; n++) {
      hash = mix(hash ^ (pieces[i + n]! + Math.imul(n + 1, 0x85ebca6b)));
      const bucket = hash % size;
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
  }
  const buckets = new Uint32Array(counts.size);
  const values = new Float32Array(counts.size);
  let at = 0;
  let norm = 0;
  for (const [bucket, count] of counts) {
    const value = Math.log1p(count);
    buckets[at] = bucket;
    values[at++] = value;
    norm += value * value;
  }
  norm = Math.sqrt(norm) || 1;
  for (let i = 0; i < values.length; i++) values[i]! /= norm;
  return { buckets, values };
}
