import type { StatementFigure } from '../../db/model/index.ts';
import { foldPattern, type TextLanguage } from './normal.ts';

/** How a number is introduced: `about 1,400`, `more than 1,400`, `nearly 1,450`. */
export type Approximation = 'exact' | 'about' | 'over' | 'under';

/** A number in a text, with every reading that its separators allow (`1.449` is 1449 or 1.449). */
export interface Quantity {
  readonly written: string;
  readonly readings: readonly number[];
  /** Half of the last written place: how far rounding alone may have moved the number. */
  readonly rounding: number;
  readonly unit: StatementFigure['unit'] | 'none';
  readonly approximation: Approximation;
}

interface UnitWord {
  readonly unit: StatementFigure['unit'];
  readonly factor: number;
  readonly words: string;
}

const SPACED_UNITS: readonly UnitWord[] = [
  {
    unit: 'km2',
    factor: 1,
    words: 'km2|ki-?lô-?mét vuông|cây số vuông|square kilomet(?:er|re)s?|sq km|sq\\. km',
  },
  { unit: 'km2', factor: 0.01, words: 'ha|héc-?ta|hectares?' },
  { unit: 'km2', factor: 2.58999, words: 'square miles?|dặm vuông' },
  { unit: 'nmi', factor: 1, words: 'hải lý|nautical miles?|nm|nmi' },
  { unit: 'km', factor: 1, words: 'km|ki-?lô-?mét|ki lô mét|cây số|kilomet(?:er|re)s?' },
  { unit: 'km', factor: 1.609344, words: 'dặm|miles?' },
  { unit: '%', factor: 1, words: '%|phần trăm|per cent|percent' },
];
const CHINESE_UNITS: readonly UnitWord[] = [
  { unit: 'km2', factor: 1, words: '平方公里|平方千米' },
  { unit: 'nmi', factor: 1, words: '海里|浬' },
  { unit: 'km', factor: 1, words: '公里|千米|km' },
  { unit: 'km', factor: 1.609344, words: '英里' },
  { unit: '%', factor: 1, words: '%' },
];

const BEFORE: Readonly<Record<Exclude<Approximation, 'exact'>, string>> = {
  about: 'khoảng|chừng|xấp xỉ|ước|about|around|approximately|roughly|some|circa|约|大约|大概|约为',
  over: 'hơn|trên|quá|more than|over|above|exceeding|超过|逾|超',
  under: 'gần|dưới|chưa đến|chưa đầy|nearly|almost|under|less than|近|将近|不到|不足',
};

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const CHINESE_PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `一千四百四十九` → 1449. */
export function readChineseNumber(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text) {
    const value = CHINESE_DIGITS[character];
    if (value !== undefined) digit = value;
    else if (character === '万') {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
    } else {
      section += (digit === 0 ? 1 : digit) * (CHINESE_PLACES[character] ?? 1);
      digit = 0;
    }
  }
  return total + section + digit;
}

/** Every value that a written number may have, and half of its last written place. */
export function readNumber(written: string): { readings: number[]; rounding: number } {
  const parts = written.split(/[.,]/);
  const plain = Number(parts.join(''));
  if (parts.length === 1) {
    const zeros = /0*$/.exec(written)?.[0].length ?? 0;
    return { readings: [plain], rounding: 0.5 * 10 ** Math.min(zeros, written.length - 1) };
  }
  const last = parts.at(-1) ?? '';
  const decimal = Number(`${parts.slice(0, -1).join('')}.${last}`);
  const grouped = parts.slice(1).every((part) => part.length === 3) && (parts[0] ?? '').length <= 3;
  // `1.449,566`: two different marks say which is which.
  const marks = new Set(written.replace(/\d/g, ''));
  if (parts.length > 2 && marks.size === 2)
    return { readings: [decimal], rounding: 0.5 * 10 ** -last.length };
  if (!grouped) return { readings: [decimal], rounding: 0.5 * 10 ** -last.length };
  const zeros = /0*$/.exec(parts.join(''))?.[0].length ?? 0;
  return { readings: parts.length === 2 ? [plain, decimal] : [plain], rounding: 0.5 * 10 ** zeros };
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  nghin: 1e3,
  ngan: 1e3,
  thousand: 1e3,
  triệu: 1e6,
  trieu: 1e6,
  million: 1e6,
  万: 1e4,
  千: 1e3,
  亿: 1e8,
};

const approximationPattern = (fold: boolean): string =>
  (['about', 'over', 'under'] as const)
    .map((kind) => `(?<${kind}>${fold ? foldPattern(BEFORE[kind]) : BEFORE[kind]})`)
    .join('|');

function spacedPattern(fold: boolean): RegExp {
  const units = SPACED_UNITS.map(
    (unit, index) => `(?<u${index}>${fold ? foldPattern(unit.words) : unit.words})`,
  );
  return new RegExp(
    `(?<= )(?:(?:${approximationPattern(fold)}) )?(?<number>\\d+(?:[.,]\\d+)*)` +
      `(?: (?<times>nghìn|ngàn|nghin|ngan|thousand|triệu|trieu|million))?(?: (?:${units.join('|')}))?(?= )`,
    'gu',
  );
}

const CHINESE_PATTERN = new RegExp(
  `(?:${approximationPattern(false)})?(?:(?<hundredth>百分之)(?<share>[零〇一二两三四五六七八九十百]+|\\d+(?:\\.\\d+)?)|` +
    '(?<number>\\d+(?:[.,]\\d+)*|[零〇一二两三四五六七八九十百千万]{2,})(?<times>[万千亿])?多?余?' +
    `(?:${CHINESE_UNITS.map((unit, index) => `(?<u${index}>${unit.words})`).join('|')})?)`,
  'gu',
);
const SPACED = { exact: spacedPattern(false), plain: spacedPattern(true) };

function quantityOf(groups: Record<string, string | undefined>, units: readonly UnitWord[]): Quantity {
  const written = groups.number ?? groups.share ?? '';
  const read = /^\d/.test(written)
    ? readNumber(written)
    : { readings: [readChineseNumber(written)], rounding: 0.5 };
  const word = groups.hundredth ? undefined : units.find((_, index) => groups[`u${index}`] !== undefined);
  const times = (MULTIPLIERS[groups.times ?? ''] ?? 1) * (word?.factor ?? 1);
  const approximation =
    (['about', 'over', 'under'] as const).find((kind) => groups[kind] !== undefined) ?? 'exact';
  return {
    written: groups.number ?? `${written}%`,
    readings: read.readings.map((value) => value * times),
    rounding: read.rounding * times,
    unit: groups.hundredth ? '%' : (word?.unit ?? 'none'),
    approximation,
  };
}

/** Replaces every number with a tag character and hands back what each one says. */
export function tagQuantities(
  text: string,
  language: TextLanguage,
  plain: boolean,
  tag: (quantity: Quantity) => string,
): string {
  if (language === 'zh') {
    return text.replace(CHINESE_PATTERN, (...match) => {
      const groups = match.at(-1) as Record<string, string | undefined>;
      // A lone 一千 or 百 without a unit is a word more often than a number.
      if (
        !groups.hundredth &&
        !/\d/.test(groups.number ?? '') &&
        !CHINESE_UNITS.some((_, i) => groups[`u${i}`])
      )
        return match[0] as string;
      return tag(quantityOf(groups, CHINESE_UNITS));
    });
  }
  return text.replace(plain ? SPACED.plain : SPACED.exact, (...match) =>
    tag(quantityOf(match.at(-1) as Record<string, string | undefined>, SPACED_UNITS)),
  );
}

/** What a figure in a text is to the statement's: the same within tolerance, another, or not comparable. */
export function compareFigure(quantity: Quantity, figure: StatementFigure): 'agrees' | 'differs' | 'unclear' {
  const { value } = figure;
  const tolerance = Math.max(figure.tolerance, Math.min(quantity.rounding, value * 0.02));
  const near = (target: number, reading: number): boolean => {
    if (Math.abs(reading - target) <= tolerance) return true;
    if (quantity.approximation === 'about') return Math.abs(reading - target) <= target * 0.03;
    if (quantity.approximation === 'over') return reading <= target && target <= reading * 1.06;
    if (quantity.approximation === 'under') return reading >= target && reading <= target * 1.06;
    return false;
  };
  if (quantity.readings.some((reading) => near(value, reading))) return 'agrees';
  if (figure.alsoAccepted.some((other) => quantity.readings.some((reading) => near(other, reading))))
    return 'unclear';
  // “More than 3,000” of 3,260 is loose and not wrong.
  const loose = quantity.approximation !== 'exact';
  if (loose && quantity.readings.some((reading) => Math.abs(reading - value) <= value * 0.12))
    return 'unclear';
  // A number of another order speaks of a part, a neighbour or something else.
  const top = figure.unit === '%' ? 100 : value * 3;
  const bottom = figure.unit === '%' ? 1 : value / 3;
  const comparable = quantity.readings.filter((reading) => reading >= bottom && reading <= top);
  return comparable.length > 0 ? 'differs' : 'unclear';
}
