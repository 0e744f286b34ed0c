/** Words of a text as stories compare them: NFC, lower case; Han text is cut into characters; numbers without separators. */
export interface Word {
  readonly text: string;
  /** Written with a capital in the middle of a sentence, or a number: it is about something. */
  readonly name: boolean;
  readonly number: boolean;
  /** A new sentence or clause starts here: a phrase does not run across. */
  readonly opens: boolean;
}

const PATTERN =
  /\d+(?:[.,:/]\d+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{M}][\p{L}\p{M}\p{N}'’]*/gu;

/** Cuts a text into words. Linear in its length. */
export function words(text: string): Word[] {
  const source = text.normalize('NFC');
  const out: Word[] = [];
  let last = 0;
  for (const match of source.matchAll(PATTERN)) {
    const raw = match[0];
    const between = source.slice(last, match.index);
    last = match.index + raw.length;
    const opens = out.length === 0 || /[^\s\-–]/.test(between) || between.includes('\n');
    const number = raw.charCodeAt(0) >= 48 && raw.charCodeAt(0) <= 57;
    const lower = number ? plainNumber(raw) : raw.toLowerCase();
    out.push({ text: lower, name: !number && raw !== lower && raw[0] !== lower[0], number, opens });
  }
  return out;
}

/** `1.234` and `1,234` are one number; a decimal keeps its point. */
function plainNumber(raw: string): string {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(raw)) return raw.replace(/[.,]/g, '');
  return raw.replace(',', '.');
}

/** FNV-1a over UTF-16 units, finished as in MurmurHash3, so that small values are drawn evenly. 32 bits, unsigned. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return mix(h);
}

/** The finaliser of MurmurHash3. */
export function mix(value: number): number {
  let h = value;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}
