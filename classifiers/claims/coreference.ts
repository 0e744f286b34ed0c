import type { TextLanguage } from './normal.ts';
import { placeIndex, TAG } from './tags.ts';

/**
 * `these islands` → what was named last. Bare `it` and `they` only where the sentence names nothing itself.
 */
export function resolvePlaces(
  text: string,
  pronouns: RegExp,
  last: readonly string[],
  namedHere: boolean,
  place: (statements: readonly string[]) => string,
): string {
  if (last.length === 0) return text;
  const first = text.search(new RegExp(`[${TAG.places}]`, 'u'));
  let used = false;
  return text.replace(pronouns, (word, offset: number) => {
    if (used || (namedHere && (offset < first || /^(?:it|they|它们|这里|chúng|chung)$/u.test(word))))
      return word;
    // `đó`, `đây` are places only in `đó là đất của …`.
    if (
      /^(?:đó|đây|do|day)$/u.test(word) &&
      !/^ (?:là|la) (?:của|đất|đảo|lãnh|biển|vùng)/u.test(text.slice(offset + word.length))
    )
      return word;
    used = true;
    return place(last);
  });
}

/** `Hoàng Sa và Trường Sa` is one subject: the first tag takes both, the others go. */
export function mergeListedPlaces(text: string, language: TextLanguage, named: string[][]): string {
  const link =
    language === 'zh'
      ? '(?:群岛|岛)?[、和与及以,]{1,2}'
      : ' (?:archipelago |islands )?(?:, and |, và |, |và |va |and |cùng |& |or |hay |với |- |/ )(?:quần đảo |quan dao |the |đảo |dao |bãi )?';
  const list = new RegExp(`([${TAG.places}])(?:${link}[${TAG.places}])+`, 'gu');
  return text.replace(list, (whole) => {
    const tags = [...whole].filter((character) => character >= '\ue000' && character <= '\ue0ff');
    const first = tags[0] ?? '';
    const merged = [...new Set(tags.flatMap((tag) => named[placeIndex(tag)] ?? []))];
    named[placeIndex(first)] = merged;
    return first;
  });
}

/** `China says the islands are its own` → the pronoun becomes the country named last before it. */
export function resolvePronouns(text: string, pronouns: RegExp): string {
  return text.replace(pronouns, (word, ...rest) => {
    const offset = rest.find((item) => typeof item === 'number') as number;
    // `其` is a pronoun, but not in `其实`, `其他`, `尤其`.
    if (
      word === '其' &&
      (/^[实他中余次间它]/u.test(text.slice(offset + 1)) || /[尤极与]$/u.test(text.slice(0, offset)))
    )
      return word;
    // `mình` is the country only where something is its own: `của mình`.
    if (/^(?:mình|minh)$/u.test(word) && !/ (?:của|cua|riêng|rieng) $/u.test(text.slice(0, offset)))
      return word;
    const before = text.slice(0, offset).match(new RegExp(`[${TAG.countries}]`, 'gu'));
    return before?.at(-1) ?? word;
  });
}
