import { unusualVolume } from '../classifiers/forecast.ts';
import { findAlerts, planAlerts, planReminders } from '../dashboards/alerts.ts';
import type { Locality } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { log } from './log.ts';

/**
 * Looks for unusual volume and growth, and for case clocks that call; plans what is to be told. Run after the
 * stages: what was fetched is alerted within a schedule's tick.
 */
export async function watchLocalities(
  db: Database,
  localities: readonly Locality[],
  now: Date,
): Promise<void> {
  for (const locality of localities) {
    const alerts = await findAlerts(db, locality, now, unusualVolume);
    await planAlerts(db, locality, alerts, now);
    await planReminders(db, locality, now);
    if (alerts.length > 0) log.info(`${locality.fullName}: ${alerts.length} unusual today`);
  }
}
