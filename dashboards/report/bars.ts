import { addDays, type LocalDate, type ReportBar, type ReportPeriod } from '../../db/model/index.ts';
import type { Tally } from '../../db/queries/report-counts.ts';

export interface DayCount {
  readonly date: LocalDate;
  readonly articles: number;
  readonly negative: number;
}

/** More days than this are drawn by week. */
const MOST_DAYS = 62;

/** Every day of the period, those without an article too. */
export function fillDays(
  tallies: readonly Tally[],
  { from, to }: Pick<ReportPeriod, 'from' | 'to'>,
): DayCount[] {
  const byDay = new Map(tallies.map((tally) => [tally.key, tally]));
  const days: DayCount[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const tally = byDay.get(date);
    days.push({ date, articles: tally?.articles ?? 0, negative: tally?.negative ?? 0 });
  }
  return days;
}

/** Bars of the time chart: a day each, or a week each in a long period. */
export function barsOf(days: readonly DayCount[]): {
  readonly bars: readonly ReportBar[];
  readonly barDays: 1 | 7;
} {
  const barDays = days.length > MOST_DAYS ? 7 : 1;
  const bars: ReportBar[] = [];
  for (let start = 0; start < days.length; start += barDays) {
    const part = days.slice(start, start + barDays);
    bars.push({
      from: part[0]!.date,
      articles: part.reduce((sum, day) => sum + day.articles, 0),
      negative: part.reduce((sum, day) => sum + day.negative, 0),
    });
  }
  return { bars, barDays };
}
