import { sql, type Transaction } from 'kysely';
import type { ClaimMatch } from '../model/claim.ts';
import {
  DECISIONS_DAYS,
  type FlagDecision,
  flagThreshold,
  type Held,
  isMisreading,
} from '../model/threshold.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';

/** A statement's decisions of the last 90 days and what follows from them. */
export interface StatementDecisions {
  readonly statement: string;
  readonly confirmed: number;
  readonly rejected: number;
  /** Score from which its flags are shown; 0 shows all. */
  readonly threshold: number;
  /** Flags that wait aside now, whatever the reason. */
  readonly held: number;
}

const since = (now: Date): Date => new Date(now.getTime() - DECISIONS_DAYS * 86_400_000);

async function decisionsOf(
  db: Database,
  now: Date,
  statements?: readonly string[],
): Promise<Map<string, FlagDecision[]>> {
  let query = db
    .selectFrom('claim_reviews as r')
    .innerJoin('claim_matches as m', 'm.id', 'r.match_id')
    .where('r.changed_at', '>=', since(now))
    .where((eb) => eb.or([eb('r.state', '=', 'rejected'), eb('r.second_confirmer', 'is not', null)]))
    .select(['m.statement', 'm.score', 'r.state', 'r.reason']);
  if (statements) query = query.where('m.statement', 'in', [...statements]);
  const byStatement = new Map<string, FlagDecision[]>();
  for (const { statement, score, state, reason } of await query.execute()) {
    if (state === 'rejected' && !isMisreading(reason ?? 'other')) continue;
    const list = byStatement.get(statement) ?? [];
    list.push({ score, confirmed: state !== 'rejected' });
    byStatement.set(statement, list);
  }
  return byStatement;
}

/** Which of an article's flags wait aside, by what people decided before; others are missing from the map. */
export async function heldBack(
  trx: Transaction<Tables>,
  matches: readonly ClaimMatch[],
  now: Date,
): Promise<ReadonlyMap<ClaimMatch, Held>> {
  const flags = matches.filter(({ verdict }) => verdict === 'contradicts');
  if (flags.length === 0) return new Map();
  const decisions = await decisionsOf(
    trx,
    now,
    flags.map(({ statement }) => statement),
  );
  const held = new Map<ClaimMatch, Held>();
  for (const flag of flags) {
    if (await wasRejected(trx, flag, now)) held.set(flag, 'rejected-before');
    else if (flag.score < flagThreshold(decisions.get(flag.statement) ?? [])) held.set(flag, 'threshold');
  }
  return held;
}

/** True where the same sentence was last rejected as misread and nobody confirmed it since. */
async function wasRejected(trx: Transaction<Tables>, flag: ClaimMatch, now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('claim_matches as m')
    .innerJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .where('m.statement', '=', flag.statement)
    .where(sql`md5(lower(m.quote))`, '=', sql`md5(lower(${flag.quote}))`)
    .where('r.changed_at', '>=', since(now))
    .where((eb) => eb.or([eb('r.state', '=', 'rejected'), eb('r.first_confirmer', 'is not', null)]))
    .orderBy('r.changed_at', 'desc')
    .select(['r.state', 'r.reason'])
    .executeTakeFirst();
  return row?.state === 'rejected' && isMisreading(row.reason ?? 'other');
}

/** Puts flags before people whose statement's threshold has come down again. Returns how many. */
export async function releaseHeld(db: Database, now: Date): Promise<number> {
  const decisions = await decisionsOf(db, now);
  const waiting = await db
    .selectFrom('claim_matches')
    .where('held', '=', 'threshold')
    .select(['id', 'statement', 'score'])
    .execute();
  const free = waiting
    .filter(({ statement, score }) => score >= flagThreshold(decisions.get(statement) ?? []))
    .map(({ id }) => id);
  if (free.length > 0)
    await db.updateTable('claim_matches').set({ held: null }).where('id', 'in', free).execute();
  return free.length;
}

/** Of every statement with decisions or held flags: counts and threshold; most rejected first. */
export async function statementDecisions(db: Database, now: Date): Promise<StatementDecisions[]> {
  const [decisions, held] = await Promise.all([
    decisionsOf(db, now),
    db
      .selectFrom('claim_matches')
      .where('held', 'is not', null)
      .select(({ fn }) => ['statement', fn.countAll<number>().as('n')])
      .groupBy('statement')
      .execute(),
  ]);
  const heldOf = new Map(held.map(({ statement, n }) => [statement, Number(n)]));
  return [...new Set([...decisions.keys(), ...heldOf.keys()])]
    .map((statement): StatementDecisions => {
      const own = decisions.get(statement) ?? [];
      const confirmed = own.filter((decision) => decision.confirmed).length;
      return {
        statement,
        confirmed,
        rejected: own.length - confirmed,
        threshold: flagThreshold(own),
        held: heldOf.get(statement) ?? 0,
      };
    })
    .sort((a, b) => b.rejected - a.rejected || a.statement.localeCompare(b.statement));
}
