import { isColumn, isRetraction, quoted } from './cues.ts';
import { type Sketch, sketch, smallest } from './sketch.ts';
import { namesOf, restTerms, type Term, terms, titleTerms } from './terms.ts';
import { hash, type Word, words } from './words.ts';

/** What an article is compared by. About 700 bytes; holds no text. */
export interface Fingerprint {
  /** Keys under which it is stored: `s…` shingles, `t…` title, `e….DAY` terms, `n….DAY` numbers, `p….DAY` communes and landmarks, `l….DAY` provinces in a language. */
  readonly bands: readonly string[];
  readonly sketch: Sketch;
  readonly terms: readonly Term[];
  readonly titleTerms: readonly Term[];
  /** Terms of what follows the lead; empty for a short piece. */
  readonly rest: readonly Term[];
  /** Hashes of its numbers, ascending. */
  readonly numbers: readonly number[];
  /** Hashes of the numbers that tell one piece of news from another: 1119, 27.6; not a year or a day. */
  readonly telling: readonly number[];
  /** Hash of the title's words. 0 where the title has fewer than four. */
  readonly title: number;
  /** Hash of the title without its numbers, as a column repeats it. */
  readonly titleFrame: number;
  /** Titles that a correction quotes. */
  readonly quotes: readonly number[];
  /** Keys of places (`placeKey`), as far as the caller knows them. */
  readonly places: readonly string[];
  readonly language: string;
  /** Milliseconds since 1970, or null. */
  readonly at: number | null;
  readonly column: boolean;
  readonly retraction: boolean;
  readonly embedding?: Float32Array | undefined;
}

export interface FingerprintedArticle {
  readonly title: string;
  readonly text: string;
  readonly publishedAt?: Date | null | undefined;
  readonly language?: string | undefined;
}

const SHINGLE_KEYS = 24;
const TERM_KEYS = 10;
const NUMBER_KEYS = 8;
const NUMBERS = 32;
export const DAY = 86_400_000;

/** Reads an article once; `places` are keys as `placeKey` makes them, best first. */
export function fingerprint(
  article: FingerprintedArticle,
  places: readonly string[] = [],
  embedding?: Float32Array,
): Fingerprint {
  const title = words(article.title);
  const body = words(article.text);
  const made = sketch(body);
  const at = article.publishedAt?.getTime() ?? null;
  const names = namesOf(places);
  const kept = terms(title, body, names);
  const figures = numbersOf([...title, ...body]);
  const titleKey = keyOf(title);
  const day = at === null ? 'x' : String(Math.floor(at / DAY));
  const telling = figures.filter(({ text }) => isTelling(text)).slice(0, NUMBER_KEYS);
  const local = places.filter((place) => place.includes('/')).slice(0, 4);
  return {
    bands: [
      ...made.hashes.slice(0, SHINGLE_KEYS).map((value) => `s${value.toString(36)}`),
      ...(titleKey === 0 ? [] : [`t${titleKey.toString(36)}`]),
      ...kept.slice(0, TERM_KEYS).map((term) => `e${term.hash.toString(36)}.${day}`),
      ...telling.map(({ code }) => `n${code.toString(36)}.${day}`),
      ...local.map((place) => `p${hash(place).toString(36)}.${day}`),
      ...provincesOf(places).map((province) => `${languageKey(province, article.language ?? 'und')}.${day}`),
    ],
    sketch: made,
    terms: kept,
    titleTerms: titleTerms(title, names),
    rest: restTerms(body, names),
    numbers: smallest(new Set(figures.map(({ code }) => code)), NUMBERS),
    telling: telling.map(({ code }) => code),
    title: titleKey,
    titleFrame: keyOf(title.filter((word) => !word.number)),
    quotes: isRetraction(article.title, article.text)
      ? quoted(article.text)
          .map((line) => keyOf(words(line)))
          .filter((key) => key !== 0)
      : [],
    places: places.slice(0, 8),
    language: article.language ?? 'und',
    at,
    column: isColumn(article.title, article.text),
    retraction: isRetraction(article.title, article.text),
    embedding,
  };
}

/** Keys to look for: those of the fresh article, its days moved over the window, and the titles that it quotes. */
export function probes(fresh: Fingerprint, days = EVENT_DAYS): string[] {
  const own = fresh.bands.filter((key) => key[0] !== 'l');
  const out = fresh.quotes.map((key) => `t${key.toString(36)}`);
  const day0 = fresh.at === null ? 'x' : String(Math.floor(fresh.at / DAY));
  for (const province of provincesOf(fresh.places)) {
    for (const language of LANGUAGES)
      if (language !== fresh.language) own.push(`${languageKey(province, language)}.${day0}`);
  }
  const back = fresh.retraction ? 10 : days;
  for (const key of own) {
    const dot = key.indexOf('.');
    if (dot < 0 || fresh.at === null) {
      out.push(key);
      continue;
    }
    const day = Number(key.slice(dot + 1));
    for (let d = -back; d <= days; d++) out.push(`${key.slice(0, dot)}.${day + d}`);
  }
  return out;
}

/** Days between two tellings of one event, at most. */
export const EVENT_DAYS = 3;

/** Languages that releases of an office come in: a translation is looked for under its province and another of them. */
const LANGUAGES = ['vi', 'en', 'zh', 'fr', 'ru', 'ja', 'ko'];

const languageKey = (province: string, language: string): string =>
  `l${hash(`${province} ${language}`).toString(36)}`;

const provincesOf = (places: readonly string[]): string[] => [
  ...new Set(places.slice(0, 4).map((place) => place.split('/')[0]!)),
];

const keyOf = (title: readonly Word[]): number =>
  title.length < 4 ? 0 : hash(title.map((word) => word.text).join(' '));

function numbersOf(list: readonly Word[]): { text: string; code: number }[] {
  const seen = new Map<string, number>();
  for (const word of list)
    if (word.number && word.text.length > 1 && !seen.has(word.text)) seen.set(word.text, hash(word.text));
  return [...seen].map(([text, code]) => ({ text, code }));
}

/** A number that tells one piece of news from another: not a year, a day or a round figure. */
const isTelling = (text: string): boolean =>
  (text.length >= 3 || text.includes('.')) && !/^(?:19|20)\d\d$/.test(text) && !/^[1-9]0{2,}$/.test(text);
