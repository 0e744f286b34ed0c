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
