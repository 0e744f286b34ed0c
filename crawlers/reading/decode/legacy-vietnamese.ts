import { decodeHTML } from 'entities';

/** Encodings that lived in fonts: the bytes are Latin-1 letters, and only the right font showed Vietnamese. */
export type LegacyFont = 'tcvn3' | 'vni';

/** TCVN 5712:1993, the ABC fonts: one Latin-1 character for a letter. */
const TCVN3_FROM = 'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§';
const TCVN3_TO = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ';
const TCVN3: ReadonlyMap<string, string> = new Map(
  [...TCVN3_FROM].map((char, i) => [char, [...TCVN3_TO][i]!]),
);

/** VNI: a vowel, then a letter that stands for its marks; six letters stand for themselves. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ø: '\u0300',
  ù: '\u0301',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  à: '\u0302\u0300',
  á: '\u0302\u0301',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  è: '\u0306\u0300',
  é: '\u0306\u0301',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const VNI_SINGLE: Readonly<Record<string, string>> = {
  ñ: 'đ',
  Ñ: 'Đ',
  ô: 'ơ',
  Ô: 'Ơ',
  ö: 'ư',
  Ö: 'Ư',
  æ: 'ỉ',
  Æ: 'Ỉ',
  ó: 'ĩ',
  Ó: 'Ĩ',
  ò: 'ị',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ',
};
const VNI_PAIR = /([aeoyuôöAEOYUÔÖ])([øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË])|[ñÑôÔöÖæÆóÓòÒîÎ]/g;

/** Frequent words as each encoding spells them: several of them in one page leave no doubt. */
const TELLTALES: Readonly<Record<LegacyFont, readonly string[]>> = {
  tcvn3: [
    'cña',
    'vµ',
    '®\u00adîc',
    'kh«ng',
    'lµ',
    'c¸c',
    'nh÷ng',
    'ng\u00adêi',
    'cã',
    'víi',
    '®Õn',
    'mét',
    'ngµy',
    'ViÖt',
    'tØnh',
    'huyÖn',
    'x·',
    'n\u00adíc',
  ],
  vni: [
    'cuûa',
    'vaø',
    'ñöôïc',
    'khoâng',
    'laø',
    'caùc',
    'nhöõng',
    'ngöôøi',
    'coù',
    'vôùi',
    'ñeán',
    'moät',
    'ngaøy',
    'Vieät',
    'tænh',
    'huyeän',
    'nöôùc',
  ],
};
const PATTERNS: Readonly<Record<LegacyFont, RegExp>> = {
  tcvn3: wordPattern(TELLTALES.tcvn3),
  vni: wordPattern(TELLTALES.vni),
};

function wordPattern(list: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\u00ad])(?:${list.join('|')})(?![\\p{L}\\u00ad])`, 'gu');
}

const SAMPLE = 200_000;
/** References to the Latin-1 letters and signs that these fonts use. */
const REFERENCE =
  /&(?:[A-Za-z]{1,2}(?:grave|acute|circ|tilde|uml|ring|cedil|slash|lig)|iexcl|cent|pound|curren|yen|brvbar|sect|uml|copy|ordf|laquo|not|shy|reg|micro|para|middot|cedil|sup1|raquo|frac14|frac12|frac34|times|divide|eth|ETH|thorn|THORN|#(?:1[6-9]\d|2[0-4]\d|25[0-5]));/g;

/** The font encoding that a text is written in, or null: Unicode Vietnamese in it, or too few telltale words, mean none. */
export function legacyFont(text: string): LegacyFont | null {
  const sample = decoded(text.slice(0, SAMPLE));
  if ((sample.match(/[ếềệộồốạảấầậợớờứừựữủụịỉĩ]/g)?.length ?? 0) > 20) return null;
  for (const font of ['tcvn3', 'vni'] as const) {
    const words = sample.match(PATTERNS[font]) ?? [];
    if (new Set(words).size >= 3 && words.length >= 4) return font;
  }
  return null;
}

/** Unicode for a text in a font encoding; markup is ASCII and stays as it is. */
export function fromLegacyVietnamese(text: string, font: LegacyFont): string {
  const source = decoded(text);
  if (font === 'tcvn3') return source.replace(/[\u00a1-\u00fe]/g, (char) => TCVN3.get(char) ?? char);
  return source
    .replace(VNI_PAIR, (match: string, vowel: string | undefined, mark: string | undefined) => {
      if (!vowel || !mark) return VNI_SINGLE[match] ?? match;
      return (VNI_SINGLE[vowel] ?? vowel) + VNI_MARKS[mark.toLowerCase()]!;
    })
    .normalize('NFC');
}

const decoded = (text: string): string =>
  text.includes('&') ? text.replace(REFERENCE, (ref) => decodeHTML(ref)) : text;
