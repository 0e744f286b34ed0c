import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { AuditEntry, AuditVerdict } from '../model/audit.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { asOfOneInstant } from './in-transaction.ts';

export type NewAuditEntry = Omit<AuditEntry, 'seq'>;

const GENESIS = '0'.repeat(64);
const BATCH = 1000;

/**
 * Writes one act down, in the transaction that does it: either both are there or neither. Writers queue on the
 * head's row, so the chain has no forks.
 */
export async function appendAudit(trx: Transaction<Tables>, entry: NewAuditEntry): Promise<number> {
  const head = await trx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const row = {
    seq: head.seq + 1,
    at: entry.at,
    user_id: entry.userId,
    action: entry.action,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail),
    previous: head.hash,
  };
  const hash = auditRowHash(row);
  await trx
    .insertInto('audit_log')
    .values({ ...row, hash })
    .execute();
  await trx.updateTable('audit_head').set({ seq: row.seq, hash }).execute();
  return row.seq;
}

interface Hashed {
  readonly seq: number;
  readonly at: Date;
  readonly user_id: number | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly previous: string;
}

/** SHA-256 over the row as one JSON list; the order of its parts is part of the format. */
export const auditRowHash = (row: Hashed): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.seq,
        row.at.toISOString(),
        row.user_id,
        row.action,
        row.subject,
        row.detail,
        row.previous,
      ]),
    )
    .digest('hex');

/**
 * Walks the whole chain: any edited, removed, inserted or reordered row is found, and so is an end cut off.
 * Whoever rewrites every row after an edit and the head as well leaves a chain that holds: note `head` down
 * elsewhere now and then (`audit verify` prints it) and compare. Acts of the same moment are no tampering: rows and
 * head are read as of one instant.
 */
export const verifyAudit = (db: Database): Promise<AuditVerdict> => asOfOneInstant(db, walkChain);

async function walkChain(db: Transaction<Tables>): Promise<AuditVerdict> {
  let rows = 0;
  let previous = GENESIS;
  for (;;) {
    const batch = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>', rows)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const row of batch) {
      const seq = rows + 1;
      if (row.seq !== seq) return { ok: false, rows, seq, why: 'missing' };
      if (row.previous !== previous) return { ok: false, rows, seq, why: 'chain-broken' };
      if (row.hash !== auditRowHash(row)) return { ok: false, rows, seq, why: 'edited' };
      previous = row.hash;
      rows = seq;
    }
    if (batch.length < BATCH) break;
  }
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
  if (!head || head.seq !== rows || head.hash !== previous)
    return { ok: false, rows, seq: rows + 1, why: 'end-cut-off' };
  return { ok: true, rows, head: previous };
}

export interface ShownAudit extends AuditEntry {
  /** Name of the account at this time; '' for the program itself. */
  readonly who: string;
}

/** Acts of a subject (or all), newest first. */
export async function listAudit(
  db: Database,
  filter: { readonly subject?: string | undefined; readonly limit: number; readonly offset?: number },
): Promise<ShownAudit[]> {
  let query = db
    .selectFrom('audit_log as l')
    .leftJoin('users as u', 'u.id', 'l.user_id')
    .select(['l.seq', 'l.at', 'l.user_id', 'l.action', 'l.subject', 'l.detail', 'u.display_name'])
    .orderBy('l.seq', 'desc')
    .limit(filter.limit)
    .offset(filter.offset ?? 0);
  if (filter.subject) query = query.where('l.subject', '=', filter.subject);
  return (await query.execute()).map((row) => ({
    seq: row.seq,
    at: row.at,
    userId: row.user_id,
    action: row.action,
    subject: row.subject,
    detail: JSON.parse(row.detail) as AuditEntry['detail'],
    who: row.display_name ?? '',
  }));
}
