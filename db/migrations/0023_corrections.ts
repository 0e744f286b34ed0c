import { type Kysely, sql } from 'kysely';

/** What officers said of an article's tone and topics where the model was wrong or unsure: labels for retraining. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table corrections (
    article_id bigint not null references articles(id) on delete cascade,
    kind text not null check (kind in ('tone', 'topics')),
    labels text[] not null check (cardinality(labels) between 1 and 3),
    user_id bigint not null references users(id),
    at timestamptz not null,
    primary key (article_id, kind)
  )`.execute(db);
}
