import { type Kysely, sql } from 'kysely';

/** What stories are recognised by: one fingerprint an article, and its keys (45 at most) to find it under. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table story_fingerprints (
    article_id bigint primary key references articles(id) on delete cascade,
    fingerprint jsonb not null,
    embedding real[]
  )`.execute(db);
  await sql`create table story_keys (
    key text not null,
    article_id bigint not null references articles(id) on delete cascade,
    primary key (key, article_id)
  )`.execute(db);
  await sql`create index story_keys_article on story_keys (article_id)`.execute(db);
}
