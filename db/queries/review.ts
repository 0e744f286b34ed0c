import type { Transaction } from 'kysely';
import { decide, needsSentence, type Review, type ReviewAct, type ReviewRefusal } from '../model/review.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';
import type { Actor } from './users.ts';

type Trx = Transaction<Tables>;

export type Decided =
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly why: ReviewRefusal | 'unknown-match' };

/**
 * One person's act on a match, with its line in the log. The match's row is locked, so that two people who
 * press at once are heard one after the other. `statementVersion` is the version that the person saw.
 */
export async function actOnMatch(
  trx: Trx,
  matchId: number,
  act: ReviewAct,
  actor: { readonly userId: number; readonly at: Date },
  statementVersion: number,
): Promise<Decided> {
  const match = await trx
    .selectFrom('claim_matches')
    .select(['id', 'verdict', 'gone_at'])
    .where('id', '=', matchId)
    .forUpdate()
    .executeTakeFirst();
  if (!match) return { ok: false, why: 'unknown-match' };
  const before = await findReview(trx, matchId);
  // Only a contradiction is ever flagged; a review that began goes on whatever a later model says.
  if (!before && match.verdict !== 'contradicts') return { ok: false, why: 'unknown-match' };
  if (match.gone_at && needsSentence(act.kind)) return { ok: false, why: 'sentence-gone' };
  const start = before ?? unopened(matchId, actor.at);
  const decision = decide(start, act, actor.userId);
  if (!decision.ok) return decision;
  if (!before)
    await trx
      .insertInto('claim_reviews')
      .values({
        match_id: matchId,
        statement_version: statementVersion,
        state: 'new',
        opened_at: actor.at,
        changed_at: actor.at,
      })
      .execute();
  await trx
    .updateTable('claim_reviews')
    .set({
      state: decision.next.state,
      first_confirmer: decision.next.firstConfirmer,
      second_confirmer: decision.next.secondConfirmer,
      statement_version: statementVersion,
      reason: act.kind === 'reject' ? act.reason : null,
      note: 'note' in act ? act.note : '',
      changed_at: actor.at,
    })
    .where('match_id', '=', matchId)
    .execute();
  // What somebody has taken up is in the queue from then on.
  await trx.updateTable('claim_matches').set({ held: null }).where('id', '=', matchId).execute();
  await appendAudit(trx, {
    at: actor.at,
    userId: actor.userId,
    action: `review.${act.kind}`,
    subject: `match:${matchId}`,
    detail: {
      from: start.state,
      to: decision.next.state,
      statement: statementVersion,
      ...(act.kind === 'reject' ? { reason: act.reason } : {}),
    },
  });
  return { ok: true, review: (await findReview(trx, matchId)) ?? start };
}

const unopened = (matchId: number, at: Date): Review => ({
  matchId,
  state: 'new',
  firstConfirmer: null,
  secondConfirmer: null,
  statementVersion: 0,
  reason: null,
  note: '',
  openedAt: at,
  changedAt: at,
});

/** What was decided about a match, or undefined before the first act. */
export async function findReview(db: Database, matchId: number): Promise<Review | undefined> {
  const row = await db
    .selectFrom('claim_reviews')
    .selectAll()
    .where('match_id', '=', matchId)
    .executeTakeFirst();
  return (
    row && {
      matchId: row.match_id,
      state: row.state,
      firstConfirmer: row.first_confirmer,
      secondConfirmer: row.second_confirmer,
      statementVersion: row.statement_version,
      reason: row.reason,
      note: row.note,
      openedAt: row.opened_at,
      changedAt: row.changed_at,
    }
  );
}

/** The statement that a match was held against, or undefined. */
export async function statementOfMatch(db: Database, matchId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('claim_matches')
    .select('statement')
    .where('id', '=', matchId)
    .executeTakeFirst();
  return row?.statement;
}

/** Deletes rejected matches last touched before `before` (90 days by default), quotation and note included. */
export async function deleteRejected(trx: Trx, before: Date, actor: Actor): Promise<number> {
  const rows = await trx
    .selectFrom('claim_reviews')
    .select('match_id')
    .where('state', '=', 'rejected')
    .where('changed_at', '<', before)
    .forUpdate()
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.match_id);
  await trx.deleteFrom('claim_matches').where('id', 'in', ids).execute();
  for (const id of ids)
    await appendAudit(trx, { ...actor, action: 'review.delete', subject: `match:${id}`, detail: {} });
  return ids.length;
}
