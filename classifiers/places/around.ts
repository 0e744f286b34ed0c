import type { CueList } from './cues.ts';
import { GAP, type Tokens } from './tokens.ts';

const near = (gap: number): boolean => gap === GAP.space || gap === GAP.none || gap === GAP.hyphen;

/** The one to four words that end before token `first`, as exact keys; nearest phrase first. */
export function phrasesBefore(tokens: Tokens, first: number): string[] {
  const out: string[] = [];
  let phrase = '';
  for (let i = first - 1, n = 0; i >= 0 && n < 4; i--, n++) {
    if (!near(tokens.gaps[i + 1]!) && !(tokens.gaps[i + 1] === GAP.dot && n === 0)) break;
    phrase = phrase === '' ? tokens.forms[i]!.exact : `${tokens.forms[i]!.exact} ${phrase}`;
    out.push(phrase);
  }
  return out;
}

/** The one, two or three words after token `last`, folded; nearest phrase first. */
export function phrasesAfter(tokens: Tokens, last: number): string[] {
  const out: string[] = [];
  let phrase = '';
  for (let i = last + 1, n = 0; i < tokens.count && n < 3; i++, n++) {
    if (!near(tokens.gaps[i]!)) break;
    phrase = phrase === '' ? tokens.forms[i]!.fold : `${phrase} ${tokens.forms[i]!.fold}`;
    out.push(phrase);
  }
  return out;
}

/** Whether any of the phrases is in the list; a text typed without marks is compared without them. */
export function anyOf(
  phrases: readonly string[],
  list: CueList | ReadonlySet<string>,
  folded: boolean,
): boolean {
  const set = 'exact' in list ? (folded ? list.folded : list.exact) : list;
  return phrases.some((phrase) => set.has(phrase));
}

/** A capitalised word (not a line in capitals) that touches the span on one side. */
export function capitalBeside(tokens: Tokens, at: number, gapAt: number): boolean {
  if (at < 0 || at >= tokens.count) return false;
  const gap = tokens.gaps[gapAt]!;
  return (gap === GAP.space || gap === GAP.hyphen) && tokens.forms[at]!.shape === 'cap';
}

/** Whether the words about the span are written in capitals, so that capitals tell nothing. */
export function shouting(tokens: Tokens, first: number, last: number): boolean {
  let upper = 0;
  let other = 0;
  for (let i = Math.max(0, first - 4); i <= Math.min(tokens.count - 1, last + 4); i++) {
    if (i >= first && i <= last) continue;
    const shape = tokens.forms[i]!.shape;
    if (shape === 'upper') upper++;
    else if (shape === 'lower' || shape === 'cap') other++;
  }
  return upper > other;
}

/** True where token `i` opens a sentence or line. */
export const opensSentence = (tokens: Tokens, i: number): boolean =>
  i === 0 || tokens.gaps[i]! >= GAP.open || tokens.gaps[i] === GAP.dot;
