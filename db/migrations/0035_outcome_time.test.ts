import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { up } from './0035_outcome_time.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test('cases from before take the time of their first publication from their history', async () => {
  const { db } = fresh;
  await sql`alter table cases drop column outcome_at`.execute(db);
  await sql`insert into cases (locality, title, origin, state, outcome_kind, started_at, opened_at)
    select 'xa', title, 'press-report', state, kind, ${at('2026-11-02T09:00:00')}, ${at('2026-11-02T09:00:00')}
    from (values ('corrected', 'published', 'correction'), ('open', 'new', null)) as v (title, state, kind)`.execute(
    db,
  );
  for (const [kind, time] of [
    ['answered', '2026-11-03T09:00:00'],
    ['published', '2026-11-04T09:00:00'],
    ['corrected', '2026-11-05T09:00:00'],
  ] as const)
    await sql`insert into case_events (case_id, at, kind)
      select id, ${at(time)}, ${kind} from cases where title = 'corrected' or ${kind} = 'answered'`.execute(
      db,
    );
  await up(db as unknown as Kysely<unknown>);
  const rows = await db.selectFrom('cases').select(['title', 'outcome_at']).orderBy('title').execute();
  expect(rows).toEqual([
    { title: 'corrected', outcome_at: at('2026-11-04T09:00:00') },
    { title: 'open', outcome_at: null },
  ]);
});
