import { addDays, instantOf, isLocalDate, type Locality, localDate } from '../../db/model/index.ts';
import { digestPeriod } from '../digest/period.ts';
import type { Ctx } from '../layout/shell.ts';

export interface ChosenPeriod {
  /** `YYYY-MM-DD` as it was typed, or undefined. */
  readonly fromDay: string | undefined;
  readonly toDay: string | undefined;
  readonly from: Date | undefined;
  /** Exclusive: the end of `toDay`. */
  readonly to: Date | undefined;
}

/** The days `tu` and `den` of the address bar, both inclusive, in the locality's zone; nonsense counts as absent. */
export function chosenPeriod(c: Ctx): ChosenPeriod {
  const zone = c.get('locality').timeZone;
  const fromDay = localDay(c.req.query('tu'));
  const toDay = localDay(c.req.query('den'));
  return {
    fromDay,
    toDay,
    from: fromDay && instantOf(fromDay, zone),
    to: toDay && instantOf(addDays(toDay, 1), zone),
  } as ChosenPeriod;
}

export const localDay = (text: string | undefined): string | undefined =>
  text && isLocalDate(text) ? text : undefined;

/** What an officer has not read yet this morning: since the last working day's digest. */
export function todayPeriod(locality: Locality, now: Date): { date: string; from: Date; to: Date } {
  const date = localDate(now, locality.timeZone);
  return { date, from: digestPeriod(locality, date).from, to: now };
}
