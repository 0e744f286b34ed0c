/** Letters of a text by script, and the languages that a script alone decides. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['th', /\p{Script=Thai}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['si', /\p{Script=Sinhala}/gu],
  ['bo', /\p{Script=Tibetan}/gu],
];

/** A script's letters weigh more than Latin ones: names and units in Latin letters occur in every script. */
const ENOUGH = 0.3;

export interface ScriptAnswer {
  readonly language: string;
  /** Share of the text's letters that speak for it. */
  readonly share: number;
}

/** The language that the script decides, or null where letters are Latin, Cyrillic, Arabic or Devanagari. */
export function byScript(text: string): ScriptAnswer | null {
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) return null;
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(text, /\p{Script=Han}/gu);
  if (kana + han >= letters * ENOUGH) {
    // Japanese headlines hold kana; a single の in a Chinese brand name is none.
    return kana >= Math.max(2, (kana + han) * 0.05)
      ? { language: 'ja', share: (kana + han) / letters }
      : { language: 'zh', share: han / letters };
  }
  for (const [language, pattern] of SCRIPTS) {
    const found = count(text, pattern);
    if (found >= letters * ENOUGH) return { language, share: found / letters };
  }
  return null;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
