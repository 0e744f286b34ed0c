import { instantOf, type LocalDate, type Locality, previousWorkingDay } from '../../db/model/index.ts';

/** The time that a digest reads: half open, [from, to). */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/**
 * From the last working day's digest to this day's: a Monday's digest covers the weekend, the first one after
 * Tết the whole holiday.
 */
export function digestPeriod(locality: Locality, date: LocalDate): Period {
  const last = previousWorkingDay(date, locality.workCalendar);
  return {
    from: instantOf(last, locality.timeZone, locality.digestAt),
    to: instantOf(date, locality.timeZone, locality.digestAt),
  };
}

/** The period of the same length just before. */
export const periodBefore = ({ from, to }: Period): Period => ({
  from: new Date(2 * from.getTime() - to.getTime()),
  to: from,
});
