import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findReview } from '../../db/queries/review.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { NOW } from '../testing/dashboard.ts';
import { addMatch } from '../testing/match.ts';
import { addOfficer } from '../testing/staff.ts';

let fresh: FreshDatabase;
const ids: Record<string, number> = {};

beforeAll(async () => {
  fresh = await freshDatabase();
  for (const login of ['an', 'binh']) ids[login] = await addOfficer(fresh.db, login, 'reviewer', NOW);
  ids.docgia = await addOfficer(fresh.db, 'docgia', 'reader', NOW);
});
afterAll(() => fresh.drop());

const newMatch = () => addMatch(fresh.db);
const stateOf = async (match: number) => (await findReview(fresh.db, match))?.state;

describe('the database', () => {
  let match: number;
  const set = (change: string) =>
    sql.raw(`update claim_reviews set ${change} where match_id = ${match}`).execute(fresh.db);
  beforeEach(async () => {
    match = await newMatch();
    await sql
      .raw(
        `insert into claim_reviews (match_id, statement_version, state, opened_at, changed_at) values (${match}, 1, 'new', now(), now())`,
      )
      .execute(fresh.db);
  });

  test.each([
    [
      'both confirmers at once',
      () => `state = 'confirmed-twice', first_confirmer = ${ids.an}, second_confirmer = ${ids.binh}`,
    ],
    [
      'one person twice',
      () => `state = 'confirmed-twice', first_confirmer = ${ids.an}, second_confirmer = ${ids.an}`,
    ],
    ['nobody', () => `state = 'confirmed-twice'`],
    ['a packet straight away', () => `state = 'packet-sent'`],
    ['a reader as confirmer', () => `state = 'confirmed-once', first_confirmer = ${ids.docgia}`],
    ['somebody unknown', () => `state = 'confirmed-once', first_confirmer = 999999`],
    ['a rejection without a reason', () => `state = 'rejected'`],
    ['a confirmer on a new review', () => `first_confirmer = ${ids.an}`],
  ])('refuses %s', async (_name, change) => {
    await expect(set(change())).rejects.toThrow();
    expect(await stateOf(match)).toBe('new');
  });

  test('refuses to put the first confirmer in the second place, or to swap the first', async () => {
    await set(`state = 'confirmed-once', first_confirmer = ${ids.an}`);
    await expect(set(`state = 'confirmed-twice', second_confirmer = ${ids.an}`)).rejects.toThrow(
      /two_different_people/,
    );
    await expect(
      set(`state = 'confirmed-twice', first_confirmer = ${ids.binh}, second_confirmer = ${ids.an}`),
    ).rejects.toThrow();
    await set(`state = 'confirmed-twice', second_confirmer = ${ids.binh}`);
  });

  test('refuses a review that begins confirmed', async () => {
    const other = await newMatch();
    await expect(
      sql
        .raw(
          `insert into claim_reviews (match_id, statement_version, state, first_confirmer, opened_at, changed_at) values (${other}, 1, 'confirmed-once', ${ids.an}, now(), now())`,
        )
        .execute(fresh.db),
    ).rejects.toThrow(/begins as new/);
  });
});
