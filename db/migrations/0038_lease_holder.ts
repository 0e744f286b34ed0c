import { type Kysely, sql } from 'kysely';

/**
 * Each lease has a name, and only its holder says what came of the input. Without one, a worker that read an older
 * text, or whose lease ran out, marked the work of the next holder as done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stage_marks add column lease uuid`.execute(db);
}
