import { oneSpelling } from '../../db/model/index.ts';

/** What shows as nothing: joiners, soft hyphens, direction marks, fillers. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
/** Any run of white space but the line breaks; the braille blank is one by its looks alone. */
const GAPS = /(?:(?!\n)[\s\p{Cc}\p{Z}\u2800])+/gu;

/**
 * A text as the rules of a packet read it, so that none is passed by spacing or spelling: one kind of letter, space
 * and tone placing, nothing unseen. With its line breaks, which some patterns look for, and as one line; and where
 * something unseen stood, with nothing there and with a space, for it may part two words.
 */
export function readings(text: string): readonly string[] {
  const read = ['', ' '].flatMap((instead) => {
    const lined = oneSpelling(
      text
        .replace(UNSEEN, instead)
        .normalize('NFKC')
        .replace(/Ð/g, 'Đ')
        .replace(/ð/g, 'đ')
        .replace(LINE_BREAK, '\n')
        .replace(GAPS, ' '),
    );
    return [lined, lined.replace(/\s+/g, ' ')];
  });
  return [...new Set(read)];
}
