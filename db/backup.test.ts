import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { someDocuments } from '../test/setup/rows.ts';
import { copyTables, loadTables, type TableCopy } from './backup.ts';
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

test('a database that holds rows is not overwritten', async () => {
  const copies = await copied(from.url);
  await expect(load(from.url, copies)).rejects.toThrow(/holds rows already/);
});

test('parents come before children', async () => {
  const order = (await copied(from.url)).map(({ table }) => table);
  expect(order.indexOf('documents')).toBeLessThan(order.indexOf('articles'));
  expect(order.indexOf('articles')).toBeLessThan(order.indexOf('mentions'));
});
