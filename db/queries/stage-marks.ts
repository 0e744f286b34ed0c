import { randomUUID } from 'node:crypto';
import { type Kysely, type RawBuilder, sql, type Transaction, type Updateable } from 'kysely';
import type { QuarantineReason } from '../model/index.ts';
import type { StageMarkTable, Tables } from '../tables.ts';

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** A lease that outlives its worker (kill -9, power cut) is taken over after this many seconds. */
const LEASE_SECONDS = 600;

/** A stage's place on the road: what its inputs are, and which stages must be done with one first. */
export interface StagePlace {
  readonly stage: string;
  readonly of: 'documents' | 'articles';
  readonly after: readonly string[];
}

export interface PendingQuery extends StagePlace {
  readonly limit: number;
  readonly now: Date;
}

/**
 * Ids of the inputs that `stage` still has to do, oldest first: not marked, due again, or abandoned. Goes through
 * the ids of all inputs there are, so ask for many at once.
 */
export async function pendingSubjects(db: Db, query: PendingQuery): Promise<number[]> {
  const { stage, of, after, limit, now } = query;
  // The order must not depend on the order of arrival: stories are built in it.
  const order = of === 'articles' ? sql`s.at, s.canonical_url` : sql`s.id`;
  // What is not marked is looked for among the ids alone, in two indexes: the rows with their texts are wide.
  const { rows } = await sql<{ id: number }>`
    with waiting as materialized (
      select w.id from ${sql.table(of)} as w
        where not exists (select from stage_marks as m where m.stage = ${stage} and m.subject_id = w.id)
      union all
      select subject_id from stage_marks
        where stage = ${stage} and state in ('leased', 'retry') and due_at <= ${now}
    )
    select s.id from waiting join ${sql.table(of)} as s on s.id = waiting.id
    where ${isDoneBy(after, sql`s.id`)}
    order by ${order} limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Whether all of `stages` are done with the input. */
const isDoneBy = (stages: readonly string[], input: RawBuilder<unknown>) =>
  sql<boolean>`${sql.join(
    [
      sql`true`,
      ...stages.map(
        (stage) => sql`exists (select 1 from stage_marks as p
          where p.stage = ${stage} and p.subject_id = ${input} and p.state = 'done')`,
      ),
    ],
    sql` and `,
  )}`;

/** One worker's hold on one input. Only who holds it says what came of the input. */
export interface Lease {
  readonly stage: string;
  readonly after: readonly string[];
  readonly subject: number;
  readonly id: string;
  /** Number of this attempt, from 1. */
  readonly attempt: number;
}

/**
 * Takes the inputs for this worker; returns the leases of those that nobody else holds, by input. Read the inputs
 * after it: what is read then is what they are until the lease is taken away.
 */
export async function lease(
  db: Db,
  { stage, of, after }: StagePlace,
  ids: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, Lease>> {
  if (ids.length === 0) return new Map();
  const until = new Date(now.getTime() + LEASE_SECONDS * 1000);
  const id = randomUUID();
  // The share lock waits for whoever is giving one of them a new text.
  const { rows } = await sql<{ subject: number; attempt: number }>`
    with s as materialized (
      select id from ${sql.table(of)} where id = any(${ids}::bigint[]) order by id for share
    )
    insert into stage_marks as m (stage, subject_id, state, lease, due_at, marked_at)
    select ${stage}, s.id, 'leased', ${id}::uuid, ${until}::timestamptz, ${now}::timestamptz
      from s where ${isDoneBy(after, sql`s.id`)} order by s.id
    on conflict (stage, subject_id) do update
      set state = 'leased', lease = excluded.lease, due_at = excluded.due_at, marked_at = excluded.marked_at,
        attempts = m.attempts + 1
      where m.state in ('leased', 'retry') and m.due_at <= ${now}
    returning m.subject_id as subject, m.attempts as attempt
  `.execute(db);
  return new Map(rows.map((row) => [row.subject, { stage, after, id, ...row }]));
}

/**
 * Lets every lease be taken over at once: for the process of an installation, when it starts. A worker elsewhere
 * that is alive goes on, and its answer counts unless another took its input meanwhile.
 */
export async function releaseLeases(db: Db, now: Date): Promise<void> {
  await db.updateTable('stage_marks').set({ due_at: now }).where('state', '=', 'leased').execute();
}

/**
 * Marks an input done, in the transaction that saves its output. False: the lease was lost, or a stage before it
 * has the input to do again; save nothing.
 */
export const markDone = async (trx: Trx, held: Lease, now: Date): Promise<boolean> =>
  ended(
    ending(trx, held, { state: 'done', reason: null, detail: null, due_at: null, marked_at: now }).where(
      isDoneBy(held.after, sql.ref('stage_marks.subject_id')),
    ),
  );

/** Puts an input off until `due`, with the reason. False: the lease was lost, and nothing is marked. */
export const markRetry = (db: Db, held: Lease, due: Date, reason: string): Promise<boolean> =>
  ended(ending(db, held, { state: 'retry', due_at: due, reason: 'retry', detail: reason.slice(0, 2000) }));

/** Sets an input aside with its reason, to be seen on the dashboard. False: as for `markRetry`. */
export const markQuarantined = (
  db: Db,
  held: Lease,
  reason: QuarantineReason,
  detail: string,
): Promise<boolean> =>
  ended(ending(db, held, { state: 'quarantined', reason, detail: detail.slice(0, 2000), due_at: null }));

/** A lease is lost when its input got a new text, or when it ran out and another worker took the input. */
const ending = (db: Db, held: Lease, outcome: Updateable<StageMarkTable>) =>
  db
    .updateTable('stage_marks')
    .set({ ...outcome, lease: null })
    .where('stage', '=', held.stage)
    .where('subject_id', '=', held.subject)
    .where('lease', '=', held.id);

const ended = async (update: ReturnType<typeof ending>): Promise<boolean> =>
  (await update.executeTakeFirst()).numUpdatedRows > 0n;

/**
 * Makes an article go through `stages` again (its text changed, or what is known about it). Whoever holds a lease
 * on it loses it; whoever wants one waits for the end of this transaction.
 */
export async function reopen(trx: Trx, stages: readonly string[], articleId: number): Promise<void> {
  await sql`select from articles where id = ${articleId} for no key update`.execute(trx);
  await trx
    .deleteFrom('stage_marks')
    .where('stage', 'in', stages)
    .where('subject_id', '=', articleId)
    .execute();
}

export interface StageCount {
  readonly stage: string;
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
}

/** How many inputs of each stage are in which state, quarantine by reason. */
export async function countMarks(db: Db): Promise<StageCount[]> {
  return db
    .selectFrom('stage_marks')
    .select(({ fn }) => ['stage', 'state', 'reason', fn.countAll<number>().as('count')])
    .groupBy(['stage', 'state', 'reason'])
    .orderBy('stage')
    .orderBy('state')
    .orderBy('reason')
    .execute();
}
