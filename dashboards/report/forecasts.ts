import {
  addDays,
  daysBetween,
  type LocalDate,
  type Locality,
  localDate,
  type ReportData,
  type ReportPeriod,
  type TopicCode,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import type { Tally } from '../../db/queries/report-counts.ts';
import { type HistoryDay, historyDays } from '../../db/queries/report-history.ts';
import { type DayCount, fillDays } from './bars.ts';
import type { ReportDeps } from './make.ts';
import { spanOf } from './span.ts';

/** Days before the period's end that a forecast learns from: a year and a month, to have seen each holiday. */
const HISTORY_DAYS = 400;
const TOPICS_AHEAD = 5;

/** A period that ended longer ago gets the forecast of the days from today on: its own are past. */
const STALE_DAYS = 14;

type Forecasts = Pick<ReportData, 'forecast' | 'forecastFrom' | 'topicForecasts' | 'negativeForecast'>;

/** Forecasts of the whole, of the topics with most articles and of the negative share; none where there is too little. */
export async function reportForecasts(
  db: Database,
  locality: Locality,
  period: ReportPeriod,
  topics: readonly Tally[],
  { forecast, forecastShare, now }: ReportDeps,
): Promise<Forecasts> {
  const today = localDate(now, locality.timeZone);
  // The day that is running is not over: it would be read as a quiet one.
  const last =
    daysBetween(period.to, today) > STALE_DAYS || period.to === today ? addDays(today, -1) : period.to;
  const none = { forecast: null, forecastFrom: addDays(last, 1), topicForecasts: [], negativeForecast: null };
  if (!forecast) return none;
  const span = { from: addDays(last, 1 - HISTORY_DAYS), to: last };
  const history = await historyDays(db, spanOf(span, locality), locality.timeZone);
  const first = history[0]?.date;
  if (first === undefined) return none;
  const all = daysOf(history, { from: first, to: last });
  return {
    forecastFrom: none.forecastFrom,
    forecast: forecast(all),
    topicForecasts: topics.slice(0, TOPICS_AHEAD).flatMap(({ key }) => {
      const own = history.filter((day) => day.topic === key);
      const days = daysOf(own, { from: first, to: last });
      const ahead = forecast(days);
      return ahead ? [{ ...ahead, topic: key as TopicCode, negative: forecastShare?.(days) ?? null }] : [];
    }),
    negativeForecast: forecastShare?.(all) ?? null,
  };
}

/** Every day of the span, the counts of its topics added up. */
function daysOf(
  history: readonly HistoryDay[],
  span: { readonly from: LocalDate; readonly to: LocalDate },
): DayCount[] {
  const tallies = [...Map.groupBy(history, (day) => day.date)].map(([key, days]) => ({
    key,
    articles: days.reduce((sum, day) => sum + day.articles, 0),
    negative: days.reduce((sum, day) => sum + day.negative, 0),
    positive: 0,
  }));
  return fillDays(tallies, span);
}
