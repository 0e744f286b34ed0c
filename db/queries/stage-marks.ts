import { type Kysely, sql, type Transaction } from 'kysely';
import type { QuarantineReason } from '../model/index.ts';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** A lease that outlives its worker (kill -9, power cut) is taken over after this many seconds. */
const LEASE_SECONDS = 600;

/** What `pendingSubjects` looks through: documents, or articles whose earlier stages are done. */
export interface PendingQuery {
  readonly stage: string;
  readonly of: 'documents' | 'articles';
  /** Stages that must be done first. */
  readonly after: readonly string[];
  readonly limit: number;
  readonly now: Date;
}

/** Ids of the inputs that `stage` still has to do, oldest first: not marked, due again, or abandoned. */
export async function pendingSubjects(db: Db, query: PendingQuery): Promise<number[]> {
  // The order must not depend on the order of arrival: stories are built in it.
  const order = query.of === 'articles' ? sql`s.at, s.canonical_url` : sql`s.id`;
  const { rows } = await sql<{ id: number }>`
    select s.id from ${sql.table(query.of)} as s
    left join stage_marks as m on m.stage = ${query.stage} and m.subject_id = s.id
    where (m.stage is null or (m.state in ('leased', 'retry') and m.due_at <= ${query.now}))
      ${sql.join(
        query.after.map(
          (stage) => sql`and exists (select 1 from stage_marks as p
            where p.stage = ${stage} and p.subject_id = s.id and p.state = 'done')`,
        ),
        sql` `,
      )}
    order by ${order} limit ${query.limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Takes the inputs for this worker; returns those that nobody else holds, with the number of this attempt. */
export async function lease(
  db: Db,
  stage: string,
  ids: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const until = new Date(now.getTime() + LEASE_SECONDS * 1000);
  const rows = await db
    .insertInto('stage_marks')
    .values(
      ids.map((id) => ({ stage, subject_id: id, state: 'leased' as const, due_at: until, marked_at: now })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['stage', 'subject_id'])
        .doUpdateSet((eb) => ({
          state: 'leased',
          due_at: until,
          attempts: eb('stage_marks.attempts', '+', 1),
          marked_at: now,
        }))
        .where('stage_marks.state', 'in', ['leased', 'retry'])
        .where('stage_marks.due_at', '<=', now),
    )
    .returning(['subject_id', 'attempts'])
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row.attempts]));
}

/** Gives every lease back: for the one process of an installation, when it starts. */
export async function releaseLeases(db: Db, now: Date): Promise<void> {
  await db.updateTable('stage_marks').set({ due_at: now }).where('state', '=', 'leased').execute();
}

/** Marks an input done, in the transaction that saves its output. False: another worker was faster. */
export async function markDone(trx: Trx, stage: string, id: number, now: Date): Promise<boolean> {
  const done = await trx
    .updateTable('stage_marks')
    .set({ state: 'done', reason: null, detail: null, due_at: null, marked_at: now })
    .where('stage', '=', stage)
    .where('subject_id', '=', id)
    .where('state', '=', 'leased')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Puts an input off until `due`, with the reason. */
export async function markRetry(db: Db, stage: string, id: number, due: Date, reason: string): Promise<void> {
  await db
    .updateTable('stage_marks')
    .set({ state: 'retry', due_at: due, reason: 'retry', detail: reason.slice(0, 2000) })
    .where('stage', '=', stage)
    .where('subject_id', '=', id)
    .execute();
}

/** Sets an input aside with its reason; it stays visible on the dashboard. */
export async function markQuarantined(
  db: Db,
  stage: string,
  id: number,
  reason: QuarantineReason,
  detail: string,
): Promise<void> {
  await db
    .updateTable('stage_marks')
    .set({ state: 'quarantined', reason, detail: detail.slice(0, 2000), due_at: null })
    .where('stage', '=', stage)
    .where('subject_id', '=', id)
    .execute();
}

/** Makes an article go through `stages` again (its text changed, or a model or statement did). */
export async function reopen(db: Db, stages: readonly string[], articleId?: number): Promise<void> {
  let query = db.deleteFrom('stage_marks').where('stage', 'in', stages);
  if (articleId !== undefined) query = query.where('subject_id', '=', articleId);
  await query.execute();
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
