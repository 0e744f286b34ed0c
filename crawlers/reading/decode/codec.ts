import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';

/** Names that the press writes, by the name that is used here. */
const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  unicode: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'gb_2312-80': 'gb18030',
  gb18030: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  'cn-big5': 'big5',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  cp1258: 'windows-1258',
  'x-sjis': 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  'utf-32': 'utf-32le',
  viscii: 'viscii',
  tcvn: 'tcvn',
};

/** The name used here for a label as written, or '' for one that is unknown. */
export function canonicalLabel(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const known = ALIASES[name] ?? name;
  return isKnown(known) ? known : '';
}

export const isKnown = (label: string): boolean => {
  if (label.startsWith('utf-32')) return true;
  try {
    return iconv.encodingExists(label) || new TextDecoder(label) !== null;
  } catch {
    return false;
  }
};

/** Decodes without ever throwing: what cannot be read becomes U+FFFD. A byte order mark is dropped. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32') || encoding === 'viscii' || encoding === 'tcvn') {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return iconv.decode(buffer, encoding);
  }
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
