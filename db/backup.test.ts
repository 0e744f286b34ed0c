import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decidedClaims } from '../test/setup/decided-claims.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { someDocuments } from '../test/setup/rows.ts';
import { copyTables, loadTables, type TableCopy } from './backup.ts';
import { appendAudit, verifyAudit } from './queries/audit.ts';
import { documentsById } from './queries/documents.ts';

let from: FreshDatabase;
let into: FreshDatabase;
beforeAll(async () => {
  from = await freshDatabase();
  into = await freshDatabase();
});
afterAll(async () => {
  await from.drop();
  await into.drop();
});

type Copied = Pick<TableCopy, 'table' | 'columns'> & { readonly bytes: Buffer };

async function copied(url: string): Promise<Copied[]> {
  const copies: Copied[] = [];
  await copyTables(url, async ({ table, columns, read }) => {
    copies.push({ table, columns, bytes: await buffer(read()) });
  });
  return copies;
}

const load = (url: string, copies: readonly Copied[]) =>
  loadTables(url, async ({ write }) => {
    for (const { table, columns, bytes } of copies)
      await pipeline(Readable.from([bytes]), await write(table, columns));
  });

test('every row comes back, and new rows get new ids', async () => {
  const ids = await someDocuments(from.db, 5);
  const copies = await copied(from.url);
  await load(into.url, copies);
  expect(await documentsById(into.db, ids)).toEqual(await documentsById(from.db, ids));
  expect(await copied(into.url)).toEqual(copies);
  await into.db
    .deleteFrom('documents')
    .where('id', '=', ids[4] ?? 0)
    .execute();
  const [next] = await someDocuments(into.db, 5);
  expect(next).toBeGreaterThan(Math.max(...ids));
});

describe('what people decided', () => {
  let office: FreshDatabase;
  let other: FreshDatabase;
  let copies: Copied[];
  beforeAll(async () => {
    office = await freshDatabase();
    other = await freshDatabase();
    await decidedClaims(office.db);
    copies = await copied(office.url);
  });
  afterAll(async () => {
    await office.drop();
    await other.drop();
  });

  test('comes back in whatever state it was, and the log verifies', async () => {
    await load(other.url, copies);
    expect(await copied(other.url)).toEqual(copies);
    const reviews = await other.db.selectFrom('claim_reviews').select('state').orderBy('match_id').execute();
    expect(reviews.map(({ state }) => state)).toEqual([
      'confirmed-twice',
      'needs-information',
      'answered',
      'rejected',
    ]);
    const verdict = await verifyAudit(other.db);
    expect(verdict).toEqual(await verifyAudit(office.db));
    expect(verdict).toMatchObject({ ok: true });
    const act = { at: new Date('2026-11-22T01:00:00Z'), userId: null, action: 'x', subject: 'y', detail: {} };
    await other.db.transaction().execute((trx) => appendAudit(trx, act));
    expect(await verifyAudit(other.db)).toMatchObject({ ok: true });
  });

  test.each([
    ["update claim_reviews set state = 'confirmed-twice' where state = 'answered'", /does not go from/],
    ["insert into claim_reviews select * from claim_reviews where state = 'answered'", /begins as new/],
    ["update packets set data = '{}'", /never edited/],
    ['delete from audit_log', /append-only/],
  ])('is guarded again afterwards: %s', async (statement, refusal) => {
    await expect(sql.raw(statement).execute(other.db)).rejects.toThrow(refusal);
  });

  test.each<[string, (copy: Copied) => Copied[], RegExp]>([
    ['a key', (copy) => (copy.table === 'users' ? [] : [copy]), /violates foreign key/],
    [
      'a check',
      (copy) => [
        { ...copy, bytes: Buffer.from(copy.bytes.toString().replaceAll('\tanswered\t', '\theard\t')) },
      ],
      /violates check/,
    ],
  ])('is refused where it breaks %s, and the guards stay on', async (_, damage, refusal) => {
    const third = await freshDatabase();
    try {
      await expect(load(third.url, copies.flatMap(damage))).rejects.toThrow(refusal);
      const off = sql`select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`;
      expect((await off.execute(third.db)).rows).toEqual([]);
    } finally {
      await third.drop();
    }
  });
});

test('a database that holds rows is not overwritten', async () => {
  const copies = await copied(from.url);
  await expect(load(from.url, copies)).rejects.toThrow(/holds rows already/);
});

test('parents come before children', async () => {
  const order = (await copied(from.url)).map(({ table }) => table);
  expect(order.indexOf('documents')).toBeLessThan(order.indexOf('articles'));
  expect(order.indexOf('articles')).toBeLessThan(order.indexOf('mentions'));
});
