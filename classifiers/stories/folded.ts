import { spell } from '../places/spelling.ts';
import { hash } from './words.ts';

const KEPT = 100_000;
const known = new Map<string, number>();

/**
 * Hash of a word without its marks: a mirror that drops them, sets the tone mark elsewhere or swaps look-alike
 * letters still repeats the text.
 */
export function foldedHash(word: string): number {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= KEPT) known.clear();
  const made = hash(spell(word).fold);
  known.set(word, made);
  return made;
}
