import { type Kysely, sql } from 'kysely';

/**
 * Keyed hashes of public posts whose text was deleted and whose hour cannot tell so: a platform may list such a post
 * for years, and it must not come back as new. The hash alone is kept: no text, platform, source or time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table ended_posts (repeat_key text primary key)`.execute(db);
}
