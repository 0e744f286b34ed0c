import { foldPattern, type TextLanguage } from './normal.ts';
import { readChineseNumber } from './numerals.ts';

/** A date as a text gives it: a day, a month or a year. */
export interface WrittenDate {
  readonly written: string;
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Month names by number; a few months have two. `Mười một` is written in digits before dates are read. */
const VIETNAMESE_MONTHS: readonly (readonly string[])[] = [
  ['giêng', 'một'],
  ['hai'],
  ['ba'],
  ['tư', 'bốn'],
  ['năm'],
  ['sáu'],
  ['bảy', 'bẩy'],
  ['tám'],
  ['chín'],
  ['mười'],
  [],
  ['chạp'],
];
const NAMED = VIETNAMESE_MONTHS.flat().join('|');
const SMALL = 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười';
const VIETNAMESE_MONTH = `(?<month>\\d{1,2}|${NAMED})`;
const VIETNAMESE_DAY = `(?:ngày )?(?:mùng |mồng )?(?<day>\\d{1,2}|${SMALL})`;
const COUNTED_VI =
  'km|hải|cột|mốc|người|tàu|xe|chiến|hộ|tấn|tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|dặm|kilô|ki|cây|%|phần|lượt|con|cái|vụ|cán|trường|m|mét|năm|tuổi|lần|tháng|ngày|giờ|vạn|thành|trở|phút';
const COUNTED_EN =
  'km|kilom\\w*|miles?|nautical|border|boundary|markers|posts|vessels|ships|people|soldiers|troops|sq|square|hectares|per|%|stones|years|metres|meters';
const MONTH = `(?<month>${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')}|sept)`;
/** Two figures stand for a year of this past century where nothing is counted with them. */
const SHORT_YEAR = '(?<year>[4-9]\\d|0\\d)';
const VIETNAMESE = [
  `(?:ngày )?(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})`,
  `(?:ngày )?(?<day>\\d{1,2})[/-](?<month>\\d{1,2})[/-](?<year>\\d{2})`,
  `${VIETNAMESE_DAY} tháng ${VIETNAMESE_MONTH}(?: ,)?(?: năm)? (?<year>\\d{4})`,
  `${VIETNAMESE_DAY} tháng ${VIETNAMESE_MONTH}(?: ,)? năm ${SHORT_YEAR}(?! (?:${COUNTED_VI}))`,
  `(?:tháng )${VIETNAMESE_MONTH}(?:[/-]| [/-] | (?:, )?(?:năm )?)(?<year>\\d{4})`,
  `(?:tháng )${VIETNAMESE_MONTH}(?:[/-]| [/-] | năm )${SHORT_YEAR}(?! (?:${COUNTED_VI}))`,
  `(?:năm )(?<year>1[89]\\d\\d|20\\d\\d)`,
  `(?:năm |hồi )${SHORT_YEAR}(?! (?:${COUNTED_VI}))`,
  `(?<month>\\d{1,2})[/-](?<year>1[89]\\d\\d|20\\d\\d)`,
  `(?<year>19\\d\\d|20[0-4]\\d)(?! (?:${COUNTED_VI}) )`,
];
const ENGLISH = [
  `(?:on )?${MONTH}\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)? ?,? (?<year>\\d{4})`,
  `(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\.? ?,? (?<year>\\d{4})`,
  `(?:in )?${MONTH}\\.? (?:of )?(?<year>\\d{4})`,
  // `March '88`: the mark is read as one that opens a quotation.
  `(?:in )?${MONTH}\\.? (?:of )?[«'] ?(?<year>[4-9]\\d)`,
  '(?:on )?(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})',
  `(?:in |of )(?<year>1[89]\\d\\d|20\\d\\d)(?! (?:km|kilom|miles|markers|posts|vessels))`,
  `(?:(?<= in )|(?<= of )|(?<= since ))« (?<year>[4-9]\\d)(?! »)`,
  `(?<year>19\\d\\d|20[0-4]\\d)(?! (?:${COUNTED_EN}))`,
];
const CHINESE_DIGIT = '[〇零一二三四五六七八九]';
const CHINESE_DAY = '(?<day>\\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]';
const CHINESE_MONTH = '(?<month>\\d{1,2}|十?[一二]|[三四五六七八九十元])月';
/** `七四年` is a year; `74年` may be a span of them. */
const CHINESE_YEAR = `(?<year>\\d{4}|${CHINESE_DIGIT}{4}|(?<!\\d)[4-9][1-9]|(?<![〇零一二三四五六七八九十百千])[四五六七八九]${CHINESE_DIGIT})年(?!来|后|前|间|以来|里)`;
const CHINESE = [
  `${CHINESE_YEAR}(?:的)?${CHINESE_MONTH}${CHINESE_DAY}`,
  `${CHINESE_YEAR}${CHINESE_MONTH}`,
  `${CHINESE_YEAR}(?<month>元)旦`,
  `(?<year>\\d{4})年`,
  CHINESE_YEAR,
];

const spaced = (source: string): RegExp => new RegExp(`(?<= )${source}(?= )`, 'gu');
const EXPRESSIONS: Readonly<Record<'vi' | 'plain' | 'en' | 'zh', readonly RegExp[]>> = {
  vi: [...VIETNAMESE, ...ENGLISH.slice(0, 3)].map(spaced),
  plain: VIETNAMESE.map((source) => spaced(foldPattern(source))),
  en: ENGLISH.map(spaced),
  zh: CHINESE.map((source) => new RegExp(source, 'gu')),
};

/** A month's or a day's number, in figures or by its name. */
function smallNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number(text);
  if (/\p{Script=Han}/u.test(text)) return text === '元' ? 1 : readChineseNumber(text.replace('廿', '二十'));
  const vietnamese = VIETNAMESE_MONTHS.findIndex((names) =>
    names.some((name) => name === text || foldPattern(name) === text),
  );
  if (vietnamese >= 0) return vietnamese + 1;
  return MONTHS.findIndex((month) => month.startsWith(text.slice(0, 3))) + 1;
}

/** A year in figures, in full or by its last two: `87` is 1987, `09` is 2009. */
function fullYear(text: string): number {
  const year = /^\d/.test(text) ? Number(text) : readChineseNumber(text);
  if (year >= 100) return year;
  return year + (year < 40 ? 2000 : 1900);
}

/** Replaces every date with a tag character and hands back what each one says; numbers are in digits already. */
export function tagDates(
  text: string,
  language: TextLanguage,
  plain: boolean,
  tag: (date: WrittenDate) => string,
): string {
  return EXPRESSIONS[plain ? 'plain' : language].reduce(
    (current, expression) =>
      current.replace(expression, (...match) => {
        const groups = match.at(-1) as Record<string, string | undefined>;
        return tag({
          written: (match[0] as string).trim(),
          year: fullYear(groups.year ?? ''),
          month: smallNumber(groups.month),
          day: smallNumber(groups.day),
        });
      }),
    text,
  );
}

/** Compares a written date with `YYYY-MM-DD` as precisely as the text allows. Day and month may be swapped. */
export function compareDate(date: WrittenDate, on: string): 'agrees' | 'differs' {
  const [year, month, day] = on.split('-').map(Number);
  if (date.year !== year) return 'differs';
  if (date.month === undefined) return 'agrees';
  if (date.day === undefined) return date.month === month ? 'agrees' : 'differs';
  const straight = date.month === month && date.day === day;
  const swapped = date.month === day && date.day === month;
  return straight || swapped ? 'agrees' : 'differs';
}
