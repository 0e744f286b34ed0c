import { type Facts, metaValue } from './facts.ts';
import type { LinkedData } from './json-ld.ts';

/** Names that outlets give languages by, beside ISO 639-1 codes. */
const NAMES: Readonly<Record<string, string>> = {
  vietnamese: 'vi',
  vie: 'vi',
  vn: 'vi',
  english: 'en',
  eng: 'en',
  chinese: 'zh',
  zho: 'zh',
  cn: 'zh',
  lao: 'lo',
  khmer: 'km',
  thai: 'th',
  russian: 'ru',
  french: 'fr',
  german: 'de',
  deutsch: 'de',
  japanese: 'ja',
  jp: 'ja',
  korean: 'ko',
  kr: 'ko',
  spanish: 'es',
};

/** The language that a page declares, as ISO 639-1, or '' where it declares none. */
export function findLanguage(facts: Facts, linked: LinkedData): string {
  for (const given of [
    facts.htmlLanguage,
    metaValue(facts, 'content-language', 'language', 'og:locale', 'dc.language', 'inlanguage'),
    linked.article?.language ?? '',
  ]) {
    const code = isoCode(given);
    if (code) return code;
  }
  return '';
}

function isoCode(given: string): string {
  const first =
    given
      .trim()
      .toLowerCase()
      .split(/[-_,;\s]/)[0] ?? '';
  if (NAMES[first]) return NAMES[first];
  return /^[a-z]{2}$/.test(first) ? first : '';
}

/** Scripts that one language of the press is written in, with the languages that a page may rightly declare for each. */
const SCRIPTS: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơưđ]/giu, 'vi', ['vi']],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', ['ja']],
  [/\p{Script=Hangul}/gu, 'ko', ['ko']],
  [/\p{Script=Han}/gu, 'zh', ['zh', 'ja', 'ko']],
  [/\p{Script=Thai}/gu, 'th', ['th']],
  [/\p{Script=Lao}/gu, 'lo', ['lo']],
  [/\p{Script=Khmer}/gu, 'km', ['km']],
];
/** Share of the letters that settles it; Vietnamese writes plain letters between its own. */
const SHARE = 0.08;

/**
 * The declared language, corrected where the script of the text rules it out: templates are often left at `en`.
 * A full identification is the classifiers' work; this is what the zone and order of dates need.
 */
export function settleLanguage(declared: string, text: string): string {
  const sample = text.slice(0, 3000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return declared;
  for (const [pattern, language, allowed] of SCRIPTS) {
    const share = (sample.match(pattern)?.length ?? 0) / letters;
    if (share >= SHARE) return allowed.includes(declared) ? declared : language;
  }
  return declared === 'vi' ? '' : declared;
}
