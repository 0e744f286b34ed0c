import type { StatementFigure } from '../../db/model/index.ts';

/** How a number is introduced: `about 1,400`, `more than 1,400`, `nearly 1,450`. */
export type Approximation = 'exact' | 'about' | 'over' | 'under';

/** A unit by its wordings, as a regular expression, and what turns it into the statements' unit. */
export interface UnitWord {
  readonly unit: StatementFigure['unit'];
  readonly factor: number;
  readonly words: string;
}

/** `780 cây` is kilometres, `trồng 780 cây thông` is trees: what follows tells. */
const CAY =
  '(?<!(?:trồng|chặt|ươm|cắm) [^ ]{0,6} ?\\d[\\d.,]* (?:[^ ]+ )?)cây(?= (?:[,.;!?)»]|là|mà|thôi|hơn|lẻ|chứ|nữa|rồi|lận|chưa|biên|đường|bờ|có|nên|này|thì|số))';

export const SPACED_UNITS: readonly UnitWord[] = [
  {
    unit: 'km2',
    factor: 1,
    words: 'km2|ki-?lô-?mét vuông|cây số vuông|square kilomet(?:er|re)s?|sq km|sq\\. km',
  },
  { unit: 'km2', factor: 0.01, words: 'ha|héc-?ta|hectares?' },
  { unit: 'km2', factor: 2.58999, words: 'square miles?|dặm vuông' },
  { unit: 'nmi', factor: 1, words: 'hải lý|nautical miles?|nm|nmi' },
  { unit: 'km', factor: 1, words: `km|ki-?lô-?mét|ki lô mét|cây số|kilomet(?:er|re)s?|${CAY}` },
  { unit: 'km', factor: 1.609344, words: 'dặm|miles?' },
  { unit: '%', factor: 1, words: '%|phần trăm|per cent|percent' },
];
export const CHINESE_UNITS: readonly UnitWord[] = [
  { unit: 'km2', factor: 1, words: '平方公里|平方千米' },
  { unit: 'nmi', factor: 1, words: '海里|浬' },
  { unit: 'km', factor: 1, words: '公里|千米|km' },
  { unit: 'km', factor: 1.609344, words: '英里' },
  { unit: 'km', factor: 0.5, words: '华里|里(?![面头边外程])' },
  { unit: '%', factor: 1, words: '%' },
];

/** Words right before a number. */
export const BEFORE: Readonly<Record<Exclude<Approximation, 'exact'>, string>> = {
  about:
    'khoảng|vào khoảng|chừng|đâu chừng|áng chừng|cỡ|xấp xỉ|ước|tầm|about|around|approximately|roughly|some|circa|or so|约|大约|大概|约为|约有|差不多',
  over: 'hơn|trên|quá|dư|nhỉnh hơn|more than|over|just over|a shade over|a little over|well over|upwards of|a good|above|exceeding|超过|逾|超',
  under:
    'gần|dưới|chưa đến|chưa tới|chưa đầy|không đầy|không tới|ngót|ngót nghét|suýt soát|non|nearly|almost|close to|just under|under|less than|shy of|just shy of|short of|just short of|近|将近|接近|不到|不足',
};

/** Words between a number and its unit (`tám mươi mấy cây`, `2,300-odd kilometres`) or right after the unit. */
export const BETWEEN_OVER = 'mấy|lẻ|dư|có dư|có lẻ|hơn|odd';
export const AFTER: Readonly<Record<'about' | 'over', string>> = {
  about: 'or so|or thereabouts|give or take|đổ lại',
  over: 'hơn|lẻ|dư|có dư|có lẻ|và mấy trăm mét|và thêm mấy trăm mét|and change|and a bit',
};
export const CHINESE_BETWEEN_OVER = '[多余来几]';
export const CHINESE_AFTER: Readonly<Record<'about' | 'over', string>> = {
  about: '左右|上下',
  over: '多|有余|出头',
};
