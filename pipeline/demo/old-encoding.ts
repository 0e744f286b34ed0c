import iconv from 'iconv-lite';

/** Marks that windows-1258 has inside a letter (circumflex, breve, horn); tones stand after it. */
const LETTER_MARK = /([A-Za-z])([\u0302\u0306\u031b])/g;

/**
 * Vietnamese in windows-1258, as offices wrote it before Unicode: ấ is â and a combining acute.
 * What the encoding lacks (an ellipsis is there, Chinese is not) becomes a question mark.
 */
export function toWindows1258(text: string): Buffer {
  const decomposed = text
    .normalize('NFD')
    // Canonical order puts a dot below or a horn before a circumflex: the letter's own mark goes first.
    .replace(/([A-Za-z])(\u0323)([\u0302\u0306])/g, '$1$3$2')
    .replace(LETTER_MARK, (pair) => pair.normalize('NFC'));
  return iconv.encode(decomposed, 'windows-1258');
}
