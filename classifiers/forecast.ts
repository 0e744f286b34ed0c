import { addDays, type LocalDate } from '../db/model/index.ts';
import {
  backTest,
  bounds,
  chooseMethod,
  HORIZON,
  type MethodTest,
  rootErrors,
} from './forecast/back-test.ts';
import { FORECASTERS, type Method } from './forecast/methods.ts';
import { type DailyCount, type IsCampaign, mean, noCampaigns, quantile } from './forecast/series.ts';

export { type DailyCount, type IsCampaign, noCampaigns } from './forecast/series.ts';
export { type UnusualVolume, unusualVolume } from './forecast/unusual.ts';

/** Below these a forecast would be a guess, and none is made. */
const LEAST_DAYS = 70;
const LEAST_ARTICLES = 60;

export interface ForecastDay {
  readonly date: LocalDate;
  readonly expected: number;
  /** 80 % interval. */
  readonly low: number;
  readonly high: number;
}

/** The next 14 days of a count, with the method that won the back-test. */
export interface Forecast {
  readonly days: readonly ForecastDay[];
  /** Sum of the 14 days with its own 80 % interval (errors of days go together). */
  readonly total: { readonly expected: number; readonly low: number; readonly high: number };
  readonly method: Method;
  /** MASE and interval coverage of every method on the past. */
  readonly tests: readonly Omit<MethodTest, 'past'>[];
}

export type ForecastResult =
  | { readonly kind: 'forecast'; readonly forecast: Forecast }
  /** Said instead of a guess. */
  | { readonly kind: 'too-little'; readonly days: number; readonly articles: number };

/**
 * Forecasts daily counts from a locality's own history: every day in order, days without an article too. The
 * regression is used where it beats both simple methods in the back-test, else the simpler one is.
 */
export function forecastCounts(
  history: readonly DailyCount[],
  isCampaign: IsCampaign = noCampaigns,
): ForecastResult {
  const articles = history.reduce((sum, day) => sum + day.count, 0);
  if (history.length < LEAST_DAYS || articles < LEAST_ARTICLES) {
    return { kind: 'too-little', days: history.length, articles };
  }
  const tests = backTest(history, isCampaign);
  const chosen = chooseMethod(tests);
  const errors = rootErrors(chosen.past);
  const expected = FORECASTERS[chosen.method](history, HORIZON, isCampaign);
  const end = history.at(-1)!.date;
  const days = expected.map((value, index): ForecastDay => {
    const { low, high } = bounds(value, errors);
    return { date: addDays(end, index + 1), expected: value, low, high };
  });
  return {
    kind: 'forecast',
    forecast: {
      days,
      total: totalOf(expected, chosen),
      method: chosen.method,
      tests: tests.map(({ method, mase, coverage }) => ({ method, mase, coverage })),
    },
  };
}

/** The interval of a fortnight comes from past fortnights, not from adding up days. */
function totalOf(expected: readonly number[], { past }: MethodTest): Forecast['total'] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const errors = past.map((one) => Math.sqrt(sum(one.actual)) - Math.sqrt(sum(one.expected)));
  return { expected: sum(expected), ...bounds(sum(expected), errors) };
}

/** Half-life of a day's weight in the negative share, and the fortnight that it is tested on. */
const SHARE_HALF_LIFE = 28;

export interface ShareForecast {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The negative share of the next fortnight: recent days count more, the interval is what past fortnights missed
 * by. Null where there is too little.
 */
export function forecastShare(
  days: readonly { readonly articles: number; readonly negative: number }[],
): ShareForecast | null {
  const articles = days.reduce((sum, day) => sum + day.articles, 0);
  if (days.length < LEAST_DAYS || articles < LEAST_ARTICLES) return null;
  const errors: number[] = [];
  for (let origin = LEAST_DAYS - HORIZON; origin + HORIZON <= days.length; origin += 7) {
    const actual = days.slice(origin, origin + HORIZON);
    const count = actual.reduce((sum, day) => sum + day.articles, 0);
    if (count > 0)
      errors.push(
        actual.reduce((sum, day) => sum + day.negative, 0) / count - weightedShare(days.slice(0, origin)),
      );
  }
  const expected = weightedShare(days);
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  return {
    expected,
    low: clamp(expected + quantile(errors, 0.1)),
    high: clamp(expected + quantile(errors, 0.9)),
  };
}

function weightedShare(days: readonly { readonly articles: number; readonly negative: number }[]): number {
  const weight = (index: number) => 0.5 ** ((days.length - 1 - index) / SHARE_HALF_LIFE);
  const articles = mean(days.map((day, index) => day.articles * weight(index)));
  return articles === 0 ? 0 : mean(days.map((day, index) => day.negative * weight(index))) / articles;
}
