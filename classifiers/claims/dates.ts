import { foldPattern, type TextLanguage } from './normal.ts';

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
const MONTH = `(?<month>${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')}|sept)`;
const VIETNAMESE = [
  '(?:ngày )?(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})',
  '(?:ngày )?(?<day>\\d{1,2}) tháng (?<month>\\d{1,2})(?: ,)? năm (?<year>\\d{4})',
  '(?:tháng )(?<month>\\d{1,2}) ?(?:[/-] ?|năm )(?<year>\\d{4})',
  `(?:năm )(?<year>1[89]\\d\\d|20\\d\\d)`,
  `(?<year>19\\d\\d|20[0-4]\\d)(?! (?:km|hải|cột|mốc|người|tàu|xe|chiến|hộ|tấn|tỷ|triệu|đồng|ha|dặm|kilô|ki|cây|%|phần|lượt|con|cái|vụ|cán|trường|m ))`,
];
const ENGLISH = [
  `(?:on )?${MONTH}\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)? ?,? (?<year>\\d{4})`,
  `(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\.? ?,? (?<year>\\d{4})`,
  `(?:in )?${MONTH}\\.? (?:of )?(?<year>\\d{4})`,
  '(?:on )?(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})[/.-](?<year>\\d{4})',
  `(?:in |of )(?<year>1[89]\\d\\d|20\\d\\d)(?! (?:km|kilom|miles|markers|posts|vessels))`,
  `(?<year>19\\d\\d|20[0-4]\\d)(?! (?:km|kilom|mile|nautical|border|boundary|markers|posts|vessels|ships|people|soldiers|troops|sq|square|hectares|per|%))`,
];
const CHINESE = [
  '(?<year>\\d{4})年(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]',
  '(?<year>\\d{4})年(?<month>\\d{1,2})月',
  '(?<year>\\d{4})年',
];

const spaced = (source: string): RegExp => new RegExp(`(?<= )${source}(?= )`, 'gu');
const EXPRESSIONS: Readonly<Record<'vi' | 'plain' | 'en' | 'zh', readonly RegExp[]>> = {
  vi: [...VIETNAMESE, ...ENGLISH.slice(0, 3)].map(spaced),
  plain: VIETNAMESE.map((source) => spaced(foldPattern(source))),
  en: ENGLISH.map(spaced),
  zh: CHINESE.map((source) => new RegExp(source, 'gu')),
};

function monthNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number(text);
  return MONTHS.findIndex((month) => month.startsWith(text.slice(0, 3))) + 1;
}

/** Replaces every date with a tag character and hands back what each one says. */
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
          year: Number(groups.year),
          month: monthNumber(groups.month),
          day: groups.day === undefined ? undefined : Number(groups.day),
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
