import { type Kysely, sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Tables } from '../db/tables.ts';
import { log } from './log.ts';

/** The queues, each with what one job of it is. All jobs may run twice: handlers are idempotent. */
export const QUEUES = {
  /** One round of one source. */
  collect: { policy: 'exclusive', expireInSeconds: 3600, retryLimit: 2, heartbeatSeconds: 60 },
  /** Take what waits through the stages. */
  road: { policy: 'exclusive', expireInSeconds: 3600, retryLimit: 2, heartbeatSeconds: 60 },
  /** One locality's morning digest. */
  digest: { policy: 'exclusive', expireInSeconds: 900, retryLimit: 5, heartbeatSeconds: 60 },
  /** Sends what is due to offices and desks. */
  outbox: { policy: 'exclusive', expireInSeconds: 900, retryLimit: 2, heartbeatSeconds: 60 },
  /** Deletes what has had its time. */
  tidy: { policy: 'exclusive', expireInSeconds: 900, retryLimit: 2, heartbeatSeconds: 60 },
} as const;
export type QueueName = keyof typeof QUEUES;

export interface CollectJob {
  readonly sourceId: string;
}
export interface DigestJob {
  readonly localityId: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Opens the queue on the installation's own database, in a schema of its own. */
export async function openQueue(url: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'queue',
    max: 4,
    // A killed worker's jobs are found by their missed heartbeat within this time.
    maintenanceIntervalSeconds: 60,
    monitorIntervalSeconds: 30,
  });
  boss.on('error', (error) => log.warn(`queue: ${error.message}`));
  await boss.start();
  for (const [name, options] of Object.entries(QUEUES)) await boss.createQueue(name, options);
  return boss;
}

export interface QueueLength {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** Length of each queue; empty where no worker ever ran. */
export async function queueLengths(db: Kysely<Tables>): Promise<QueueLength[]> {
  const { rows: found } = await sql<{
    there: boolean;
  }>`select to_regclass('queue.job') is not null as there`.execute(db);
  if (!found[0]?.there) return [];
  const { rows } = await sql<QueueLength>`
    select name,
      count(*) filter (where state in ('created', 'retry')) as waiting,
      count(*) filter (where state = 'active') as active,
      count(*) filter (where state = 'failed') as failed
    from queue.job where name in (${sql.join(Object.keys(QUEUES))}) group by name order by name`.execute(db);
  return rows;
}
