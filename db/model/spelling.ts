/** `Mỹ` and `Mĩ`, `Quý` and `Quí` are one word; a syllable comes without its tone. */
export const iForY = (syllable: string): string =>
  /^(?:[hklmstv]|qu)y$/i.test(syllable)
    ? syllable.slice(0, -1) + (syllable.endsWith('Y') ? 'I' : 'i')
    : syllable;

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * A text with each Vietnamese syllable in one spelling: `hoà` and `hòa`, `lý` and `lí` come out the same, and so
 * does a tone that a keyboard put on the wrong vowel. For comparing, never for showing; case stays as it is.
 */
export const oneSpelling = (text: string): string => text.replace(/[\p{L}\p{M}]+/gu, syllableOnce);

function syllableOnce(word: string): string {
  const letters = word.normalize('NFD');
  const [tone, second] = letters.match(TONE) ?? [];
  // Two tones are no Vietnamese syllable.
  if (second !== undefined) return word.normalize('NFC');
  const plain = iForY(letters.replace(TONE, '').normalize('NFC'));
  // Which vowel bears the tone says nothing, so it always goes on the last.
  return tone === undefined
    ? plain
    : plain
        .normalize('NFD')
        .replace(/[aeiouy]\p{M}*(?![\s\S]*[aeiouy])/iu, `$&${tone}`)
        .normalize('NFC');
}
