import { FORECASTERS, METHODS, type Method } from './methods.ts';
import { type DailyCount, type IsCampaign, mean, quantile } from './series.ts';

export const HORIZON = 14;
/** Forecasts made in the past to test a method, a week apart; and what they must leave to learn from. */
const ORIGINS = 26;
const ORIGIN_STEP = 7;
const LEAST_TRAINING = 42;
/** Nominal coverage of the intervals. */
export const COVERAGE = 0.8;

/** What was expected and what came, of one past forecast. */
export interface PastForecast {
  readonly expected: readonly number[];
  readonly actual: readonly number[];
}

export interface MethodTest {
  readonly method: Method;
  /** Mean absolute scaled error: below 1 is better than repeating the day before (Hyndman and Koehler, 2006). */
  readonly mase: number;
  /** Share of the later half's days inside intervals that the earlier half gave. */
  readonly coverage: number;
  readonly past: readonly PastForecast[];
}

/** Root-scale errors of past forecasts: counts of any size have errors of one size there. */
export const rootErrors = (past: readonly PastForecast[]): number[] =>
  past.flatMap(({ expected, actual }) =>
    actual.map((count, index) => Math.sqrt(count) - Math.sqrt(expected[index]!)),
  );

/** Bounds of an expected count from past root-scale errors. */
export function bounds(
  expected: number,
  errors: readonly number[],
  coverage = COVERAGE,
): { low: number; high: number } {
  const root = Math.sqrt(expected);
  const square = (value: number) => Math.max(0, value) ** 2;
  return {
    low: square(root + quantile(errors, (1 - coverage) / 2)),
    high: square(root + quantile(errors, (1 + coverage) / 2)),
  };
}

/** Tests every method on the same past origins, each seeing only what came before its origin. */
export function backTest(history: readonly DailyCount[], isCampaign: IsCampaign): MethodTest[] {
  const origins: number[] = [];
  for (let origin = history.length - HORIZON; origin >= LEAST_TRAINING; origin -= ORIGIN_STEP) {
    if (origins.length === ORIGINS) break;
    origins.unshift(origin);
  }
  const scale = mean(history.slice(1).map((day, index) => Math.abs(day.count - history[index]!.count)));
  return METHODS.map((method): MethodTest => {
    const past = origins.map((origin): PastForecast => {
      const actual = history.slice(origin, origin + HORIZON).map((day) => day.count);
      return { expected: FORECASTERS[method](history.slice(0, origin), HORIZON, isCampaign), actual };
    });
    const errors = past.flatMap(({ expected, actual }) =>
      actual.map((count, index) => Math.abs(count - expected[index]!)),
    );
    return { method, mase: scale === 0 ? 0 : mean(errors) / scale, coverage: coverageOf(past), past };
  });
}

function coverageOf(past: readonly PastForecast[]): number {
  const half = Math.floor(past.length / 2);
  const errors = rootErrors(past.slice(0, half));
  const later = past.slice(half);
  if (errors.length === 0 || later.length === 0) return 0;
  const inside = later.flatMap(({ expected, actual }) =>
    actual.map((count, index): number => {
      const { low, high } = bounds(expected[index]!, errors);
      return count >= Math.floor(low) && count <= Math.ceil(high) ? 1 : 0;
    }),
  );
  return mean(inside);
}

/** The regression where it is ahead of both simple methods, else the better of those. */
export function chooseMethod(tests: readonly MethodTest[]): MethodTest {
  const best = (candidates: readonly MethodTest[]) => candidates.reduce((a, b) => (b.mase < a.mase ? b : a));
  const simple = best(tests.filter((test) => test.method !== 'regression'));
  const model = tests.find((test) => test.method === 'regression');
  return model && model.mase < simple.mase ? model : simple;
}
