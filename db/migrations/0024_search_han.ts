import { type Kysely, sql } from 'kysely';

/**
 * Chinese is written without spaces, so a search for it looks through texts as they stand: only through those
 * that hold any. The query has the same condition (db/queries/search.ts).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index articles_han on articles (at) where (title || text) ~ '[\u4e00-\u9fff]'`.execute(db);
}
