import { DateTime } from 'luxon';
import { fromLunar, toLunar } from './calendar-lunar.ts';

/** A civil day, `YYYY-MM-DD`, in the locality's own time zone. */
export type LocalDate = string;

/** How an office's year differs from the Labour Code's default; the Government announces it each year. */
export interface WorkCalendar {
  /** Days off beside the statutory ones: exchanged days, days off for a disaster. */
  readonly daysOff: readonly LocalDate[];
  /** Saturdays and Sundays that are worked in exchange; they win over every other rule. */
  readonly workedDays: readonly LocalDate[];
}

export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
}

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: LocalDate): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export const localDate = (instant: Date, timeZone: string): LocalDate =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toISODate() ?? '';

/** The wall-clock time of an instant, `HH:MM`. */
export const localTime = (instant: Date, timeZone: string): string =>
  DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('HH:mm');

/** The instant of a local day and wall-clock time (`HH:MM`, by default midnight). */
export const instantOf = (date: LocalDate, timeZone: string, time = '00:00'): Date =>
  DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toJSDate();

/** True for a real day written `YYYY-MM-DD`. */
export const isLocalDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/**
 * Days off by law (Bộ luật Lao động 2019, Điều 112): New Year, five days of Tết (the last day of the old lunar
 * year and four of the new, the usual choice), Hùng Kings' day, 30 April, 1 May, National Day and the day
 * beside it that the Government usually names (the one that joins a weekend, else 1 September).
 */
function statutory(year: number): Holiday[] {
  const tet = fromLunar(year, 1, 1);
  const nationalDay = `${year}-09-02`;
  const beside = [2, 3, 6].includes(weekday(nationalDay)) ? `${year}-09-01` : `${year}-09-03`;
  return [
    { date: `${year}-01-01`, name: 'Tết Dương lịch' },
    ...[-1, 0, 1, 2, 3].map((offset) => ({ date: addDays(tet, offset), name: 'Tết Nguyên đán' })),
    { date: fromLunar(year, 3, 10), name: 'Giỗ Tổ Hùng Vương' },
    { date: `${year}-04-30`, name: 'Ngày Giải phóng miền Nam, thống nhất đất nước' },
    { date: `${year}-05-01`, name: 'Ngày Quốc tế Lao động' },
    { date: nationalDay, name: 'Quốc khánh' },
    { date: beside, name: 'Quốc khánh' },
  ];
}

const isWeekend = (date: LocalDate): boolean => weekday(date) >= 6;

/**
 * Every day off of a year that is no ordinary weekend, in order. A statutory day that falls on a weekend is
 * made up on the next day that is free (Điều 111 khoản 3).
 */
export function holidaysOf(year: number): readonly Holiday[] {
  const days = new Map<LocalDate, string>();
  for (const holiday of statutory(year)) days.set(holiday.date, holiday.name);
  for (const { date, name } of statutory(year).toSorted((a, b) => a.date.localeCompare(b.date))) {
    if (!isWeekend(date)) continue;
    let substitute = addDays(date, 1);
    while (isWeekend(substitute) || days.has(substitute)) substitute = addDays(substitute, 1);
    days.set(substitute, `Nghỉ bù ${name}`);
  }
  return [...days].map(([date, name]) => ({ date, name })).toSorted((a, b) => a.date.localeCompare(b.date));
}

const HOLIDAY_CACHE = new Map<number, ReadonlyMap<LocalDate, string>>();

/** Name of the holiday on a day, or undefined. Weekends are none. */
export function holidayName(date: LocalDate): string | undefined {
  const year = Number(date.slice(0, 4));
  let days = HOLIDAY_CACHE.get(year);
  if (!days) {
    days = new Map(holidaysOf(year).map((holiday) => [holiday.date, holiday.name]));
    HOLIDAY_CACHE.set(year, days);
  }
  return days.get(date);
}

/** Whether the office works on a day: exchanged days first, then weekends and holidays. */
export function isWorkingDay(date: LocalDate, calendar?: WorkCalendar): boolean {
  if (calendar?.workedDays.includes(date)) return true;
  if (calendar?.daysOff.includes(date)) return false;
  return !isWeekend(date) && holidayName(date) === undefined;
}

/** The last working day before `date`. */
export function previousWorkingDay(date: LocalDate, calendar?: WorkCalendar): LocalDate {
  let day = addDays(date, -1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** The day that is `count` working days after `date`; `date` itself is not counted. */
export function addWorkingDays(date: LocalDate, count: number, calendar?: WorkCalendar): LocalDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** The next day at or after `from` on which a yearly `MM-DD` falls, in either calendar. */
export function nextYearly(day: string, calendar: 'solar' | 'lunar', from: LocalDate): LocalDate {
  const [month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const year = calendar === 'solar' ? Number(from.slice(0, 4)) : toLunar(from).year;
  for (const candidate of [year, year + 1]) {
    const date =
      calendar === 'solar' ? solarDay(candidate, month, dayOfMonth) : lunarDay(candidate, month, dayOfMonth);
    if (date >= from) return date;
  }
  return from;
}

/** The last time that a yearly day (`MM-DD`, solar) came, on `until` or before. */
export function lastYearly(day: string, until: LocalDate): LocalDate {
  const year = Number(until.slice(0, 4));
  const inYear = nextYearly(day, 'solar', `${year}-01-01`);
  return inYear <= until ? inYear : nextYearly(day, 'solar', `${year - 1}-01-01`);
}

/** Days of a campaign: the anniversary itself and those just before it, when the press prepares for it. */
const CAMPAIGN_DAYS = 2;

/** Whether the calendar leads one to expect more coverage on `date`: an anniversary, or the two days before one. */
export const isCampaignDay = (
  anniversaries: readonly { readonly day: string; readonly calendar: 'solar' | 'lunar' }[],
  date: LocalDate,
): boolean =>
  anniversaries.some(
    ({ day, calendar }) => daysBetween(date, nextYearly(day, calendar, date)) <= CAMPAIGN_DAYS,
  );

/** 29 February falls on the 28th in a common year. */
function solarDay(year: number, month: number, day: number): LocalDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

/** The 30th of a month of 29 days is its last day (giao thừa on 29 tháng Chạp). */
function lunarDay(year: number, month: number, day: number): LocalDate {
  const date = fromLunar(year, month, day);
  return toLunar(date).month === month ? date : addDays(date, -1);
}
