import { DateTime } from 'luxon';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

const at = (instant: Date, timeZone: string): DateTime => DateTime.fromJSDate(instant, { zone: timeZone });

/** `1.306`, `12,5`: Vietnamese separators. */
export const number = (value: number, digits = 0): string =>
  value.toLocaleString('vi-VN', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** `19,03%` from 0.1903; `–` where there is no base. */
export const percent = (share: number | null, digits = 1): string =>
  share === null ? '–' : `${number(share * 100, digits)}%`;

/** `+0,92` or `−7,69`: percentage points, with the sign always shown. */
export const points = (difference: number | null, digits = 1): string => {
  if (difference === null) return '–';
  const value = Number((difference * 100).toFixed(digits));
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value), digits)}`;
};

/** `+12`, `−3`, `không đổi`. */
export const change = (difference: number): string =>
  difference === 0 ? 'không đổi' : `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}`;

/** `05/02/2026` of a local day. */
export const day = (date: string): string => {
  const [year, month, dayOfMonth] = date.split('-');
  return `${dayOfMonth}/${month}/${year}`;
};

/** `thứ Bảy, 21/11/2026` of a local day. */
export const weekdayAndDay = (date: string): string =>
  `${WEEKDAYS[DateTime.fromISO(date).weekday - 1] ?? ''}, ${day(date)}`;

/** `ngày 05 tháng 02 năm 2026`: days below 10 and months 1 and 2 with a leading zero (Nghị định 30/2020). */
export const longDay = (date: string): string => {
  const [year, month, dayOfMonth] = date.split('-');
  return `ngày ${dayOfMonth} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
};

/** `06:30 21/11`, in the locality's time. */
export const time = (instant: Date, timeZone: string): string =>
  at(instant, timeZone).toFormat('HH:mm dd/MM');

/** `21/11/2026 06:30`, for a list over more than a year. */
export const fullDayTime = (instant: Date, timeZone: string): string =>
  at(instant, timeZone).toFormat('dd/MM/yyyy HH:mm');

/** `06:30 ngày 21/11/2026`. */
export const fullTime = (instant: Date, timeZone: string): string =>
  at(instant, timeZone).toFormat("HH:mm 'ngày' dd/MM/yyyy");

/** `còn 2 ngày`, `hết hạn hôm nay`, `quá hạn 3 ngày`, counted in local days. */
export function remaining(due: Date, now: Date, timeZone: string): string {
  if (due < now) {
    const days = Math.floor(
      at(now, timeZone).startOf('day').diff(at(due, timeZone).startOf('day'), 'days').days,
    );
    return days === 0 ? 'quá hạn trong hôm nay' : `quá hạn ${number(days)} ngày`;
  }
  const days = Math.round(
    at(due, timeZone).startOf('day').diff(at(now, timeZone).startOf('day'), 'days').days,
  );
  if (days === 0) return 'hết hạn hôm nay';
  return days === 1 ? 'hết hạn ngày mai' : `còn ${number(days)} ngày`;
}
