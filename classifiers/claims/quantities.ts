import type { StatementFigure } from '../../db/model/index.ts';
import { foldPattern, type TextLanguage } from './normal.ts';
import { readWritten } from './numerals.ts';
import {
  AFTER,
  type Approximation,
  BEFORE,
  BETWEEN_OVER,
  CHINESE_AFTER,
  CHINESE_BETWEEN_OVER,
  CHINESE_UNITS,
  SPACED_UNITS,
  type UnitWord,
} from './units.ts';

/** A number in a text, with every reading that its separators allow (`1.449` is 1449 or 1.449). */
export interface Quantity {
  readonly written: string;
  readonly readings: readonly number[];
  /** Half of the last written place: how far rounding alone may have moved the number. */
  readonly rounding: number;
  readonly unit: StatementFigure['unit'] | 'none';
  readonly approximation: Approximation;
}

type Groups = Readonly<Record<string, string | undefined>>;

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
/** Words of small numbers and of parts: `hai phần ba`, `five sixths`, `bốn chục cây số chín`. */
const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['một', 'mot', 'one', 'a'],
    ['hai', 'two', 'half', 'halves'],
    ['ba', 'three', 'third', 'thirds'],
    ['tư', 'bốn', 'tu', 'bon', 'four', 'quarter', 'quarters'],
    ['năm', 'nam', 'lăm', 'lam', 'five', 'fifth', 'fifths'],
    ['sáu', 'sau', 'six', 'sixth', 'sixths'],
    ['bảy', 'bay'],
    ['tám', 'tam'],
    ['chín', 'chin'],
  ].flatMap((words, index) => words.map((word) => [word, index + 1])),
);
const NUMBER = '\\d+(?:[.,]\\d+)*';
const FRACTIONS = [
  '(?<part>một|hai|ba|bốn|năm) phần (?<whole>ba|tư|bốn|năm|sáu)(?! trăm)',
  '(?<part>a|one|two|three|four|five)[ -](?<whole>thirds?|quarters?|fifths?|sixths?)(?= of )',
];

/** Without diacritics `cỡ` is `có`, and `tầm` is eight. */
const withoutHomographs = (words: string): string => words.replace(/\|(?:cỡ|tầm|dư|non)(?=\|)/g, '');

function spacedPatterns(plain: boolean): readonly RegExp[] {
  const fold = plain ? foldPattern : (text: string): string => text;
  const before = (['about', 'over', 'under'] as const)
    .map((kind) => `(?<${kind}>${plain ? withoutHomographs(BEFORE[kind]) : BEFORE[kind]})`)
    .join('|');
  const units = SPACED_UNITS.map((unit, index) => `(?<u${index}>${unit.words})`).join('|');
  const metres =
    '(?:(?: (?:và|cộng|với|and|plus|,|lẻ))? (?<metres>\\d{1,3}) (?:m|mét|met(?:er|re)s?)|(?<half> (?:rưỡi|rưởi))| (?<tenths>một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín)(?= (?:[,.;!?)»]|đường|biên)))';
  const after = (['about', 'over'] as const).map((kind) => `(?<${kind}After>${AFTER[kind]})`).join('|');
  return [
    ...FRACTIONS.map((fraction) => `(?<= )(?:(?:${before}) )?${fraction}(?= )`),
    `(?<= )(?:(?:${before}) )?(?<number>${NUMBER}) (?:mét|m|met(?:er|re)s?)(?<long>)(?= )`,
    `(?<= )(?:(?:${before}) )?(?<number>${NUMBER})(?: (?<times>nghìn|ngàn|nghin|ngan|thousand|triệu|trieu|million))?` +
      `(?:(?:[ -](?<overBetween>${BETWEEN_OVER}))?(?: (?:${units}))${metres}?(?: (?:${after}))?)?(?= )`,
  ].map((source) => new RegExp(fold(source), 'gu'));
}
const SPACED = { exact: spacedPatterns(false), plain: spacedPatterns(true) };

const CHINESE_DIGIT = '[零〇一二两三四五六七八九]';
const CHINESE_NUMBER = `${NUMBER}|[零〇一二两三四五六七八九十百千万]+`;
const CHINESE_BEFORE = (['about', 'over', 'under'] as const)
  .map((kind) => `(?<${kind}>${BEFORE[kind]})`)
  .join('|');
const CHINESE_PATTERN = new RegExp(
  `(?:${CHINESE_BEFORE})?(?:(?<hundredth>百分之)(?<share>[零〇一二两三四五六七八九十百]+|\\d+(?:\\.\\d+)?)|` +
    `(?<tenth>${CHINESE_DIGIT}|\\d)成(?<hundredths>${CHINESE_DIGIT})?(?![为立功了员就本果长都])|` +
    `(?<number>${CHINESE_NUMBER})(?<times>[万千亿])?(?<overBetween>${CHINESE_BETWEEN_OVER})?` +
    `(?:(?:${CHINESE_UNITS.map((unit, index) => `(?<u${index}>${unit.words})`).join('|')})(?<half>半)?` +
    `(?:(?:又|零|加)?(?<metres>[零一二三四五六七八九十百]+|\\d{1,3})米)?)?)` +
    `(?:(?<aboutAfter>${CHINESE_AFTER.about})|(?<overAfter>${CHINESE_AFTER.over}))?`,
  'gu',
);
/** A number in words without a unit is one only before what is counted, or where nothing else is so written. */
const CHINESE_COUNTED = /^[零〇一二两三四五六七八九十百千万]{2,}$/;

function approximationOf(groups: Groups): Approximation {
  if (groups.about !== undefined || groups.aboutAfter !== undefined) return 'about';
  if (groups.over !== undefined || groups.overAfter !== undefined || groups.overBetween !== undefined)
    return 'over';
  return groups.under === undefined ? 'exact' : 'under';
}

function quantityOf(groups: Groups, units: readonly UnitWord[]): Quantity | undefined {
  const approximation = approximationOf(groups);
  if (groups.part !== undefined) {
    const value = (100 * (SMALL[groups.part] ?? 0)) / (SMALL[groups.whole ?? ''] ?? 1);
    const written = `${Math.round(value)}%`;
    const about = approximation === 'exact' ? 'about' : approximation;
    return { written, readings: [value], rounding: 5, unit: '%', approximation: about };
  }
  if (groups.tenth !== undefined) {
    const value = readWritten(groups.tenth).readings[0]! * 10;
    const exact = readWritten(groups.hundredths ?? '零').readings[0]!;
    const rounding = groups.hundredths === undefined ? 5 : 0.5;
    return { written: `${value + exact}%`, readings: [value + exact], rounding, unit: '%', approximation };
  }
  const written = groups.number ?? groups.share ?? '';
  const read = readWritten(written);
  if (groups.long !== undefined) {
    // A length in metres is a border's only where it is long; the height of a hill is not.
    const readings = read.readings.map((value) => value / 1000).filter((value) => value >= 10);
    return readings.length === 0
      ? undefined
      : { written, readings, rounding: read.rounding / 1000, unit: 'km', approximation };
  }
  const word = groups.hundredth ? undefined : units.find((_, index) => groups[`u${index}`] !== undefined);
  const times = (MULTIPLIERS[groups.times ?? ''] ?? 1) * (word?.factor ?? 1);
  const tenths = SMALL[groups.tenths ?? ''] ?? 0;
  const metres = groups.metres === undefined ? 0 : (readWritten(groups.metres).readings[0] ?? 0) / 1000;
  const rest = metres + (groups.half ? 0.5 : 0) * (word?.factor ?? 1) + tenths / 10;
  return {
    written: groups.number ?? `${written}%`,
    readings: read.readings.map((value) => value * times + rest),
    rounding: rest > 0 ? 0.05 : read.rounding * times,
    unit: groups.hundredth ? '%' : (word?.unit ?? 'none'),
    approximation,
  };
}

/** Replaces every number with a tag character and hands back what each one says; words are digits already. */
export function tagQuantities(
  text: string,
  language: TextLanguage,
  plain: boolean,
  tag: (quantity: Quantity) => string,
): string {
  if (language === 'zh') {
    return text.replace(CHINESE_PATTERN, (...match) => {
      const groups = match.at(-1) as Groups;
      const whole = match[0] as string;
      const next = text[(match.at(-3) as number) + whole.length] ?? '';
      const spelled = groups.number !== undefined && !/\d/.test(groups.number);
      if (spelled && !CHINESE_UNITS.some((_, index) => groups[`u${index}`])) {
        const counts = CHINESE_COUNTED.test(groups.number ?? '') && '块座根个名'.includes(next || '-');
        const long = /^[一二两三四五六七八九].*[百千]./.test(groups.number ?? '');
        // A lone 一千 or 百 without a unit is a word more often than a number.
        if (!counts && !long) return whole;
      }
      const quantity = quantityOf(groups, CHINESE_UNITS);
      return quantity ? tag(quantity) : whole;
    });
  }
  return SPACED[plain ? 'plain' : 'exact'].reduce(
    (current, expression) =>
      current.replace(expression, (...match) => {
        const quantity = quantityOf(match.at(-1) as Groups, SPACED_UNITS);
        return quantity ? tag(quantity) : (match[0] as string);
      }),
    text,
  );
}

/** What a figure in a text is to the statement's: the same within tolerance, another, or not comparable. */
export function compareFigure(quantity: Quantity, figure: StatementFigure): 'agrees' | 'differs' | 'unclear' {
  const { value } = figure;
  const { approximation, rounding } = quantity;
  const tolerance = Math.max(figure.tolerance, Math.min(rounding, value * 0.02));
  const near = (target: number, reading: number): boolean => {
    if (Math.abs(reading - target) <= tolerance) return true;
    if (approximation === 'about') return Math.abs(reading - target) <= target * 0.03;
    if (approximation === 'over') return reading <= target && target <= reading * 1.06;
    if (approximation === 'under') return reading >= target && reading <= target * 1.06;
    return false;
  };
  if (quantity.readings.some((reading) => near(value, reading))) return 'agrees';
  if (figure.alsoAccepted.some((other) => quantity.readings.some((reading) => near(other, reading))))
    return 'unclear';
  // “More than 3,000” of 3,260 is loose and not wrong: a round number leaves its last place open, within reason.
  const open = Math.min(2 * rounding, value * 0.15);
  const loose = (reading: number): boolean => {
    const off = reading - value;
    if (approximation === 'about') return Math.abs(off) <= Math.max(value * 0.06, Math.min(rounding, open));
    if (approximation === 'over') return off <= value * 0.02 && -off <= Math.max(value * 0.06, open);
    if (approximation === 'under') return -off <= value * 0.02 && off <= Math.max(value * 0.06, open);
    return false;
  };
  if (quantity.readings.some(loose)) return 'unclear';
  // A number of another order speaks of a part, a neighbour or something else.
  const top = figure.unit === '%' ? 100 : value * 3;
  const bottom = figure.unit === '%' ? 1 : value / 3;
  const comparable = quantity.readings.filter((reading) => reading >= bottom && reading <= top);
  return comparable.length > 0 ? 'differs' : 'unclear';
}
