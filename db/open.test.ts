import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { migrate } from './migrate.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test('a second migration does no harm', async () => {
  expect(await migrate(fresh.db)).toEqual([]);
});

test.each(['lang son', 'Lạng Sơn', 'Lạng Sơn'.normalize('NFD')])('search finds %s', async (query) => {
  const { rows } = await sql<{ hit: boolean }>`
    select to_tsvector('vietnamese', 'Cửa khẩu ở Lạng Sơn') @@ websearch_to_tsquery('vietnamese', normalize(${query}, NFC)) as hit
  `.execute(fresh.db);
  expect(rows).toEqual([{ hit: true }]);
});
