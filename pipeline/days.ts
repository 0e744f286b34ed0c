import { DateTime } from 'luxon';
import { UsageError } from './commands/failure.ts';

/** A calendar day, `YYYY-MM-DD`, checked. @throws UsageError */
export function parseDay(text: string): string {
  const day = DateTime.fromFormat(text, 'yyyy-MM-dd');
  if (!day.isValid) throw new UsageError(`"${text}" is no day; write it as 2026-11-21`);
  return text;
}

/** The instant at which a day begins in a zone. */
export const localDay = (day: string, timeZone: string): Date =>
  DateTime.fromISO(day, { zone: timeZone }).toJSDate();

export const nextDay = (day: string): string => DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? day;

/** The day that it is in a zone. */
export const today = (now: Date, timeZone: string): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? '';
