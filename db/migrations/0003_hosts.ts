import { type Kysely, sql } from 'kysely';

/** What is remembered of hosts, so that manners hold over restarts and among worker processes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table hosts (
    host text primary key,
    failures integer not null default 0,
    not_before timestamptz,
    detail text not null default '',
    -- whose turn it is, until when at most, and from when the next may come
    turn_of text,
    turn_until timestamptz,
    free_at timestamptz
  )`.execute(db);
  await sql`create table robots (
    origin text primary key,
    verdict text not null check (verdict in ('rules', 'open', 'closed')),
    body text not null,
    detail text not null,
    expires timestamptz not null
  )`.execute(db);
}
