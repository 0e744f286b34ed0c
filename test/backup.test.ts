import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../db/open.ts';
import { freshHome, runCommand } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { writeLocalities } from './setup/localities.ts';
import { articlePage, writeWarc } from './setup/pages.ts';
import { type Snapshot, snapshot } from './setup/snapshot.ts';

/** An installation: a home and a database, and how to run a command on it. */
interface Place {
  readonly home: Awaited<ReturnType<typeof freshHome>>;
  readonly database: FreshDatabase;
}

let localities: string;
let office: Place;
let other: Place;
let file: string;
let rows: Snapshot;

const newPlace = async (): Promise<Place> => ({ home: await freshHome(), database: await freshDatabase() });
const run = ({ home, database }: Place, ...args: string[]) =>
  runCommand(args, {
    home: home.home,
    env: { DATABASE_URL: database.url, DIEM_BAO_LOCALITIES: localities },
  });

beforeAll(async () => {
  localities = await writeLocalities([]);
  office = await newPlace();
  other = await newPlace();
  const warc = join(office.home.home, 'pages.warc.gz');
  await writeWarc(
    warc,
    [1, 2, 3].map((number) => articlePage(number)),
  );
  expect(await run(office, 'ingest', warc)).toMatchObject({ code: 0, stderr: '' });
  await cp(localities, join(office.home.home, 'localities'), { recursive: true });
  file = join(office.home.home, 'all.tar.gz');
  rows = await snapshot(office.database.db);
});
afterAll(async () => {
  for (const place of [office, other]) {
    await place.database.drop();
    await place.home.remove();
  }
});

describe('a backup', { timeout: 180_000 }, () => {
  test('is one file with the database and the home', async () => {
    const made = await run(office, 'backup', file);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/\d+ tables, [1-9]\d* files/) });
    expect(rows.articles).toHaveLength(3);
  });

  test.each([
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'with one wrong byte',
      (bytes: Buffer) => {
        const broken = Buffer.from(bytes);
        const middle = Math.floor(broken.length / 2);
        broken[middle] = (broken[middle] ?? 0) ^ 0xff;
        return broken;
      },
    ],
    ['that is something else', () => Buffer.from('Không phải bản sao lưu')],
  ])('%s changes nothing', async (_, damage) => {
    const broken = join(office.home.home, 'broken.tar.gz');
    await writeFile(broken, damage(await readFile(file)));
    const refused = await run(other, 'restore', broken);
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect(refused.stderr).toContain('broken.tar.gz');
    expect((await snapshot(other.database.db)).documents).toEqual([]);
  });

  test('comes back whole in another place, and every record verifies', async () => {
    expect(await run(other, 'restore', file)).toMatchObject({ code: 0 });
    expect(await snapshot(other.database.db)).toEqual(rows);
    expect(await run(other, 'archive', 'verify')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('ok'),
    });
    for (const name of ['repeat.key', 'localities/xa-thu/profile.yaml'])
      expect(await readFile(join(other.home.home, name))).toEqual(
        await readFile(join(office.home.home, name)),
      );
  });

  test('does not go over what an office has gathered', async () => {
    const refused = await run(other, 'restore', file);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('holds rows already');
    expect(await snapshot(other.database.db)).toEqual(rows);
  });

  test('goes on: the restored office takes new pages in', async () => {
    const more = join(other.home.home, 'more.warc.gz');
    await writeWarc(more, [articlePage(9)], 'bao-moi.example');
    expect(await run(other, 'ingest', more)).toMatchObject({ code: 0 });
    const { db } = connect(other.database.url, 1);
    const { articles } = await snapshot(db).finally(() => db.destroy());
    expect(articles).toHaveLength(4);
  });

  test('into a folder that is not there is named', async () => {
    const missing = join(office.home.home, 'no-folder', 'b.tar.gz');
    const refused = await run(office, 'backup', missing);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('no-folder');
    await mkdir(join(office.home.home, 'no-folder'));
    expect(await run(office, 'backup', missing)).toMatchObject({ code: 0 });
  });
});
