import { iForY } from '../../db/model/index.ts';

/**
 * How two spellings of one syllable are told to be the same. A Vietnamese syllable is compared by its
 * letters and its tone apart, so that `Hoà` and `Hòa`, composed and combining marks are one key.
 */

const TONES: Readonly<Record<string, string>> = {
  '\u0300': '1',
  '\u0301': '2',
  '\u0303': '3',
  '\u0309': '4',
  '\u0323': '5',
};

/** Letters of other scripts that look Latin; only used in tokens that also hold Latin letters, or among Latin text. */
const HOMOGLYPHS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    ո: 'n',
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    Х: 'X',
    І: 'I',
    Ј: 'J',
    Ѕ: 'S',
    У: 'Y',
    ο: 'o',
    α: 'a',
    ν: 'v',
    ι: 'i',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Χ: 'X',
    Υ: 'Y',
    Ð: 'Đ',
    ð: 'đ',
    Ɖ: 'Đ',
    ɖ: 'đ',
    ɑ: 'a',
    ı: 'i',
    ℎ: 'h',
  }),
);

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF'’ʼ‘`´]/g;
const LATIN = /[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]/;
const FOREIGN_SCRIPT = /[\u0370-\u058F\u2100-\u214F\u0131\u00D0\u00F0\u0189\u0251\u0256]/;
const MARK = /[\u0300-\u036F]/;

/** The token with look-alike letters made Latin. A token wholly in another script is left alone unless told otherwise. */
export function latinise(token: string, wholly = false): string {
  if (!FOREIGN_SCRIPT.test(token)) return token;
  if (!wholly && !LATIN.test(token)) return token;
  let out = '';
  for (const char of token) {
    const mapped = HOMOGLYPHS.get(char);
    if (wholly && mapped === undefined && !LATIN.test(char) && !MARK.test(char)) return token;
    out += mapped ?? char;
  }
  return out;
}

export interface Spelling {
  /** Lower case, no marks, `đ` as `d`: the key of the name index. */
  readonly fold: string;
  /** Letters with their hats and horns, then the tone as a digit; `y` after h k l m s t v q as `i`. */
  readonly exact: string;
  /** True when the token bears no Vietnamese mark at all. */
  readonly plain: boolean;
}

/** Keys of one token (a syllable or word). */
export function spell(token: string): Spelling {
  const letters = latinise(token.replace(INVISIBLE, '').normalize('NFC')).toLowerCase();
  if (/^[a-z0-9]*$/.test(letters)) {
    const same = iForY(letters);
    return { fold: same, exact: same, plain: true };
  }
  let tone = '';
  let base = '';
  let fold = '';
  let plain = true;
  for (const char of letters.normalize('NFD')) {
    if (TONES[char] !== undefined) {
      tone = TONES[char];
      plain = false;
    } else if (MARK.test(char)) {
      base += char;
      plain = false;
    } else if (char === 'đ') {
      base += char;
      fold += 'd';
      plain = false;
    } else {
      base += char;
      fold += char;
    }
  }
  return { fold: iForY(fold), exact: iForY(base.normalize('NFC')) + tone, plain };
}

const TRADITIONAL =
  '諒谅內内義义寧宁廣广萊莱奠奠邊边羅罗靜静雲云嘉嘉慶庆樂乐蔥葱東东陽阳長长龍龙門门關关誼谊鎮镇縣县鄉乡區区島岛灣湾沒没檳槟節节會会頭头頓顿歸归國国衛卫蓮莲獨独興兴順顺壽寿貴贵維维馬马億亿農农緑绿綠绿藍蓝嶽岳館馆師师東东濟济豐丰財财錦锦陸陆禮礼連连邁迈寶宝達达鴻鸿銅铜溪溪啟启產产壯壮黃黄'.trim();

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL[2 * i]!, TRADITIONAL[2 * i + 1]!]),
);

/** A Han character in its simplified form, as far as place names need it. */
export const simplified = (char: string): string => SIMPLE.get(char) ?? char;
