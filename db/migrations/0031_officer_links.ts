import { type Kysely, sql } from 'kysely';

/** Articles that an officer put where they are: few, and asked for with each new article. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index story_articles_officer on story_articles (article_id) where link = 'officer'`.execute(
    db,
  );
}
