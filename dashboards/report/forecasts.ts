import {
  addDays,
  type LocalDate,
  type Locality,
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

type Forecasts = Pick<ReportData, 'forecast' | 'topicForecasts' | 'negativeForecast'>;

/** Forecasts of the whole, of the topics with most articles and of the negative share; none where there is too little. */
export async function reportForecasts(
  db: Database,
  locality: Locality,
  period: ReportPeriod,
  topics: readonly Tally[],
  { forecast, forecastShare }: ReportDeps,
): Promise<Forecasts> {
  if (!forecast) return { forecast: null, topicForecasts: [], negativeForecast: null };
  const span = { from: addDays(period.to, 1 - HISTORY_DAYS), to: period.to };
  const history = await historyDays(db, spanOf(span, locality), locality.timeZone);
  const first = history[0]?.date;
  if (first === undefined) return { forecast: null, topicForecasts: [], negativeForecast: null };
  const all = daysOf(history, { from: first, to: period.to });
  return {
    forecast: forecast(all),
    topicForecasts: topics.slice(0, TOPICS_AHEAD).flatMap(({ key }) => {
      const own = history.filter((day) => day.topic === key);
      const ahead = forecast(daysOf(own, { from: first, to: period.to }));
      return ahead ? [{ ...ahead, topic: key as TopicCode }] : [];
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
