import { endOfDay, instantOf, isLocalDate, localDate, localTime } from '../../db/model/index.ts';
import { dateTime } from '../layout/format.ts';

/** An instant as a `datetime-local` field holds it, in the locality's zone. */
export const fieldTime = (instant: Date, zone: string): string =>
  `${localDate(instant, zone)}T${localTime(instant, zone)}`;

/** When a clock began, from a `datetime-local` field, or in words why it cannot be that. */
export function startTime(typed: string, zone: string, now: Date): Date | string {
  const [day = '', time = ''] = typed.split('T');
  const start = isLocalDate(day) ? wallClock(day, time, zone) : undefined;
  if (!start) return 'Cần ghi đủ ngày và giờ bắt đầu tính thời hạn.';
  return start > now ? 'Thời điểm bắt đầu tính thời hạn không thể ở tương lai.' : start;
}

/**
 * When an answer was signed, from its day and, where it was written down, its hour; or in words what is missing.
 * Both empty: now. A day without an hour stands for noon, today for now, unless a limit within that day makes the
 * hour decide between in time and late: then the hour is asked for.
 */
export function answerTime(
  typed: { readonly day: string; readonly time: string },
  dueAt: Date | null,
  zone: string,
  now: Date,
): Date | string {
  const { day, time } = typed;
  if (day === '' && time === '') return now;
  if (!isLocalDate(day)) return 'Cần ghi ngày ký.';
  const today = localDate(now, zone);
  if (day > today) return 'Ngày ký không thể ở tương lai.';
  if (time !== '') {
    const signed = wallClock(day, time, zone);
    if (!signed) return 'Giờ ký chưa đúng.';
    return signed > now ? 'Giờ ký không thể ở tương lai.' : signed;
  }
  const assumed = day === today ? now : instantOf(day, zone, '12:00');
  // A limit in days runs to midnight: every hour of its last day is in time.
  const within = dueAt !== null && localDate(dueAt, zone) === day && dueAt < endOfDay(day, zone);
  return within && !(day === today && now <= dueAt)
    ? `Hết hạn lúc ${dateTime(dueAt, zone)}: cần ghi cả giờ ký để biết trả lời đúng hạn hay trễ hạn.`
    : assumed;
}

/** Seconds, which some browsers send, are left out. */
const wallClock = (day: string, time: string, zone: string): Date | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(time)
    ? instantOf(day, zone, time.slice(0, 5))
    : undefined;
