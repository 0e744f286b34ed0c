import { addDays } from '../../db/model/index.ts';
import { weightedRidge } from './least-squares.ts';
import { type DailyCount, type IsCampaign, mean, regressors } from './series.ts';

export const METHODS = ['naive', 'seasonal-naive', 'regression'] as const;
export type Method = (typeof METHODS)[number];

/** Expected counts of the `days` days after the history's last one. */
export type Forecaster = (history: readonly DailyCount[], days: number, isCampaign: IsCampaign) => number[];

/** The last day, again and again. */
const naive: Forecaster = (history, days) => Array.from({ length: days }, () => history.at(-1)?.count ?? 0);

/** The same day of the week before. */
const seasonalNaive: Forecaster = (history, days) =>
  Array.from({ length: days }, (_, index) => history[history.length - 7 + (index % 7)]?.count ?? 0);

/** Days after which an observation counts half. */
const HALF_LIFE = 90;
const RIDGE = 2;
/** A trend is followed this many days at most: beyond, it is a guess. */
const TREND_DAYS = 7;
/** How far the last two weeks' deviation from the fit is carried forward. */
const CARRY = 0.6;
const RECENT = 14;

/**
 * Square roots of the counts (their variance is near constant) on day of week, days off, campaigns and a slow
 * trend, recent days counting more; what the last two weeks left over is carried on in part.
 */
const regression: Forecaster = (history, days, isCampaign) => {
  const last = history.length - 1;
  const scale = (index: number) => (index - last) / 365;
  const rows = history.map((day, index) => regressors(day.date, scale(index), isCampaign));
  const roots = history.map((day) => Math.sqrt(day.count + 0.375));
  const weights = history.map((_, index) => 0.5 ** ((last - index) / HALF_LIFE));
  const fit = weightedRidge(rows, roots, weights, RIDGE);
  const value = (row: readonly number[]) => row.reduce((sum, cell, index) => sum + cell * fit[index]!, 0);
  const left = roots.map((root, index) => root - value(rows[index]!));
  const carried = CARRY * mean(left.slice(-RECENT));
  const spread = mean(left.slice(-HALF_LIFE).map((rest) => rest * rest));
  const end = history[last]!.date;
  return Array.from({ length: days }, (_, index) => {
    const row = regressors(
      addDays(end, index + 1),
      scale(last + Math.min(index + 1, TREND_DAYS)),
      isCampaign,
    );
    const root = Math.max(0, value(row) + carried);
    // The mean of a square is the square of the mean and the variance.
    return Math.max(0, root * root + spread - 0.375);
  });
};

export const FORECASTERS: Readonly<Record<Method, Forecaster>> = {
  naive,
  'seasonal-naive': seasonalNaive,
  regression,
};
