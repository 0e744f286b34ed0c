import { type Kysely, sql } from 'kysely';

/**
 * A report gathers time, outlet and language of every article of a half year: with all of them in one index, the
 * wide rows (text and search vector) are never read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index articles_report`.execute(db);
  await sql`create index articles_report on articles (at) include (id, outlet, language)`.execute(db);
}
