import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMatch, QUOTE } from '../../dashboards/testing/match.ts';
import { addOfficer } from '../../dashboards/testing/staff.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { savePacket } from '../queries/packets.ts';
import { actOnMatch } from '../queries/review.ts';
import { up } from './0040_match_keeps_its_sentence.ts';

const NOW = new Date('2026-11-21T01:00:00Z');
const OTHER = 'Một câu khác của bản sau.';
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test('a database from before keeps every match and decision; a sent one has its sentence again', async () => {
  const { db } = fresh;
  const people = [await addOfficer(db, 'an', 'reviewer', NOW), await addOfficer(db, 'binh', 'reviewer', NOW)];
  const confirmed = async () => {
    const id = await addMatch(db);
    for (const userId of people)
      await db
        .transaction()
        .execute((trx) => actOnMatch(trx, id, { kind: 'confirm' }, { userId, at: NOW }, 1));
    return id;
  };
  const [flag, two, sent] = [await addMatch(db), await confirmed(), await confirmed()];
  await db.transaction().execute(async (trx) => {
    const actor = { userId: people[0]!, at: NOW };
    await actOnMatch(trx, sent, { kind: 'send-packet' }, actor, 1);
    const packet = {
      matchId: sent,
      locality: { id: 'xa' },
      desk: { id: 'ban' },
      quotations: [{ quote: QUOTE }],
    };
    await savePacket(trx, packet as unknown as Parameters<typeof savePacket>[1], [], actor);
  });
  await sql`insert into stage_marks (stage, subject_id, state, marked_at)
    select stage, id, 'done', ${NOW} from articles, (values ('check'), ('classify')) as s (stage)`.execute(
    db,
  );

  // As it was: one match at a place, whatever stood there.
  for (const statement of [
    'drop trigger claim_matches_guard on claim_matches',
    'drop function guard_match()',
    'drop index claim_matches_place, claim_matches_article',
    'alter table claim_matches drop column gone_at',
    'alter table claim_matches add unique (article_id, statement, start_at)',
  ])
    await sql.raw(statement).execute(db);
  await sql`update claim_matches set quote = ${OTHER} where id in (${two}, ${sent})`.execute(db);
  await up(db as unknown as Kysely<unknown>);

  const rows = await db
    .selectFrom('claim_matches as m')
    .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .select(['m.id', 'm.quote', 'm.gone_at', 'r.state'])
    .orderBy('m.id')
    .execute();
  expect(rows).toEqual([
    { id: flag, quote: QUOTE, gone_at: null, state: null },
    { id: two, quote: OTHER, gone_at: null, state: 'confirmed-twice' },
    { id: sent, quote: QUOTE, gone_at: null, state: 'packet-sent' },
  ]);
  const { rows: marks } = await sql<{ stage: string }>`select distinct stage from stage_marks`.execute(db);
  expect(marks).toEqual([{ stage: 'classify' }]);
});
