import { type Kysely, sql } from 'kysely';

/** The state that a source had before its present one: a change is told as from what to what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sources add column state_before text not null default 'unverified'`.execute(db);
}
