import { type Kysely, sql } from 'kysely';

/** Packets as they left, and their way to the desk. Nothing leaves before two different people confirmed it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Deleting a rejected match after its time deletes its packets too; the log keeps that they were.
  `create table packets (
     id bigint generated always as identity primary key,
     match_id bigint not null references claim_matches(id) on delete cascade,
     locality text not null,
     desk text not null,
     data text not null,
     sha256 text not null,
     created_by bigint not null references users(id),
     created_at timestamptz not null,
     recalled_at timestamptz,
     correction text not null default '',
     check (recalled_at is null or correction <> '')
   )`,
  'create index packets_match on packets (match_id)',
  // One packet in force for a match: pressing twice makes one.
  'create unique index packets_in_force on packets (match_id) where recalled_at is null',

  `create function guard_packet() returns trigger language plpgsql as $$
   begin
     if tg_op = 'INSERT' then
       if not exists (select 1 from claim_reviews where match_id = new.match_id
         and state in ('confirmed-twice', 'packet-sent') and first_confirmer <> second_confirmer)
       then raise exception 'a packet needs two different people' using errcode = 'check_violation'; end if;
       return new;
     end if;
     if (new.match_id, new.locality, new.desk, new.data, new.sha256, new.created_by, new.created_at)
       is distinct from (old.match_id, old.locality, old.desk, old.data, old.sha256, old.created_by, old.created_at)
       or (old.recalled_at is not null and new.recalled_at is distinct from old.recalled_at)
     then raise exception 'a packet that was made is never edited; recall it' using errcode = 'check_violation'; end if;
     return new;
   end $$`,
  `create trigger packets_guard before insert or update on packets
     for each row execute function guard_packet()`,

  `create table packet_deliveries (
     id bigint generated always as identity primary key,
     packet_id bigint not null references packets(id) on delete cascade,
     kind text not null check (kind in ('packet', 'recall')),
     channel text not null check (channel in ('email', 'webhook')),
     target text not null,
     key text not null unique,
     state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
     attempts integer not null default 0,
     due_at timestamptz not null,
     sent_at timestamptz,
     last_error text not null default ''
   )`,
  `create index packet_deliveries_due on packet_deliveries (due_at) where state in ('waiting', 'sending')`,
  'create index packet_deliveries_packet on packet_deliveries (packet_id)',
];
