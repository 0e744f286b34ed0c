import { foldPattern } from './normal.ts';

/** A number read from words: what it is in digits, and the first word that is no longer part of it. */
export interface ReadWords {
  readonly digits: string;
  readonly end: number;
}

const DIGITS: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const SCALES: readonly (readonly [number, readonly string[]])[] = [
  [1e6, ['triệu']],
  [1e3, ['nghìn', 'ngàn']],
  [1, []],
];
const UNITS = /^ (?:cây|km2?|ki-?lô-?mét|ki lô mét|dặm|hải lý|phần trăm|%|mét|m|héc-?ta|ha|cột|mốc|trụ) /u;
/** `mấy trăm`, `hàng nghìn`: nobody counted. After `phần`, `trăm` is per cent. */
const VAGUE = new Set(['mấy', 'hàng', 'vài', 'dăm', 'nhiều', 'bao', 'từng', 'những', 'phần', 'thứ']);

/** Reads Vietnamese number words, with diacritics or (`plain`) without. */
export function vietnameseReader(plain: boolean) {
  const fold = plain ? foldPattern : (text: string): string => text;
  const digits = new Map(Object.entries(DIGITS).map(([word, value]) => [fold(word), value]));
  const units = new RegExp(fold(UNITS.source), 'u');
  const vague = new Set([...VAGUE].map(fold));
  const is = (word: string | undefined, ...of: string[]): boolean =>
    word !== undefined && of.some((one) => fold(one) === word);
  const isTens = (word: string | undefined): boolean => is(word, 'mươi', 'chục');
  const isHundred = (word: string | undefined): boolean => is(word, 'trăm');
  const scaleOf = (word: string | undefined): number | undefined =>
    SCALES.find(([, names]) => is(word, ...names))?.[0];
  const isScale = (word: string | undefined): boolean => isHundred(word) || scaleOf(word) !== undefined;

  return (words: readonly string[], start: number): ReadWords | undefined => {
    let at = start;
    const digit = (ahead = 0): number | undefined => digits.get(words[at + ahead] ?? '');
    const unitFollows = (from: number): boolean => units.test(` ${words.slice(from, from + 3).join(' ')} `);
    /** The last figure of a number: `năm` is a year there, five is `lăm`. */
    const last = (): number => {
      const value = digit();
      if (!value || is(words[at], 'năm') || isTens(words[at + 1]) || isHundred(words[at + 1])) return 0;
      at += 1;
      return value;
    };
    const belowHundred = (): number | undefined => {
      if (is(words[at], 'mười')) {
        at += 1;
        return 10 + last();
      }
      const value = digit();
      if (!value || !isTens(words[at + 1])) return undefined;
      const counted = is(words[at + 1], 'chục');
      at += 2;
      return value * 10 + (counted ? 0 : last());
    };
    /** `hai nghìn ba cây`: the figure of the next place, said only before what is counted. */
    const short = (place: number): number | undefined => {
      if (is(words[at], 'rưỡi', 'rưởi')) {
        at += 1;
        return place / 2;
      }
      if (is(words[at], 'lẻ', 'linh')) {
        const value = digits.get(words[at + 1] ?? '');
        if (!value || isScale(words[at + 2])) return undefined;
        at += 2;
        return value;
      }
      const value = digit();
      if (!value || is(words[at], 'năm') || !unitFollows(at + 1)) return undefined;
      at += 1;
      return (value * place) / 10;
    };
    const belowThousand = (): number | undefined => {
      const value = isHundred(words[at]) ? 1 : isHundred(words[at + 1]) ? digit() : undefined;
      if (value === undefined) return belowHundred();
      at += isHundred(words[at]) ? 1 : 2;
      return value * 100 + (belowHundred() ?? short(100) ?? 0);
    };
    const whole = (): number | undefined => {
      let total: number | undefined;
      for (const [scale, names] of SCALES) {
        const before = at;
        let section = belowThousand();
        if (section === undefined && is(words[at + 1], ...names) && digit()) {
          section = digit();
          at += 1;
        } else if (section === undefined && total === undefined && is(words[at], ...names)) section = 1;
        if (section === undefined) continue;
        if (scale === 1) return (total ?? 0) + section;
        if (!is(words[at], ...names)) {
          at = before;
          continue;
        }
        at += 1;
        total = (total ?? 0) + section * scale;
        const more = short(scale);
        if (more !== undefined) return total + more;
      }
      return total;
    };
    const decimals = (): string => {
      if (!is(words[at], 'phẩy', 'chấm')) return '';
      const before = at;
      at += 1;
      const tens = belowHundred();
      if (tens !== undefined) return `.${tens}`;
      let read = '';
      while (digit() !== undefined) {
        read += digit();
        at += 1;
      }
      if (read === '') at = before;
      return read === '' ? '' : `.${read}`;
    };

    const previous = words[start - 1];
    if (vague.has(previous ?? '')) return undefined;
    // `năm bảy tư`: a year by its last two figures.
    const [tens, ones] = [digit(), digit(1)];
    const yearFollows = is(previous, 'năm') && tens !== undefined && tens >= (plain ? 7 : 4);
    if (yearFollows && ones && !isTens(words[at + 2]) && !isScale(words[at + 2]))
      return { digits: `${tens}${ones}`, end: at + 2 };
    let value = whole();
    if (value === undefined && digit() && (unitFollows(at + 1) || is(words[at + 1], 'phẩy', 'rưỡi'))) {
      value = digit();
      at += 1;
      if (is(words[at], 'rưỡi') && unitFollows(at + 1)) {
        at += 1;
        return { digits: `${value}.5`, end: at };
      }
    }
    if (value === undefined) return undefined;
    // `năm bảy trăm`, `hai ba chục`: between two numbers, so neither.
    if (digits.has(previous ?? '') && !(is(previous, 'năm') && value >= 1000)) return undefined;
    const fraction = decimals();
    if (is(words[at], 'năm') || (at - start < 2 && !unitFollows(at) && !is(words[at], 'mấy')))
      return undefined;
    return { digits: `${value}${fraction}`, end: at };
  };
}
