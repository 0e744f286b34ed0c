import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/** A host that pushed back, or could not be reached. */
export interface StoredHostState {
  readonly host: string;
  readonly failures: number;
  readonly notBefore: Date;
  readonly detail: string;
}

export async function hostState(db: Db, host: string): Promise<StoredHostState | undefined> {
  const row = await db
    .selectFrom('hosts')
    .select(['failures', 'not_before', 'detail'])
    .where('host', '=', host)
    .executeTakeFirst();
  if (!row?.not_before) return undefined;
  return { host, failures: row.failures, notBefore: row.not_before, detail: row.detail };
}

export async function setHostState(
  db: Db,
  { host, failures, notBefore, detail }: StoredHostState,
): Promise<void> {
  const values = { failures, not_before: notBefore, detail };
  await db
    .insertInto('hosts')
    .values({ host, ...values })
    .onConflict((conflict) => conflict.column('host').doUpdateSet(values))
    .execute();
}

export async function clearHostState(db: Db, host: string): Promise<void> {
  await db
    .updateTable('hosts')
    .set({ failures: 0, not_before: null, detail: '' })
    .where('host', '=', host)
    .execute();
}

/** A robots.txt as it was answered. */
export interface StoredRobots {
  readonly origin: string;
  readonly verdict: 'rules' | 'open' | 'closed';
  readonly body: string;
  readonly detail: string;
  readonly expires: Date;
}

export async function storedRobots(db: Db, origin: string): Promise<StoredRobots | undefined> {
  return db.selectFrom('robots').selectAll().where('origin', '=', origin).executeTakeFirst();
}

export async function storeRobots(db: Db, entry: StoredRobots): Promise<void> {
  const { origin, ...values } = entry;
  // PostgreSQL's text holds no NUL.
  const clean = { ...values, body: values.body.replaceAll('\0', '') };
  await db
    .insertInto('robots')
    .values({ origin, ...clean })
    .onConflict((conflict) => conflict.column('origin').doUpdateSet(clean))
    .execute();
}

/** A turn that its holder does not end (kill -9) is over after so many seconds. */
const TURN_SECONDS = 120;

/**
 * Takes a host's turn for `holder` when it is free; else says how many milliseconds to wait before asking again.
 * The database's clock decides, so that workers need not agree on the time.
 */
export async function takeTurn(db: Db, host: string, holder: string): Promise<{ readonly waitMs: number }> {
  const { rows } = await sql<{ mine: boolean; wait: number }>`
    insert into hosts as h (host, turn_of, turn_until)
    values (${host}, ${holder}, clock_timestamp() + make_interval(secs => ${TURN_SECONDS}))
    on conflict (host) do update set turn_of = excluded.turn_of, turn_until = excluded.turn_until
    where (h.turn_of is null or h.turn_until < clock_timestamp()) and coalesce(h.free_at <= clock_timestamp(), true)
    returning true as mine, 0 as wait`.execute(db);
  if (rows[0]?.mine) return { waitMs: 0 };
  const { rows: busy } = await sql<{ wait: number }>`
    select coalesce(extract(epoch from free_at - clock_timestamp()) * 1000, 0)::float8 as wait
    from hosts where host = ${host}`.execute(db);
  return { waitMs: Math.max(50, Math.min(busy[0]?.wait ?? 0, 1000)) };
}

/** Ends a turn; the next may begin after `delayMs`. */
export async function endTurn(db: Db, host: string, holder: string, delayMs: number): Promise<void> {
  await sql`update hosts set turn_of = null, turn_until = null,
      free_at = clock_timestamp() + make_interval(secs => ${delayMs / 1000})
    where host = ${host} and turn_of = ${holder}`.execute(db);
}
