/** Words as the article-extraction-benchmark counts them; East Asian text is cut into characters. */
export const tokens = (text: string): string[] =>
  text
    .normalize('NFC')
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}_]+/gu) ?? [];

const counted = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Multiset overlap of two lists. Two empty lists agree. */
export function overlap(truth: readonly string[], found: readonly string[]): Overlap {
  if (truth.length === 0 && found.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const left = counted(truth);
  let shared = 0;
  for (const [key, count] of counted(found)) shared += Math.min(count, left.get(key) ?? 0);
  const precision = found.length === 0 ? 0 : shared / found.length;
  const recall = truth.length === 0 ? 0 : shared / truth.length;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Four-grams of words; a shorter text is one gram. */
export function shingles(text: string, size = 4): string[] {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
  if (words.length === 0) return [];
  if (words.length < size) return [words.join(' ')];
  const grams: string[] = [];
  for (let i = 0; i + size <= words.length; i++) grams.push(words.slice(i, i + size).join(' '));
  return grams;
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
