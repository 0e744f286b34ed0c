import { addDays, addWorkingDays, instantOf, localDate, type WorkCalendar } from './calendar.ts';
import type { ClockRule } from './locality.ts';

/** Where a clock stands, as the digest and the case list show it. */
export type ClockState = 'none' | 'running' | 'soon' | 'overdue' | 'met' | 'missed';

/**
 * When a clock that starts at `from` runs out, or null where the law gives no number. Hours run on the clock;
 * days and working days end with their last day (Bộ luật Dân sự 2015, Điều 147–148: the starting day is not
 * counted, a term in days ends at midnight, and one that ends on a day off runs to the next working day).
 */
export function dueAt(
  rule: Pick<ClockRule, 'amount' | 'unit'>,
  from: Date,
  timeZone: string,
  calendar?: WorkCalendar,
): Date | null {
  if (rule.amount === undefined || rule.unit === undefined) return null;
  if (rule.unit === 'hours') return new Date(from.getTime() + rule.amount * 3_600_000);
  const start = localDate(from, timeZone);
  const last =
    rule.unit === 'working-days'
      ? addWorkingDays(start, rule.amount, calendar)
      : addWorkingDays(addDays(start, rule.amount - 1), 1, calendar);
  return endOfDay(last, timeZone);
}

/** The last millisecond of a local day. */
export const endOfDay = (date: string, timeZone: string): Date =>
  new Date(instantOf(addDays(date, 1), timeZone).getTime() - 1);

/**
 * The state of a clock at `now`; `settled` is when it stopped, as `settledAt` tells of a case. `soon` begins a working day ahead (a day, for a clock that ends at night), so
 * that the morning digest shows it once before and once on the day itself.
 */
export function clockState(
  due: Date | null,
  settled: Date | null,
  now: Date,
  timeZone: string,
  calendar?: WorkCalendar,
): ClockState {
  if (due === null) return settled ? 'met' : 'none';
  if (settled) return settled <= due ? 'met' : 'missed';
  if (now > due) return 'overdue';
  const soonUntil = endOfDay(addWorkingDays(localDate(now, timeZone), 1, calendar), timeZone);
  return due <= soonUntil ? 'soon' : 'running';
}
