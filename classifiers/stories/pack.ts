import type { Fingerprint } from './fingerprint.ts';

/**
 * A fingerprint as one JSON text for a table, without its bands (they have a column of their own) and its
 * embedding (the caller stores it where it stores the others). About 1 KB.
 */
export function packFingerprint(fingerprint: Fingerprint): string {
  const { bands: _, embedding: __, terms, sketch, ...rest } = fingerprint;
  return JSON.stringify({
    ...rest,
    sketch: [sketch.size, ...sketch.hashes],
    terms: terms.flatMap(({ hash, weight }) => [hash, Math.round(weight * 1000)]),
  });
}

/** The fingerprint that `packFingerprint` wrote; throws where the text is none. */
export function unpackFingerprint(
  packed: string,
  bands: readonly string[] = [],
  embedding?: Float32Array,
): Fingerprint {
  const { sketch, terms, ...rest } = JSON.parse(packed) as Omit<Fingerprint, 'sketch' | 'terms' | 'bands'> & {
    sketch: number[];
    terms: number[];
  };
  return {
    ...rest,
    bands,
    embedding,
    sketch: { size: sketch[0] ?? 0, hashes: sketch.slice(1) },
    terms: Array.from({ length: terms.length / 2 }, (_, i) => ({
      hash: terms[2 * i]!,
      weight: terms[2 * i + 1]! / 1000,
    })),
  };
}
