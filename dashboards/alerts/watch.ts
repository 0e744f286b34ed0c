import type { Locality } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import type { Alert } from '../../db/queries/forecast-alerts.ts';
import { planDeadlines } from './deadlines.ts';
import { planAlerts } from './deliver.ts';
import { findAlerts, type UnusualVolume } from './find.ts';
import { planReminders } from './reminders.ts';

/**
 * Looks at every locality after a round of the stages: new alerts, due reminders of cases and of reporting deadlines are planned for the outbox.
 * Returns the alerts that are new. Run as often as one likes: each event is told once.
 */
export async function watchLocalities(
  db: Database,
  localities: readonly Locality[],
  now: Date,
  unusual: UnusualVolume,
): Promise<Alert[]> {
  const found: Alert[] = [];
  for (const locality of localities) {
    const fresh = await findAlerts(db, locality, now, unusual);
    await planAlerts(db, locality, fresh, now);
    await planReminders(db, locality, now);
    await planDeadlines(db, locality, now);
    found.push(...fresh);
  }
  return found;
}
