import { type Kysely, sql } from 'kysely';

/**
 * Flags that people's earlier decisions hold back: `threshold`, below the score that rejections of its statement
 * ask for; `rejected-before`, a sentence that somebody rejected already. Kept, listed, and never deleted by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table claim_matches add column held text
     check (held in ('threshold', 'rejected-before'))`,
  `alter table claim_matches add constraint only_flags_are_held
     check (held is null or verdict = 'contradicts')`,
  `create index claim_matches_held on claim_matches (statement) where held is not null`,
  // A reprint's sentence is looked for among the rejected ones.
  `create index claim_matches_said on claim_matches (statement, md5(lower(quote)))`,
];
