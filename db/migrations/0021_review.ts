import { type Kysely, sql } from 'kysely';

/**
 * What people decided about claim matches. The rule that nobody confirms alone is held here as well as in
 * db/model/review.ts: no query, and no other program on this database, can go around it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table claim_reviews (
     match_id bigint primary key references claim_matches(id) on delete cascade,
     statement_version integer not null,
     state text not null check (state in ('new', 'needs-information', 'confirmed-once', 'confirmed-twice',
       'packet-sent', 'answered', 'corrected', 'closed', 'rejected')),
     first_confirmer bigint references users(id),
     second_confirmer bigint references users(id),
     reason text check (reason in ('reports', 'rebuts', 'opinion', 'satire', 'history', 'misread',
       'figure-right', 'statement-wrong', 'other')),
     note text not null default '',
     opened_at timestamptz not null,
     changed_at timestamptz not null,
     constraint two_different_people check (first_confirmer <> second_confirmer),
     constraint second_after_first check (second_confirmer is null or first_confirmer is not null),
     constraint open_is_unconfirmed check (state not in ('new', 'needs-information') or first_confirmer is null),
     constraint once_is_one check (state <> 'confirmed-once' or (first_confirmer is not null and second_confirmer is null)),
     constraint onward_needs_two check (state not in ('confirmed-twice', 'packet-sent', 'answered', 'corrected', 'closed')
       or (first_confirmer is not null and second_confirmer is not null)),
     constraint rejected_with_reason check (state <> 'rejected' or reason is not null)
   )`,
  'create index claim_reviews_state on claim_reviews (state, changed_at)',

  `create function guard_review() returns trigger language plpgsql as $$
   declare confirmer bigint;
   begin
     if tg_op = 'INSERT' then
       if new.state <> 'new' then raise exception 'a review begins as new' using errcode = 'check_violation'; end if;
       return new;
     end if;
     if new.state <> old.state and (old.state, new.state) not in (
       ('new', 'needs-information'), ('new', 'confirmed-once'), ('new', 'rejected'),
       ('needs-information', 'confirmed-once'), ('needs-information', 'rejected'),
       ('confirmed-once', 'needs-information'), ('confirmed-once', 'confirmed-twice'), ('confirmed-once', 'rejected'),
       ('confirmed-twice', 'needs-information'), ('confirmed-twice', 'packet-sent'), ('confirmed-twice', 'rejected'),
       ('packet-sent', 'answered'), ('packet-sent', 'corrected'), ('packet-sent', 'closed'), ('packet-sent', 'rejected'),
       ('packet-sent', 'needs-information'),
       ('answered', 'corrected'), ('answered', 'closed'), ('answered', 'rejected'), ('answered', 'needs-information'),
       ('corrected', 'closed'), ('corrected', 'rejected'), ('corrected', 'needs-information'))
     then raise exception 'a review does not go from % to %', old.state, new.state using errcode = 'check_violation'; end if;
     -- One step, one person: both confirmers can never appear at once.
     if new.first_confirmer is not null and new.first_confirmer is distinct from old.first_confirmer then
       if new.state <> 'confirmed-once' then
         raise exception 'the first confirmation leads to confirmed-once' using errcode = 'check_violation'; end if;
       confirmer := new.first_confirmer;
     end if;
     if new.second_confirmer is not null and new.second_confirmer is distinct from old.second_confirmer then
       if old.state <> 'confirmed-once' or new.first_confirmer is distinct from old.first_confirmer then
         raise exception 'the second confirmation follows the first' using errcode = 'check_violation'; end if;
       confirmer := new.second_confirmer;
     end if;
     if confirmer is not null and not exists (select 1 from users
       where id = confirmer and active and role in ('reviewer', 'administrator'))
     then raise exception 'only an active reviewer confirms' using errcode = 'check_violation'; end if;
     return new;
   end $$`,
  `create trigger claim_reviews_guard before insert or update on claim_reviews
     for each row execute function guard_review()`,
];
