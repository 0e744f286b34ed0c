/** The press of the demo lives in Vietnam, which has had one offset and no summer time since 1975. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The moment that `-1 08:15` means on the local day of `now`. It moves at midnight only, so that a
 * second run on the same day is given the same pages.
 */
export function moment(at: string, now: Date): Date {
  const [, days, hours, minutes] = /^(-?\d+) (\d{2}):(\d{2})$/.exec(at) ?? [];
  const midnight = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  return new Date(midnight + Number(days) * DAY_MS + Number(hours) * 3_600_000 + Number(minutes) * 60_000);
}

const WEEKDAYS = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** One moment in the shapes in which the outlets print it. */
export function shapes(date: Date) {
  const local = new Date(date.getTime() + OFFSET_MS);
  const [day, time] = [local.toISOString().slice(0, 10), local.toISOString().slice(11, 16)];
  const [y, m, d] = day.split('-') as [string, string, string];
  const month = local.toLocaleString('en', { month: 'long', timeZone: 'UTC' });
  return {
    iso: `${day}T${time}:00+07:00`,
    compact: `${y}${m}${d}`,
    long: `${WEEKDAYS[local.getUTCDay()]}, ${d}/${m}/${y} ${time} (GMT+7)`,
    dashed: `${d}-${m}-${y} | ${time}`,
    timeFirst: `${time} ${d}/${m}/${y}`,
    english: `${month} ${Number(d)}, ${y} - ${time} GMT+7`,
    chinese: inBeijing(date),
    rfc822: date.toUTCString().replace('GMT', '+0000'),
    short: `${d}/${m}/${y}`,
  };
}

/** A Chinese outlet prints its own clock, an hour ahead. */
function inBeijing(date: Date): string {
  const [day, time] = new Date(date.getTime() + 8 * 3_600_000).toISOString().split('T') as [string, string];
  const [y, m, d] = day.split('-').map(Number);
  return `${y}年${m}月${d}日 ${time.slice(0, 5)}`;
}
