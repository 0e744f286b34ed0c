import { holidayName, type LocalDate, weekday } from '../../db/model/index.ts';

/** Count of one local day. */
export interface DailyCount {
  readonly date: LocalDate;
  readonly count: number;
}

/** Days with a campaign or an anniversary that the office expects coverage of; from the locality's calendar. */
export type IsCampaign = (date: LocalDate) => boolean;

export const noCampaigns: IsCampaign = () => false;

/** What is known of a day ahead of time: the day of the week, days off, campaigns, and the place in time. */
export function regressors(date: LocalDate, place: number, isCampaign: IsCampaign): number[] {
  const day = weekday(date);
  const week = [2, 3, 4, 5, 6, 7].map((other) => (day === other ? 1 : 0));
  return [1, ...week, holidayName(date) === undefined ? 0 : 1, isCampaign(date) ? 1 : 0, place];
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The `share` quantile of the values, between neighbours in proportion (R's type 7). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
