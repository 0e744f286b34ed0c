import { type Kysely, sql } from 'kysely';

/** Accounts of the office's own people, their sessions, and the log of who did what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Officers of the installation. Nobody whom the press writes about is ever a row here.
  `create table users (
     id bigint generated always as identity primary key,
     login text not null unique check (login = lower(login)),
     display_name text not null,
     role text not null check (role in ('reader', 'editor', 'reviewer', 'administrator')),
     active boolean not null default true,
     password_hash text,
     failed_tries integer not null default 0,
     locked_until timestamptz,
     created_at timestamptz not null
   )`,

  // Only hashes of tokens: reading this table lets nobody in.
  `create table sessions (
     token_hash text primary key,
     user_id bigint not null references users(id) on delete cascade,
     csrf text not null,
     created_at timestamptz not null,
     seen_at timestamptz not null,
     expires_at timestamptz not null
   )`,
  'create index sessions_user on sessions (user_id)',

  // One-time links: to make the first administrator (no user yet), or to set a password.
  `create table account_links (
     token_hash text primary key,
     user_id bigint references users(id) on delete cascade,
     created_at timestamptz not null,
     expires_at timestamptz not null,
     used_at timestamptz
   )`,

  // Each row carries the hash of the one before. detail is text, so that what was hashed is what is stored.
  `create table audit_log (
     seq bigint primary key,
     at timestamptz not null,
     user_id bigint,
     action text not null,
     subject text not null,
     detail text not null,
     previous text not null,
     hash text not null unique
   )`,
  'create index audit_log_subject on audit_log (subject, seq)',
  // Where the log ends: a row cut off its end is missed here.
  `create table audit_head (
     one boolean primary key default true check (one),
     seq bigint not null,
     hash text not null
   )`,
  `insert into audit_head (seq, hash) values (0, '${'0'.repeat(64)}')`,

  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
   end $$`,
  `create trigger audit_log_append_only before update or delete on audit_log
     for each row execute function refuse_change()`,
  `create trigger audit_log_no_truncate before truncate on audit_log
     for each statement execute function refuse_change()`,
];
