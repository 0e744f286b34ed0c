import { type Kysely, sql } from 'kysely';
import type { Source, SourceState } from '../model/index.ts';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/**
 * Makes the table say what the profiles say: new sources are added, changed ones updated (their history is
 * kept), and those that no profile names any more are switched off, never deleted.
 */
export async function syncSources(
  db: Db,
  sources: readonly { readonly source: Source; readonly localities: readonly string[] }[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { source, localities } of sources) {
      const values = {
        kind: source.kind,
        type: source.type,
        url: source.url,
        outlet: source.outlet,
        home_province: source.homeProvince ?? null,
        language: source.language ?? null,
        localities: [...localities],
        active: true,
      };
      await trx
        .insertInto('sources')
        .values({ id: source.id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    }
    const ids = sources.map(({ source }) => source.id);
    await trx
      .updateTable('sources')
      .set({ active: false })
      .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
      .execute();
  });
}

/** What is known of a source's past rounds, newest first, for its state and its rhythm. */
export interface RoundRecord {
  readonly startedAt: Date;
  readonly listed: number;
  readonly fresh: number;
  readonly documents: number;
  readonly posts: number;
  readonly unchanged: number;
  readonly failures: readonly { readonly url: string; readonly reason: string; readonly detail: string }[];
}

/** The last `limit` finished rounds of a source, newest first. */
export async function lastRounds(db: Db, sourceId: string, limit: number): Promise<RoundRecord[]> {
  const rows = await db
    .selectFrom('rounds')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('finished_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    startedAt: row.started_at,
    listed: row.listed,
    fresh: row.fresh,
    documents: row.documents,
    posts: row.posts,
    unchanged: row.unchanged,
    failures: row.failures,
  }));
}

export interface FinishedRound extends RoundRecord {
  readonly sourceId: string;
  readonly finishedAt: Date;
  readonly state: SourceState;
  readonly stateDetail: string;
  readonly nextRoundAt: Date;
}

/** Stores a finished round and what it says of its source. */
export async function saveRound(db: Db, round: FinishedRound): Promise<void> {
  const worked = round.state === 'ok' || round.state === 'quiet';
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('rounds')
      .values({
        source_id: round.sourceId,
        started_at: round.startedAt,
        finished_at: round.finishedAt,
        listed: round.listed,
        fresh: round.fresh,
        documents: round.documents,
        posts: round.posts,
        unchanged: round.unchanged,
        failures: JSON.stringify(round.failures),
      })
      .execute();
    await trx
      .updateTable('sources')
      .set({
        state: round.state,
        state_before: sql<SourceState>`case when state = ${round.state} then state_before else state end`,
        state_since: sql<Date>`case when state = ${round.state} then state_since else ${round.finishedAt}::timestamptz end`,
        state_detail: round.stateDetail,
        last_round_at: round.finishedAt,
        next_round_at: round.nextRoundAt,
        consecutive_failures: worked ? 0 : sql<number>`consecutive_failures + 1`,
        ...(worked ? { last_ok_at: round.finishedAt } : {}),
        ...(round.documents + round.posts > 0 ? { last_item_at: round.finishedAt } : {}),
      })
      .where('id', '=', round.sourceId)
      .execute();
  });
}

/** Ids of the active sources whose next round is due. */
export async function dueSources(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('sources')
    .select('id')
    .where('active', '=', true)
    .where((eb) => eb.or([eb('next_round_at', 'is', null), eb('next_round_at', '<=', now)]))
    .orderBy(sql`next_round_at nulls first`)
    .execute();
  return rows.map((row) => row.id);
}

export interface SourceHealth {
  readonly id: string;
  readonly outlet: string;
  readonly kind: string;
  readonly type: string;
  readonly url: string;
  readonly localities: readonly string[];
  readonly state: SourceState;
  readonly stateSince: Date;
  readonly detail: string;
  readonly lastRoundAt: Date | null;
  readonly lastOkAt: Date | null;
  readonly lastItemAt: Date | null;
  readonly nextRoundAt: Date | null;
}

/** Every active source with its health, for one locality or for all. */
export async function sourceHealth(db: Db, locality?: string): Promise<SourceHealth[]> {
  let query = db.selectFrom('sources').selectAll().where('active', '=', true);
  if (locality !== undefined) query = query.where(sql<boolean>`${locality} = any(localities)`);
  const rows = await query.orderBy('outlet').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    outlet: row.outlet,
    kind: row.kind,
    type: row.type,
    url: row.url,
    localities: row.localities,
    state: row.state,
    stateSince: row.state_since,
    detail: row.state_detail,
    lastRoundAt: row.last_round_at,
    lastOkAt: row.last_ok_at,
    lastItemAt: row.last_item_at,
    nextRoundAt: row.next_round_at,
  }));
}
