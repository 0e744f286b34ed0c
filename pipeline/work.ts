import type { PgBoss } from 'pg-boss';
import { unusualVolume } from '../classifiers/forecast.ts';
import { watchLocalities } from '../dashboards/alerts.ts';
import { issueDigest } from '../dashboards/digest/send.ts';
import type { Locality } from '../db/model/index.ts';
import type { Installation } from './installation.ts';
import { log } from './log.ts';
import { writeNeverFlag } from './never-flag.ts';
import type { Office } from './office.ts';
import { sendDue } from './outbox.ts';
import { digestDeps, writeDigest } from './publish.ts';
import { type CollectJob, type DigestJob, QUEUES, type QueueName } from './queue.ts';
import { tidy } from './retention.ts';

/** Rounds that one process runs side by side. */
const ROUNDS_AT_ONCE = 16;

export interface WorkOptions {
  readonly queues: readonly QueueName[];
  readonly dashboard?: string | undefined;
}

/** Takes jobs of the queues until the queue is stopped. A job that throws is tried again by the queue. */
export async function startWorkers(
  boss: PgBoss,
  installation: Installation,
  office: Office,
  options: WorkOptions,
): Promise<void> {
  const handlers: Record<QueueName, () => Promise<string>> = {
    collect: () =>
      boss.work<CollectJob>(
        'collect',
        { localConcurrency: ROUNDS_AT_ONCE, pollingIntervalSeconds: 5 },
        async ([job]) => {
          const planned = office.sources.find(({ source }) => source.id === job?.data.sourceId);
          // Its profile dropped it since.
          if (!planned) return;
          await office.collect([planned]);
          await boss.send('road', {}, { singletonKey: 'road' });
        },
      ),
    road: () =>
      boss.work('road', { pollingIntervalSeconds: 5 }, async () => {
        await office.road();
        const { db, localities } = installation;
        const found = await watchLocalities(db, localities, office.stageDeps.now(), unusualVolume);
        // An alert does not wait for the schedule.
        if (found.length > 0) await boss.send('outbox', {}, { singletonKey: 'outbox' });
      }),
    digest: () =>
      boss.work<DigestJob>('digest', { pollingIntervalSeconds: 30 }, async ([job]) => {
        const locality = installation.localities.find(({ id }) => id === job?.data.localityId);
        if (job && locality) await publish(installation, office, locality, job.data.date, options);
      }),
    outbox: () =>
      boss.work('outbox', { pollingIntervalSeconds: 5 }, async () => {
        await sendDue(installation, { now: office.stageDeps.now, dashboard: options.dashboard });
      }),
    tidy: () =>
      boss.work('tidy', { pollingIntervalSeconds: 60 }, async () => {
        await writeNeverFlag(installation.db, installation.config.home);
        await tidy(installation.db, office.stageDeps.now());
      }),
  };
  for (const name of options.queues) await handlers[name]();
}

/** Makes the digest of a day once, plans its mails, and writes it where people find it. */
async function publish(
  { db, config }: Installation,
  { stageDeps: { now }, readers: { statements } }: Office,
  locality: Locality,
  date: string,
  { dashboard }: WorkOptions,
): Promise<void> {
  const recipients = locality.notify?.digest ?? [];
  const data = await issueDigest(db, locality, date, recipients, digestDeps({ now, statements, dashboard }));
  const files = await writeDigest(config.home, data);
  log.info(`digest of ${locality.fullName}, ${date}: ${files.join(', ')}`);
}

export const ALL_QUEUES = Object.keys(QUEUES) as QueueName[];
