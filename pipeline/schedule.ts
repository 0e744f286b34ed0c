import type { PgBoss } from 'pg-boss';
import { instantOf, isWorkingDay, type Locality, localDate } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { dueSources } from '../db/queries/sources.ts';
import { isPublished } from './publish.ts';

/** How often the schedule is looked at. A source is polled every ten minutes at most, so half a minute is enough. */
const TICK_MS = 30_000;
/** How often what has had its time is deleted. */
const TIDY_SECONDS = 6 * 3600;
/** A digest that was missed (the machine was off) is still made until so long after its hour. */
const LATE_DIGEST_HOURS = 10;

export interface ScheduleDeps {
  readonly db: Database;
  readonly boss: PgBoss;
  /** Folder of the installation, where digests lie. */
  readonly home: string;
  readonly localities: readonly Locality[];
  readonly now: () => Date;
  readonly onError: (error: Error) => void;
}

/**
 * Puts due rounds and digests on the queue. What was missed while the machine was off is done once, not as often
 * as it was missed: a source has one next time, and the queue holds one job for each.
 */
export function startSchedule(deps: ScheduleDeps): { stop(): void } {
  let busy = false;
  const tick = async () => {
    if (busy) return;
    busy = true;
    try {
      await enqueueDue(deps);
    } catch (error) {
      deps.onError(error as Error);
    } finally {
      busy = false;
    }
  };
  void tick();
  const timer = setInterval(tick, TICK_MS);
  return { stop: () => clearInterval(timer) };
}

/** What is due at `now`, put on the queue; a job that waits there already is not put twice. */
export async function enqueueDue({ db, boss, home, localities, now }: ScheduleDeps): Promise<void> {
  const sources = await dueSources(db, now());
  if (sources.length > 0) {
    await boss.insert(
      'collect',
      sources.map((sourceId) => ({ data: { sourceId }, singletonKey: sourceId })),
    );
  }
  await boss.send('road', {}, { singletonKey: 'road' });
  await boss.send('outbox', {}, { singletonKey: 'outbox' });
  await boss.send('tidy', {}, { singletonKey: 'tidy', singletonSeconds: TIDY_SECONDS });
  for (const { localityId, date } of dueDigests(localities, now())) {
    // One that failed, tries and all, or whose files are gone is put on the queue again.
    if (await isPublished(db, home, localityId, date)) continue;
    await boss.send('digest', { localityId, date }, { singletonKey: `${localityId} ${date}` });
  }
}

/** Localities whose digest hour has come today, on a working day. Making one again changes nothing. */
export function dueDigests(
  localities: readonly Locality[],
  now: Date,
): readonly { readonly localityId: string; readonly date: string }[] {
  return localities.flatMap((locality) => {
    const date = localDate(now, locality.timeZone);
    const hour = instantOf(date, locality.timeZone, locality.digestAt);
    const late = now.getTime() - hour.getTime();
    const due =
      late >= 0 && late <= LATE_DIGEST_HOURS * 3_600_000 && isWorkingDay(date, locality.workCalendar);
    return due ? [{ localityId: locality.id, date }] : [];
  });
}
