import { type Kysely, sql } from 'kysely';

/**
 * When the outlet's publication or correction was recorded: it stops a case's clock as an answer does. Cases from
 * before take the time from their history, the first one where there are several.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cases add column outcome_at timestamptz`.execute(db);
  await sql`update cases set outcome_at = (
      select min(at) from case_events e where e.case_id = cases.id and e.kind in ('published', 'corrected'))
    where outcome_kind is not null`.execute(db);
}
