import { decodeAs, isKnown } from './decode/codec.ts';
import { fromLegacyVietnamese, legacyFont } from './decode/legacy-vietnamese.ts';
import { mendMojibake } from './decode/mojibake.ts';
import { byMark, declaredIn, fromHeader, guess, isUtf8 } from './decode/sniff.ts';

/** Text of a body (NFC), and the name of the encoding it was read as (WHATWG names, plus `tcvn3` and `vni`). */
export interface DecodedBody {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Turns the bytes of a page or feed into text. A byte order mark decides; else the header, the document's own
 * declaration and the bytes themselves are heard in that order, and a declaration that the bytes contradict
 * (UTF-8 with broken sequences, a legacy encoding over text that is UTF-8) is passed over. Pages written in the
 * Vietnamese font encodings TCVN3 (ABC) and VNI become Unicode, and UTF-8 that was encoded twice is mended. Never throws.
 */
export function decodeBody(bytes: Uint8Array, contentType?: string): DecodedBody {
  const encoding = chooseEncoding(bytes, contentType);
  const text = mendMojibake(decodeAs(bytes, encoding));
  const font = encoding === 'utf-8' || encoding === 'windows-1252' ? legacyFont(text) : null;
  if (font) return { text: fromLegacyVietnamese(text, font).normalize('NFC'), encoding: font };
  return { text: text.normalize('NFC'), encoding };
}

function chooseEncoding(bytes: Uint8Array, contentType: string | undefined): string {
  const mark = byMark(bytes);
  if (mark) return mark;
  const wide = guess.wide(bytes);
  const named = [fromHeader(contentType), declaredIn(bytes)];
  const utf8 = isUtf8(bytes);
  // Text that is UTF-8 with letters beyond ASCII is hardly ever anything else, whatever it says it is.
  if (utf8 === 'yes') return 'utf-8';
  for (const label of named) {
    if (!label || !isKnown(label)) continue;
    // An ASCII-readable declaration in a page of 16-bit units speaks of the page before it was stored.
    if (wide && !/^utf-(?:16|32)/.test(label)) continue;
    if (label === 'utf-8' && utf8 === 'no') continue;
    if (/^utf-(?:16|32)/.test(label) && !wide) continue;
    if (utf8 === 'ascii' && !/^(?:utf|iso-2022|hz)/.test(label)) return label;
    if (!guess.contradicts(bytes, label)) return label;
  }
  if (wide) return wide;
  return utf8 === 'ascii' ? 'utf-8' : guess.legacy(bytes);
}
