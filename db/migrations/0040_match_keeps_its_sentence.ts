import { type Kysely, sql } from 'kysely';

/**
 * A claim match keeps its sentence: what people decided never passes to other words. One whose sentence left the
 * article stays with its decision, marked with the time of the reading that missed it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table claim_matches add column gone_at timestamptz',
  'alter table claim_matches drop constraint claim_matches_article_id_statement_start_at_key',
  // A wording may stand in an article more than once, and other words may come to stand where a gone one stood.
  `create unique index claim_matches_place on claim_matches (article_id, statement, start_at, md5(quote))
     where gone_at is null`,
  'create index claim_matches_article on claim_matches (article_id)',

  // A later reading may have put other words under a review. Where a packet is in force, it holds those that two
  // people confirmed.
  `update claim_matches m set quote = p.data::jsonb #>> '{quotations,0,quote}'
     from packets p join claim_reviews r on r.match_id = p.match_id
     where p.match_id = m.id and p.recalled_at is null
       and r.state in ('packet-sent', 'answered', 'corrected', 'closed')
       and p.data::jsonb #>> '{quotations,0,quote}' <> m.quote`,

  `create function guard_match() returns trigger language plpgsql as $$
   begin
     raise exception 'a claim match keeps its sentence; another one is another match' using errcode = 'check_violation';
   end $$`,
  `create trigger claim_matches_guard before update on claim_matches for each row
     when ((new.article_id, new.statement, new.quote) is distinct from (old.article_id, old.statement, old.quote))
     execute function guard_match()`,

  // Matches that earlier readings left behind are put in order by reading their articles once more.
  `delete from stage_marks where stage = 'check' and state = 'done'
     and subject_id in (select article_id from claim_matches)`,
];
