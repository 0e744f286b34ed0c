import type { Fingerprint } from './fingerprint.ts';

/**
 * Cosines of the shipped encoder (a multilingual E5): the middle of unrelated news, and of two tellings of one event,
 * within a language and across two. Measured on the written events and on VNTC; another encoder needs its own.
 */
const SCALE = { within: { unrelated: 0.82, same: 0.945 }, across: { unrelated: 0.79, same: 0.867 } } as const;

/** Nearness in meaning: 0 as unrelated news, 1 as two tellings of one event; undefined without embeddings. */
export function meaning(a: Fingerprint, b: Fingerprint): number | undefined {
  if (!a.embedding || !b.embedding || a.embedding.length !== b.embedding.length) return undefined;
  const { unrelated, same } = a.language === b.language ? SCALE.within : SCALE.across;
  return (cosine(a.embedding, b.embedding) - unrelated) / (same - unrelated);
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i]! * b[i]!;
    x += a[i]! * a[i]!;
    y += b[i]! * b[i]!;
  }
  return x === 0 || y === 0 ? 0 : sum / Math.sqrt(x * y);
}
