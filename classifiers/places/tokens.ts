import { latinise, simplified, spell } from './spelling.ts';

export type Shape = 'lower' | 'cap' | 'upper' | 'digit' | 'char';

/** What lies between a token and the one before it. */
export const GAP = {
  none: 0,
  space: 1,
  hyphen: 2,
  dash: 3,
  dot: 4,
  /** `Lang Son's Dong Dang` */
  owner: 5,
  comma: 6,
  open: 7,
  close: 8,
  break: 9,
} as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/** What is known of a written form, wherever it stands. Shared between equal tokens. */
export interface Form {
  readonly fold: string;
  readonly exact: string;
  readonly plain: boolean;
  readonly shape: Shape;
}

/** A text cut into words; scripts without spaces are cut into characters. Parallel arrays, for speed. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly forms: readonly Form[];
  readonly gaps: Uint8Array;
}

// 0 is a separator.
const WORD = 1;
const CHARACTER = 2;
const JOINER = 3;
const INVISIBLE = 4;

/** Class of every UTF-16 unit. Made once, on first use. */
let classes: Uint8Array | undefined;

function charClasses(): Uint8Array {
  if (classes) return classes;
  const table = new Uint8Array(65536);
  const word = /[\p{L}\p{M}\p{N}]/u;
  const single =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  for (let code = 0; code < 65536; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if (single.test(char)) table[code] = CHARACTER;
    else if (word.test(char)) table[code] = WORD;
  }
  for (const char of "'’ʼ‘") table[char.charCodeAt(0)] = JOINER;
  for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]) table[code] = INVISIBLE;
  classes = table;
  return table;
}

const FORMS_KEPT = 200_000;

/** Keeps the forms of words already seen; bounded, so that a long run does not grow. */
export class FormCache {
  #forms = new Map<string, Form>();

  form(word: string, character: boolean): Form {
    const known = this.#forms.get(word);
    if (known) return known;
    if (this.#forms.size >= FORMS_KEPT) this.#forms.clear();
    const made = character ? characterForm(word) : wordForm(word);
    this.#forms.set(word, made);
    return made;
  }
}

const characterForm = (char: string): Form => {
  const key = simplified(char.normalize('NFKC'));
  return { fold: key, exact: key, plain: true, shape: 'char' };
};

function wordForm(word: string): Form {
  return { ...spell(word), shape: shapeOf(latinise(word.normalize('NFC'))) };
}

function shapeOf(word: string): Shape {
  if (/^\p{N}+$/u.test(word)) return 'digit';
  const first = word[0]!;
  if (first === first.toLowerCase()) return 'lower';
  const rest = word.slice(1);
  return rest.length > 0 && rest === rest.toUpperCase() && rest !== rest.toLowerCase() ? 'upper' : 'cap';
}

/** Cuts a text. Offsets are UTF-16 units of `text`. Linear in its length. */
export function tokenise(text: string, cache: FormCache): Tokens {
  const table = charClasses();
  const starts: number[] = [];
  const ends: number[] = [];
  const forms: Form[] = [];
  const gaps: number[] = [];
  let last = 0;
  let i = 0;
  while (i < text.length) {
    const kind = table[text.charCodeAt(i)]!;
    if (kind !== WORD && kind !== CHARACTER) {
      i++;
      continue;
    }
    const start = i;
    i++;
    if (kind === WORD) i = wordEnd(text, i, table);
    const end = kind === WORD ? withoutPossessive(text, start, i) : i;
    starts.push(start);
    ends.push(end);
    forms.push(cache.form(text.slice(start, end), kind === CHARACTER));
    gaps.push(gapBetween(text, last, start));
    last = end === i ? end : i;
  }
  return {
    text,
    count: starts.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    forms,
    gaps: Uint8Array.from(gaps),
  };
}

function wordEnd(text: string, from: number, table: Uint8Array): number {
  let i = from;
  for (;;) {
    const kind = table[text.charCodeAt(i)];
    if (kind === WORD || kind === INVISIBLE) i++;
    else if (kind === JOINER && table[text.charCodeAt(i + 1)] === WORD) i += 2;
    else break;
  }
  while (table[text.charCodeAt(i - 1)] === INVISIBLE) i--;
  return i;
}

const withoutPossessive = (text: string, start: number, end: number): number =>
  end - start > 2 && /['’]s$/.test(text.slice(end - 2, end)) ? end - 2 : end;

function gapBetween(text: string, from: number, to: number): Gap {
  if (from === to) return from === 0 ? GAP.break : GAP.none;
  if (from === 0 && to > 0) return GAP.break;
  if (to - from === 1) {
    const code = text.charCodeAt(from);
    if (code === 32 || code === 0xa0) return GAP.space;
  }
  const between = text.slice(from, to);
  if (between.includes('\n')) return GAP.break;
  const core = between.replace(/[\s\u00A0\u00AD\u200B-\u200F\u2060\uFEFF_]+/g, '');
  if (core === '') return GAP.space;
  if (/^[-‐‑–—]$/.test(core)) return between.length === 1 ? GAP.hyphen : GAP.dash;
  if (core === '.') return GAP.dot;
  if (/^['’]s$/.test(core)) return GAP.owner;
  if (/^[,，、،/;;]$/.test(core)) return GAP.comma;
  if (/^[(（[［【]["“]?$/.test(core)) return GAP.open;
  if (/^[)）\]］】][,，]?$/.test(core)) return GAP.close;
  return GAP.break;
}
