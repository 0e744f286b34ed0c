import type { Transaction } from 'kysely';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';
import { withholdPacket } from './packets.ts';

type Trx = Transaction<Tables>;

/**
 * After a statement was edited: every review under way that looked at an older version is asked again, with
 * its confirmations gone, and no packet leaves on them. Returns how many.
 */
export async function reopenForStatement(
  trx: Trx,
  statement: { readonly id: string; readonly version: number },
  at: Date,
): Promise<number> {
  const rows = await trx
    .selectFrom('claim_reviews as r')
    .innerJoin('claim_matches as m', 'm.id', 'r.match_id')
    .where('m.statement', '=', statement.id)
    .where('r.statement_version', '<', statement.version)
    .where('r.state', 'not in', ['new', 'closed', 'rejected'])
    .select(['r.match_id', 'r.state'])
    .forUpdate('r')
    .execute();
  for (const row of rows) {
    await trx
      .updateTable('claim_reviews')
      .set({
        state: 'needs-information',
        first_confirmer: null,
        second_confirmer: null,
        statement_version: statement.version,
        note: `Luận cứ đã sửa (bản ${statement.version}): cần xem lại.`,
        changed_at: at,
      })
      .where('match_id', '=', row.match_id)
      .execute();
    await withholdPacket(
      trx,
      row.match_id,
      `Luận cứ đã sửa (bản ${statement.version}) trước khi hồ sơ được gửi.`,
      at,
    );
    await appendAudit(trx, {
      at,
      userId: null,
      action: 'review.reopen',
      subject: `match:${row.match_id}`,
      detail: { from: row.state, statement: statement.version },
    });
  }
  return rows.length;
}

/** The same for every statement in use: for the start of the program, when the statements were read. */
export async function reopenEdited(
  db: Database,
  statements: readonly { readonly id: string; readonly version: number }[],
  at: Date,
): Promise<number> {
  let reopened = 0;
  for (const statement of statements)
    reopened += await db.transaction().execute((trx) => reopenForStatement(trx, statement, at));
  return reopened;
}
