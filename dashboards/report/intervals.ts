import type { Interval } from '../../db/model/index.ts';

/** Standard normal quantiles: 95 % for one comparison, 99.5 % where the largest of some twenty is picked. */
export const Z95 = 1.959964;
export const Z_MANY = 2.807034;

/** Wilson's score interval of a proportion (E. B. Wilson, 1927). `total` may be fractional, and above zero. */
export function wilson(part: number, total: number, z = Z95): Interval {
  const p = part / total;
  const centre = (p + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z / (1 + (z * z) / total)) * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total));
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** A share of articles, with how many stories stand behind them: reprints of one event are no new evidence. */
export interface Share {
  readonly part: number;
  readonly total: number;
  readonly stories: number;
}

/**
 * Difference of two shares, this minus that, with its 95 % interval: method 10 of R. G. Newcombe (Statistics in
 * Medicine 17, 1998). The base is the number of stories, not of articles: the interval is wide on purpose.
 */
export function shareDifference(now: Share, then: Share, z = Z95): Interval | null {
  if (now.total === 0 || then.total === 0) return null;
  const interval = ({ part, total, stories }: Share) => {
    const base = Math.max(1, Math.min(stories, total));
    return wilson((part / total) * base, base, z);
  };
  const a = interval(now);
  const b = interval(then);
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/** Variance over mean of daily counts, at least 1: news comes in bursts, which a Poisson law does not know. */
export function dispersion(counts: readonly number[]): number {
  if (counts.length < 2) return 1;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (mean === 0) return 1;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  return Math.max(1, variance / mean);
}

export interface Volume {
  readonly count: number;
  readonly days: number;
  readonly dispersion: number;
}

/** Ratio of two rates a day with its interval, on the log scale, quasi-Poisson; null where either has no article. */
export function rateRatio(now: Volume, then: Volume, z = Z95): Interval | null {
  if (now.count === 0 || then.count === 0 || now.days === 0 || then.days === 0) return null;
  const value = now.count / now.days / (then.count / then.days);
  const error = Math.sqrt(now.dispersion / now.count + then.dispersion / then.count);
  return { value, low: value * Math.exp(-z * error), high: value * Math.exp(z * error) };
}

/** True when the interval leaves out "no change" (1 of a ratio, 0 of a difference). */
export const excludes = (interval: Interval | null, none: number): boolean =>
  interval !== null && (interval.low > none || interval.high < none);
