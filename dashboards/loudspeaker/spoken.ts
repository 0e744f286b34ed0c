import { SPOKEN_ABBREVIATIONS, SPOKEN_LETTERS, SPOKEN_UNITS } from '../texts/spoken.ts';
import { numberInWords, romanValue, writtenNumberInWords } from './numbers.ts';

const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const EDGE = String.raw`(?<![\p{L}\p{N}.,/])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const longestFirst = (words: Readonly<Record<string, string>>): string =>
  Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .map(escapePattern)
    .join('|');

const DATE = new RegExp(
  `${EDGE}(ngày |Ngày )?(\\d{1,2})(?:/(\\d{1,2})(?:/(\\d{4}))?|-(\\d{1,2})-(\\d{4}))${END}(?![/.,]?\\d)`,
  'gu',
);
/** `2-1` is a date only where a word of time stands before it (`sáng 2-1`); a score of a match is read as two numbers. */
const HYPHEN_DATE = new RegExp(
  `(?<=(?:^|[^\\p{L}])(?:ngày|sáng|trưa|chiều|tối|đêm|hôm) )(\\d{1,2})-(\\d{1,2})(?![-\\d])${END}`,
  'giu',
);
const SCORE = new RegExp(
  `(?<=(?:^|[^\\p{L}])(?:thắng|thua|hòa|hoà|tỷ số|tỉ số|dẫn|dẫn trước|gỡ|gỡ hòa|vượt lên|chung cuộc)(?: \\p{L}+){0,3} )(\\d{1,2})-(\\d{1,2})(?![-\\d])${END}`,
  'giu',
);
const MONTH = new RegExp(`${EDGE}(tháng |Tháng )(\\d{1,2})/(\\d{4})${END}`, 'gu');
const CLOCK = new RegExp(`${EDGE}([01]?\\d|2[0-3])(?:h|:|g| giờ )([0-5]\\d)?(?:phút|p)?${END}`, 'gu');
const DOCUMENT = /(số )(\d+)\/(?:(\d{4})\/)?([\p{Lu}][\p{Lu}\p{Ll}-]+)/gu;
const RANGE = new RegExp(`${EDGE}(${NUMBER}) ?[-–] ?(${NUMBER})${END}`, 'gu');
const MEASURE = new RegExp(
  `${EDGE}(${NUMBER}) ?(${longestFirst(SPOKEN_UNITS)})(?:/(ngày|năm|tháng|giờ|người|hộ|ha|kg))?${END}`,
  'gu',
);
const FRACTION = new RegExp(`${EDGE}(\\d+)/(\\d+)${END}`, 'gu');
const PLAIN = new RegExp(`(?<![\\p{N}])(${NUMBER})`, 'gu');
const NUMERAL =
  /(khóa|khoá|lần thứ|quý|kỳ họp thứ|thế kỷ|nhiệm kỳ|Đại hội|đại hội|hạng|cấp|vùng|thứ|tập|chương|quân khu|Quân khu) ([IVXLC]+)(?![\p{L}])/giu;
const ABBREVIATION = new RegExp(
  `(?<![\\p{L}\\p{N}])(${longestFirst(SPOKEN_ABBREVIATIONS)})\\.?(?![\\p{L}\\p{N}])`,
  'gu',
);
/** Two capitals or more, none of them joined into a word that can be read. */
const UNKNOWN = /(?<![\p{L}\p{N}])[\p{Lu}]{2,6}(?![\p{L}\p{N}])/gu;

/**
 * A text as it is read aloud: dates, times, measures and numbers in words, abbreviations in full, an unknown
 * abbreviation letter by letter. Vietnamese text in, Vietnamese text out.
 */
export function spoken(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(DOCUMENT, (_, so: string, number: string, year: string | undefined, letters: string) =>
      [
        so.trim(),
        word(number),
        ...(year ? ['năm', word(year)] : []),
        letters
          .split('-')
          .map((part) => SPOKEN_ABBREVIATIONS[part] ?? part)
          .join(' '),
      ].join(' '),
    )
    .replace(NUMERAL, (whole, before: string, numeral: string) =>
      numeral === numeral.toUpperCase() ? `${before} ${numberInWords(romanValue(numeral))}` : whole,
    )
    .replace(
      MONTH,
      (_, before: string, month: string, year: string) => `${before}${monthWord(month)} năm ${word(year)}`,
    )
    .replace(SCORE, (_, ours: string, theirs: string) => `${word(ours)} ${word(theirs)}`)
    .replace(HYPHEN_DATE, '$1/$2')
    .replace(DATE, (whole, before: string | undefined, day: string, ...rest: (string | undefined)[]) =>
      date(whole, before, day, rest[0] ?? rest[2] ?? '', rest[1] ?? rest[3]),
    )
    .replace(
      CLOCK,
      (_, hour: string, minute: string | undefined) =>
        `${word(hour)} giờ${minute && minute !== '00' ? ` ${word(minute)} phút` : ''}`,
    )
    .replace(RANGE, (_, from: string, to: string) => `${writtenNumberInWords(from)} đến ${to}`)
    .replace(
      MEASURE,
      (_, number: string, unit: string, per: string | undefined) =>
        `${writtenNumberInWords(number)} ${SPOKEN_UNITS[unit] ?? unit}${per ? ` một ${SPOKEN_UNITS[per] ?? per}` : ''}`,
    )
    .replace(ABBREVIATION, (_, short: string) => SPOKEN_ABBREVIATIONS[short] ?? short)
    .replace(FRACTION, (_, a: string, b: string) => `${word(a)} trên ${word(b)}`)
    .replace(PLAIN, (number: string, _group: string, at: number, whole: string) => {
      const before = /\p{L}$/u.test(whole.slice(0, at)) ? ' ' : '';
      const after = /^\p{L}/u.test(whole.slice(at + number.length)) ? ' ' : '';
      return `${before}${writtenNumberInWords(number)}${after}`;
    })
    .replace(UNKNOWN, (letters) =>
      readable(letters) ? letters : [...letters].map((letter) => SPOKEN_LETTERS[letter] ?? letter).join(' '),
    )
    .replace(/["“”«»]/g, '')
    .replace(/ ?\(([^)]*)\)/g, ', $1,')
    .replace(/,\s*([,.;!?])/g, '$1')
    .replace(/\s*[–—]\s*/g, ', ')
    .replace(/\s*[&]\s*/g, ' và ')
    .replace(/\s+/g, ' ')
    .trim();
}

const word = (digits: string): string => numberInWords(Number(digits));
/** The fourth month has a name of its own. */
const monthWord = (month: string): string => (Number(month) === 4 ? 'tư' : word(month));

function date(
  whole: string,
  before: string | undefined,
  day: string,
  month: string,
  year: string | undefined,
): string {
  if (Number(day) < 1 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return whole;
  const first = Number(day) <= 10 ? 'mùng ' : '';
  return `${before ?? 'ngày '}${first}${word(day)} tháng ${monthWord(month)}${year ? ` năm ${word(year)}` : ''}`;
}

/** A word in capitals (HÀ NỘI) is no abbreviation: it has a vowel with a mark, or reads as a syllable. */
const readable = (letters: string): boolean =>
  /[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]/u.test(letters) ||
  /^(TH|NH|NG|CH|PH|TR|KH|GI|QU|[BCDĐGHKLMNPQRSTVX])?[AĂÂEÊIOÔƠUƯY]{1,2}(NG|NH|CH|[CMNPT])?$/u.test(letters);

/** What still looks unreadable after all rules: a person looks at it before it is read out. */
export const doubtful = (script: string): string[] => [
  ...new Set(script.match(/\S*\d\S*|(?<![\p{L}])[\p{Lu}]{2,}(?![\p{L}])|\S*[/@#_]\S*/gu) ?? []),
];
