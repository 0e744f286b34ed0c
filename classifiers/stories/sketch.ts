import { foldedHash } from './folded.ts';
import { mix, type Word } from './words.ts';

/** Words in a shingle: long enough that unrelated news rarely share one, short enough to survive an editor. */
const SHINGLE = 5;
/** Hashes kept of a text: 256 bytes. */
export const SKETCH = 64;

/**
 * The smallest hashes of a text's shingles (a bottom-k sketch, Broder 1997). A part of a text keeps the whole's
 * smallest hashes that fall in it, so that cut reprints are found as well as full ones.
 */
export interface Sketch {
  /** Ascending. */
  readonly hashes: readonly number[];
  /** Number of distinct shingles. */
  readonly size: number;
}

/** Sketch of the words of a body. */
export function sketch(body: readonly Word[]): Sketch {
  const codes = body.map((word) => foldedHash(word.text));
  const seen = new Set<number>();
  const length = Math.min(SHINGLE, codes.length);
  for (let i = 0; length > 0 && i + length <= codes.length; i++) {
    let h = 17;
    for (let j = 0; j < length; j++) h = Math.imul(h ^ codes[i + j]!, 0x9e3779b1) + j;
    seen.add(mix(h));
  }
  return { hashes: smallest(seen, SKETCH), size: seen.size };
}

/** The `count` smallest values, ascending. */
export function smallest(values: Iterable<number>, count: number): number[] {
  return Uint32Array.from(values)
    .sort()
    .subarray(0, count)
    .reduce<number[]>((out, value) => {
      out.push(value);
      return out;
    }, []);
}

export interface Overlap {
  /** Estimated shingles in common ÷ shingles in either. */
  readonly jaccard: number;
  /** Estimated share of the shorter text that is in the longer. */
  readonly containment: number;
  /** Hashes in common: how much the estimate rests on. */
  readonly common: number;
}

/** Estimated overlap of two sketched texts. */
export function overlap(a: Sketch, b: Sketch): Overlap {
  const limit = Math.min(bound(a), bound(b));
  let common = 0;
  let inA = 0;
  let inB = 0;
  let i = 0;
  let j = 0;
  while (i < a.hashes.length || j < b.hashes.length) {
    const x = a.hashes[i] ?? Number.POSITIVE_INFINITY;
    const y = b.hashes[j] ?? Number.POSITIVE_INFINITY;
    if (Math.min(x, y) > limit) break;
    if (x === y) common++;
    if (x <= y) {
      inA++;
      i++;
    }
    if (y <= x) {
      inB++;
      j++;
    }
  }
  const either = inA + inB - common;
  const fewer = Math.min(inA, inB);
  return {
    jaccard: either === 0 ? 0 : common / either,
    containment: fewer === 0 ? 0 : common / fewer,
    common,
  };
}

/** Below this value a sketch holds every hash of its text. */
const bound = (s: Sketch): number => (s.hashes.length < SKETCH ? Number.POSITIVE_INFINITY : s.hashes.at(-1)!);
