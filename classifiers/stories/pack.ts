import type { Fingerprint } from './fingerprint.ts';
import type { Term } from './terms.ts';

/**
 * A fingerprint as one JSON text for a table, without its bands (they have a column of their own) and its
 * embedding (the caller stores it where it stores the others). About 1 KB.
 */
export function packFingerprint(fingerprint: Fingerprint): string {
  const { bands: _, embedding: __, terms, titleTerms, rest, sketch, ...others } = fingerprint;
  return JSON.stringify({
    ...others,
    sketch: [sketch.size, ...sketch.hashes],
    terms: flat(terms),
    titleTerms: flat(titleTerms),
    rest: flat(rest),
  });
}

/** The fingerprint that `packFingerprint` wrote; throws where the text is none. */
export function unpackFingerprint(
  packed: string,
  bands: readonly string[] = [],
  embedding?: Float32Array,
): Fingerprint {
  const { sketch, terms, titleTerms, rest, ...others } = JSON.parse(packed) as Omit<
    Fingerprint,
    'sketch' | 'terms' | 'titleTerms' | 'rest' | 'bands'
  > & {
    readonly sketch: readonly number[];
    readonly terms: readonly number[];
    readonly titleTerms: readonly number[];
    readonly rest: readonly number[];
  };
  return {
    ...others,
    bands,
    embedding,
    sketch: { size: sketch[0] ?? 0, hashes: sketch.slice(1) },
    terms: paired(terms),
    titleTerms: paired(titleTerms),
    rest: paired(rest),
  };
}

const flat = (terms: readonly Term[]): number[] =>
  terms.flatMap(({ hash, weight }) => [hash, Math.round(weight * 1000)]);

const paired = (values: readonly number[]): Term[] =>
  Array.from({ length: values.length / 2 }, (_, i) => ({
    hash: values[2 * i]!,
    weight: values[2 * i + 1]! / 1000,
  }));
