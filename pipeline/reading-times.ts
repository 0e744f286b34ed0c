import type { Health } from '../crawlers/health.ts';
import { addDays, instantOf, localDate, type Source } from '../db/model/index.ts';

/**
 * When a source is read next. Its own rhythm decides, unless the profile names hours of the office's day: then the
 * first of them that is still ahead. A failure is tried again before that hour, a refusal only at one of them.
 */
export function nextReading(
  source: Pick<Source, 'readAt' | 'timeZone'>,
  { state, nextRoundAt }: Pick<Health, 'state' | 'nextRoundAt'>,
  now: Date,
): Date {
  if (!source.readAt?.length) return nextRoundAt;
  const refused = state === 'blocked' || state === 'forbidden-by-robots';
  const hour = firstHourAfter(
    source.readAt,
    source.timeZone ?? 'Asia/Ho_Chi_Minh',
    refused ? nextRoundAt : now,
  );
  return state === 'failing' && nextRoundAt < hour ? nextRoundAt : hour;
}

function firstHourAfter(hours: readonly string[], timeZone: string, after: Date): Date {
  const today = localDate(after, timeZone);
  // Two days hold every hour once more, the night of a clock change included.
  const instants = [0, 1, 2].flatMap((days) =>
    hours.map((hour) => instantOf(addDays(today, days), timeZone, hour)),
  );
  return instants
    .toSorted((one, other) => one.getTime() - other.getTime())
    .find((instant) => instant > after)!;
}
