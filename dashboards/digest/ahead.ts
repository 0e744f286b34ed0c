import {
  type AheadDay,
  addDays,
  daysBetween,
  holidayName,
  isWorkingDay,
  type LocalDate,
  type Locality,
  nextYearly,
} from '../../db/model/index.ts';

/** Anniversaries are shown so many days ahead; a deadline has its own number in the profile. */
const ANNIVERSARY_DAYS = 10;
const HOLIDAY_DAYS = 7;

/** What comes after `date`: anniversaries, reporting deadlines and days off, the nearest first. */
export function aheadOf(locality: Locality, date: LocalDate): AheadDay[] {
  const days = [...anniversaries(locality, date), ...deadlines(locality, date), ...holidays(locality, date)];
  return days.toSorted((a, b) => a.days - b.days || a.name.localeCompare(b.name, 'vi'));
}

function anniversaries(locality: Locality, date: LocalDate): AheadDay[] {
  return locality.anniversaries
    .map((anniversary): AheadDay => {
      const on = nextYearly(anniversary.day, anniversary.calendar, date);
      return {
        kind: 'anniversary',
        name: anniversary.name,
        date: on,
        days: daysBetween(date, on),
        basis: '',
        years: anniversary.since === undefined ? null : Number(on.slice(0, 4)) - anniversary.since,
      };
    })
    .filter((day) => day.days <= ANNIVERSARY_DAYS);
}

function deadlines(locality: Locality, date: LocalDate): AheadDay[] {
  return locality.deadlines
    .map((deadline) => {
      const on = nextYearly(deadline.day, 'solar', date);
      const days = daysBetween(date, on);
      const ahead: AheadDay = {
        kind: 'deadline',
        name: deadline.name,
        date: on,
        days,
        basis: deadline.basis,
        years: null,
      };
      return { ahead, shown: days <= deadline.remindDays };
    })
    .flatMap(({ ahead, shown }) => (shown ? [ahead] : []));
}

/** The first day of each coming run of days off that an ordinary week does not have. */
function holidays(locality: Locality, date: LocalDate): AheadDay[] {
  const found: AheadDay[] = [];
  for (let days = 1; days <= HOLIDAY_DAYS; days += 1) {
    const on = addDays(date, days);
    const name = holidayName(on);
    if (!name || isWorkingDay(on, locality.workCalendar) || found.some((day) => day.name === name)) continue;
    found.push({ kind: 'holiday', name, date: on, days, basis: '', years: null });
  }
  return found;
}
