import { rarity } from './background.ts';
import { hash, type Word } from './words.ts';

/** What an article is about: its weightiest words and phrases, hashed. */
export interface Term {
  readonly hash: number;
  readonly weight: number;
}

/** Words of the body that are read for terms: news tells the event in its lead. */
const LEAD = 160;
/** Terms kept of an article. */
export const TERMS = 32;

/** What a word of a place name keeps of its weight. */
const NAME_WORTH = 0.5;

/** Where the lead surely ends, and terms kept of what follows. */
const REST = 70;
const REST_TERMS = 24;
const TITLE_TERMS = 10;

/**
 * Words and pairs of words of place names. Places are compared by themselves; in the press of one place their names
 * stand in every article and say nothing.
 */
export function namesOf(places: readonly string[]): Set<string> {
  const out = new Set<string>();
  for (const name of new Set(places.flatMap((place) => place.split('/')))) {
    const list = name
      .normalize('NFC')
      .toLowerCase()
      .split(/[\s-]+/);
    list.forEach((word, i) => {
      out.add(word);
      if (i > 0) out.add(`${list[i - 1]} ${word}`);
    });
  }
  return out;
}

/** The weightiest terms of an article, heaviest first; their weights have unit length. */
export function terms(
  title: readonly Word[],
  body: readonly Word[],
  names: ReadonlySet<string> = new Set(),
): Term[] {
  const counts = new Map<string, number>();
  collect(title, 2.5, counts);
  collect(body.slice(0, LEAD), 1, counts);
  return weightiest(counts, TERMS, names);
}

/** Terms of the title alone. */
export function titleTerms(title: readonly Word[], names: ReadonlySet<string> = new Set()): Term[] {
  const counts = new Map<string, number>();
  collect(title, 1, counts);
  return weightiest(counts, TITLE_TERMS, names);
}

/** Terms of what follows the lead: an editor may change the lead, or take that of another piece. */
export function restTerms(body: readonly Word[], names: ReadonlySet<string> = new Set()): Term[] {
  const counts = new Map<string, number>();
  collect(body.slice(REST, REST + 400), 1, counts);
  return weightiest(counts, REST_TERMS, names);
}

function weightiest(counts: ReadonlyMap<string, number>, most: number, names: ReadonlySet<string>): Term[] {
  const weighed = [...counts].map(([text, count]) => ({
    text,
    weight: Math.sqrt(count) * rarity(text) * (names.has(text) ? NAME_WORTH : 1),
  }));
  weighed.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  const kept = weighed.slice(0, most).filter(({ weight }) => weight > 0);
  const length = Math.hypot(...kept.map(({ weight }) => weight)) || 1;
  return kept.map(({ text, weight }) => ({ hash: hash(text), weight: weight / length }));
}

/** Pairs of neighbouring words are terms (a Vietnamese word is mostly two syllables); so are lone names and numbers. */
function collect(list: readonly Word[], worth: number, counts: Map<string, number>): void {
  for (let i = 0; i < list.length; i++) {
    const word = list[i]!;
    const next = list[i + 1];
    if (next && !next.opens)
      add(counts, `${word.text} ${next.text}`, worth * (word.name && next.name ? 1.3 : 1));
    if (word.number ? word.text.length > 1 : word.text.length > 3 || word.name)
      add(counts, word.text, worth * 0.8);
  }
}

const add = (counts: Map<string, number>, term: string, worth: number): void => {
  counts.set(term, (counts.get(term) ?? 0) + worth);
};

/** Cosine of two lists of terms, 0 to 1. */
export function cosine(a: readonly Term[], b: readonly Term[]): number {
  const weights = new Map(a.map((term) => [term.hash, term.weight]));
  let sum = 0;
  for (const term of b) sum += (weights.get(term.hash) ?? 0) * term.weight;
  return sum;
}
