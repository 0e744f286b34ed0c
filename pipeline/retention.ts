import { DECISIONS_DAYS } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { releaseHeld } from '../db/queries/held-matches.ts';
import { deletePostsBefore } from '../db/queries/posts.ts';
import { deleteRejected } from '../db/queries/review.ts';
import { deleteEventKeysBefore } from '../db/queries/stories.ts';

/** Days that reduced community text is kept (docs/claims-not-people.md, 6). */
export const COMMUNITY_DAYS = 30;
/** Whether community text of that hour has had its time. */
export const hasEnded = (postedHour: Date, now: Date): boolean =>
  postedHour < daysBefore(now, COMMUNITY_DAYS);

/** Days that a rejected match is kept, with its sentence and its reason, and that it moves thresholds. */
const REJECTED_DAYS = DECISIONS_DAYS;
/** Days after which no new telling of an event is looked for; its reprints still are. */
const EVENT_DAYS = 30;

/** Deletes what has had its time, and puts held flags forward again. Returns how many posts went. */
export async function tidy(db: Database, now: Date): Promise<number> {
  await deleteEventKeysBefore(db, daysBefore(now, EVENT_DAYS));
  await db
    .transaction()
    .execute((trx) => deleteRejected(trx, daysBefore(now, REJECTED_DAYS), { userId: null, at: now }));
  await releaseHeld(db, now);
  return deletePostsBefore(db, daysBefore(now, COMMUNITY_DAYS));
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
