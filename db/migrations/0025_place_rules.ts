import { type Kysely, sql } from 'kysely';

/** An officer's answer to "which place is this?": in this outlet this name means that unit, or none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table place_rules (
    outlet text not null,
    name text not null,
    unit jsonb,
    user_id bigint not null references users(id),
    at timestamptz not null,
    primary key (outlet, name)
  )`.execute(db);
}
