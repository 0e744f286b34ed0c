import { DateTime } from 'luxon';
import { percent } from '../texts/format.ts';

export { day as isoToDay, number as count, weekdayAndDay } from '../texts/format.ts';

/** `20/11/2026 07:30`, in the locality's zone; an em dash for null. */
export const dateTime = (instant: Date | null, timeZone: string): string =>
  instant ? DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('dd/MM/yyyy HH:mm') : '—';

/** `20/11/2026`. */
export const day = (instant: Date | null, timeZone: string): string =>
  instant ? DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('dd/MM/yyyy') : '—';

/** `3 giờ trước`; beyond two days, the day itself. */
export function ago(instant: Date | null, now: Date, timeZone: string): string {
  if (!instant) return 'chưa có';
  const minutes = Math.round((now.getTime() - instant.getTime()) / 60_000);
  if (minutes < 1) return 'vừa xong';
  if (minutes < 60) return `${minutes} phút trước`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} giờ trước`;
  return day(instant, timeZone);
}

/** `87%` of a share between 0 and 1, rounded to the whole. */
export const share = (value: number): string => percent(value, 0);

/** An address that is safe as a link: http or https, else undefined. */
export function webAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
