import { FORECASTERS } from './methods.ts';
import { type DailyCount, type IsCampaign, mean, noCampaigns } from './series.ts';

/** A day's count that the history does not lead one to expect. */
export interface UnusualVolume {
  readonly observed: number;
  readonly expected: number;
  /** Largest ordinary count of the day. */
  readonly upper: number;
}

/**
 * Chance that an ordinary day is beyond the bound. An office watches some twenty topics and the whole every day:
 * 147 looks a week, so that 1 in 500 leaves about one false alert in three weeks if the law of counts holds, and
 * room for the bursts that it does not know.
 */
const TAIL = 0.002;
const LEAST_DAYS = 28;
/** Fewer articles than this are no event, however quiet the topic. */
const LEAST_COUNT = 5;
/** Days that the spread is learnt from. */
const MEMORY = 120;

/**
 * Compares today's count so far with the day's ordinary bound: a negative binomial whose spread is that of the
 * topic's own past around its regression. Null while it is ordinary, or the history is shorter than four weeks.
 * @param history days before today, in order, days without an article too
 */
export function unusualVolume(
  history: readonly DailyCount[],
  observed: number,
  isCampaign: IsCampaign = noCampaigns,
): UnusualVolume | null {
  if (history.length < LEAST_DAYS || observed < LEAST_COUNT) return null;
  const recent = history.slice(-MEMORY);
  const [expected = 0] = FORECASTERS.regression(recent, 1, isCampaign);
  const upper = ordinaryUpper(recent, Math.max(expected, 0.05));
  return observed > upper ? { observed, expected, upper } : null;
}

/** Largest count that is still ordinary: the bound of the upper tail. */
function ordinaryUpper(recent: readonly DailyCount[], expected: number): number {
  const counts = recent.map((day) => day.count);
  const average = mean(counts);
  // Var = m + m²/r: the method of moments, with the spread floored so that a quiet month is not trusted too far.
  const variance = mean(counts.map((count) => (count - average) ** 2));
  const excess = average === 0 ? 0 : (variance - average) / (average * average);
  const shape = 1 / Math.min(4, Math.max(0.08, excess));
  return Math.max(LEAST_COUNT - 1, negativeBinomialQuantile(expected, shape, 1 - TAIL));
}

/** Smallest k with P(X ≤ k) ≥ share, X negative binomial with the mean and shape given. */
export function negativeBinomialQuantile(average: number, shape: number, share: number): number {
  const stop = average / (average + shape);
  let probability = (1 - stop) ** shape;
  let sum = probability;
  let k = 0;
  while (sum < share && k < 1e6) {
    probability *= (stop * (k + shape)) / (k + 1);
    sum += probability;
    k += 1;
  }
  return k;
}
