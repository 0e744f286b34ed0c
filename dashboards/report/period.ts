import {
  addDays,
  daysBetween,
  type LocalDate,
  type ReportKind,
  type ReportPeriod,
  weekday,
} from '../../db/model/index.ts';
import { day } from '../texts/format.ts';

const pad = (value: number): string => String(value).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Years and months of a whole number of calendar months, or null. */
function wholeMonths(from: LocalDate, to: LocalDate): { year: number; month: number; months: number } | null {
  const [year = 0, month = 0, first] = from.split('-').map(Number);
  const [endYear = 0, endMonth = 0, last] = to.split('-').map(Number);
  if (first !== 1 || last !== lastDay(endYear, endMonth)) return null;
  return { year, month, months: (endYear - year) * 12 + endMonth - month + 1 };
}

/** The year that decrees count reports in: 15 December to 14 December (Nghị định 244/2026, Điều 10). */
const isDecreeYear = (from: LocalDate, to: LocalDate): boolean =>
  from.endsWith('-12-15') && to.endsWith('-12-14') && Number(to.slice(0, 4)) === Number(from.slice(0, 4)) + 1;

/** What kind of period the days make. A half-year or quarter begins where the calendar's does. */
export function reportPeriod(from: LocalDate, to: LocalDate): ReportPeriod {
  return { kind: kindOf(from, to), from, to };
}

function kindOf(from: LocalDate, to: LocalDate): ReportKind {
  if (isDecreeYear(from, to)) return 'year';
  if (weekday(from) === 1 && daysBetween(from, to) === 6) return 'week';
  const whole = wholeMonths(from, to);
  if (!whole) return 'range';
  const { month, months } = whole;
  if (months === 1) return 'month';
  if (months === 3 && month % 3 === 1) return 'quarter';
  if (months === 6 && month % 6 === 1) return 'half-year';
  return months === 12 && month === 1 ? 'year' : 'range';
}

const shiftMonths = (from: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}-01`;
};

/** The period just before: the last week, month, quarter, half or whole year, else as many days. */
export function periodBefore({ kind, from, to }: ReportPeriod): ReportPeriod {
  const whole = wholeMonths(from, to);
  if (whole) return { kind, from: shiftMonths(from, -whole.months), to: addDays(from, -1) };
  if (isDecreeYear(from, to)) return yearBefore({ kind, from, to });
  return { kind, from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) };
}

/** The same days a year before; a week is the same weekdays, 52 weeks before. */
export function yearBefore({ kind, from, to }: ReportPeriod): ReportPeriod {
  if (kind === 'week') return { kind, from: addDays(from, -364), to: addDays(to, -364) };
  return { kind, from: lastYear(from), to: wholeMonths(from, to) ? endOfMonth(lastYear(to)) : lastYear(to) };
}

function lastYear(date: LocalDate): LocalDate {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  return `${year - 1}-${pad(month)}-${pad(Math.min(dayOfMonth, lastDay(year - 1, month)))}`;
}

const endOfMonth = (date: LocalDate): LocalDate =>
  `${date.slice(0, 8)}${pad(lastDay(Number(date.slice(0, 4)), Number(date.slice(5, 7))))}`;

const ROMAN = ['I', 'II', 'III', 'IV'];

/**
 * `6 tháng cuối năm 2026`, as a report's title says it; of a period that is not over, how far its figures go.
 * @param until last day that has begun; absent: the period is over
 */
export function periodName(period: ReportPeriod, until = period.to): string {
  const { kind, from, to } = period;
  if (until < to && kind === 'year' && !from.endsWith('-01-01'))
    return `năm ${to.slice(0, 4)} (số liệu từ ngày ${day(from)} đến ngày ${day(until)})`;
  return until < to ? `${nameOf(period)} (số liệu đến ngày ${day(until)})` : nameOf(period);
}

function nameOf({ kind, from, to }: ReportPeriod): string {
  const year = to.slice(0, 4);
  const month = Number(from.slice(5, 7));
  const range = `từ ngày ${day(from)} đến ngày ${day(to)}`;
  switch (kind) {
    case 'week':
      return `tuần ${range}`;
    case 'month':
      return `tháng ${month} năm ${year}`;
    case 'quarter':
      return `quý ${ROMAN[(month - 1) / 3] ?? ''} năm ${year}`;
    case 'half-year':
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'year':
      return from.endsWith('-01-01') ? `năm ${year}` : `năm ${year} (số liệu ${range})`;
    case 'range':
      return range;
  }
}
