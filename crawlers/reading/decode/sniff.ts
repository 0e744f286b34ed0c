import { canonicalLabel, decodeAs } from './codec.ts';

/** Bytes at the start of a document in which it may declare its encoding. */
const HEAD = 8192;
/** Bytes looked at when guessing. */
const SAMPLE = 65_536;

export function byMark(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return '';
}

export const fromHeader = (contentType: string | undefined): string => {
  const match = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '');
  return match ? canonicalLabel(match[1]!) : '';
};

/** What a `meta` tag or an XML declaration says. */
export function declaredIn(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  if (xml) return canonicalLabel(xml[1]!);
  const meta = /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  return meta ? canonicalLabel(meta[1]!) : '';
}

/** `yes`: valid UTF-8 beyond ASCII; `ascii`; `no`: broken. A sequence cut by the end of the body is forgiven. */
export function isUtf8(bytes: Uint8Array): 'yes' | 'no' | 'ascii' {
  let wide = 0;
  let broken = 0;
  const end = Math.min(bytes.length, 1_000_000);
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const length =
      byte >= 0xc2 && byte <= 0xdf
        ? 1
        : byte >= 0xe0 && byte <= 0xef
          ? 2
          : byte >= 0xf0 && byte <= 0xf4
            ? 3
            : 0;
    let good = length > 0;
    for (let j = 1; good && j <= length; j++) {
      const next = bytes[i + j];
      if (next === undefined) return wide > 0 ? 'yes' : broken > 0 ? 'no' : 'ascii';
      if ((next & 0xc0) !== 0x80) good = false;
    }
    if (good) {
      wide++;
      i += length;
    } else broken++;
  }
  if (wide === 0 && broken === 0) return 'ascii';
  // A page stitched from several sources may hold a few broken bytes among thousands of good ones.
  return broken === 0 || (wide > 50 && broken * 50 < wide) ? 'yes' : 'no';
}

/** UTF-16 and UTF-32 without a mark, by where their zero bytes stand. */
function wide(bytes: Uint8Array): string {
  const size = Math.min(bytes.length, 4096) & ~3;
  if (size < 8) return '';
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i & 3]!++;
  const units = size / 4;
  const [z0, z1, z2, z3] = zeros.map((count) => count / units) as [number, number, number, number];
  if (z0 > 0.9 && z1 > 0.9 && z3 < 0.2) return 'utf-32be';
  if (z3 > 0.9 && z2 > 0.9 && z0 < 0.2) return 'utf-32le';
  if (z0 + z2 > 0.2 && z1 + z3 < (z0 + z2) * 0.2) return 'utf-16be';
  if (z1 + z3 > 0.2 && z0 + z2 < (z1 + z3) * 0.2) return 'utf-16le';
  return '';
}

/** Encodings that are tried on undeclared text, in order of preference among equals. */
const LEGACY = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1251',
  'windows-1258',
  'windows-1252',
];

/** The frequent characters of Chinese, simplified and traditional, Japanese and Korean. */
const COMMON = new Set(
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办運說國會來時們這個為過學對後麼無開現長動與進實點種聲話兒問機給業間電門東關並內軍產萬體別處總場師書員華報馬張難數應車題記邊戰許覺統請愛讓認論義術遠資隊帶條變聯權該領傳紅決達辦のにはをたがでてとしれさいすかるもこなら이다는에의을를가고하지은로',
);

/** How well bytes read as an encoding: frequent characters for, broken and odd ones against. */
function fitness(bytes: Uint8Array, encoding: string): number {
  const text = decodeAs(bytes.subarray(0, SAMPLE), encoding);
  let beyond = 0;
  let common = 0;
  let odd = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) continue;
    beyond++;
    if (COMMON.has(char)) common++;
    else if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)) odd += 5;
    else if (code > 0xffff || (code >= 0xff61 && code <= 0xff9f)) odd += 2;
  }
  return beyond === 0 ? 0 : (common - odd) / beyond;
}

function legacy(bytes: Uint8Array): string {
  const scores = LEGACY.slice(0, 5).map((encoding) => ({ encoding, score: fitness(bytes, encoding) }));
  const best = scores.reduce((left, right) => (right.score > left.score ? right : left));
  if (best.score > 0.15) return best.encoding;
  const text = decodeAs(bytes.subarray(0, SAMPLE), 'windows-1251');
  const cyrillic = text.match(/[а-яА-ЯёЁ]{3,}/g)?.join('').length ?? 0;
  const beyond = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
  if (beyond > 10 && cyrillic > beyond * 0.7) return 'windows-1251';
  return looks1258(bytes) ? 'windows-1258' : 'windows-1252';
}

/** windows-1258 writes tones as marks after the vowel: bytes that are odd symbols between letters elsewhere. */
function looks1258(bytes: Uint8Array): boolean {
  const text = decodeAs(bytes.subarray(0, SAMPLE), 'windows-1258');
  const tones = text.match(/[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0;
  const stray = text.match(/(?<![a-zA-ZăâêôơưĂÂÊÔƠƯ])[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0;
  return tones >= 5 && stray < tones * 0.1 && /[đươăĐƯƠ]/.test(text);
}

/** True when bytes read as the named encoding are mostly broken and another fits well. */
function contradicts(bytes: Uint8Array, label: string): boolean {
  const text = decodeAs(bytes.subarray(0, SAMPLE), label);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const beyond = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
  if (broken > Math.max(3, beyond * 0.05)) return true;
  if (label !== 'windows-1252' && label !== 'windows-1258') return false;
  const best = legacy(bytes);
  return best !== label && best !== 'windows-1252';
}

/** Guesses from the bytes alone. */
export const guess = { wide, legacy, contradicts };
