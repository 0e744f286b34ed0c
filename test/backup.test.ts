import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../db/open.ts';
import { makeBackup, restoreBackup } from '../pipeline/backup.ts';
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

  test('into a folder that is not there is named in one line, and leaves nothing behind', async () => {
    const missing = join(office.home.home, 'no-folder', 'b.tar.gz');
    const scratch = join(office.home.home, 'tmp');
    await mkdir(scratch);
    const refused = await runCommand(['backup', missing], {
      home: office.home.home,
      env: { DATABASE_URL: office.database.url, DIEM_BAO_LOCALITIES: localities, TMPDIR: scratch },
    });
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim().split('\n')).toEqual([expect.stringContaining('no-folder')]);
    expect(refused.stderr).toContain('cannot be written');
    expect((await readdir(scratch)).filter((name) => name.startsWith('diem-bao-'))).toEqual([]);
    await mkdir(join(office.home.home, 'no-folder'));
    expect(await run(office, 'backup', missing)).toMatchObject({ code: 0 });
  });

  test('beside a running office leaves out what the office takes away, and comes back', async () => {
    const busy = await newPlace();
    const back = await newPlace();
    try {
      const shelf = join(busy.home.home, 'archive', 'xa-thu');
      await mkdir(shelf, { recursive: true });
      for (const name of ['.lock', '.lock.removal', 'chain.jsonl.new', 'so-do.part', 'con-lai', 'mat-di'])
        await writeFile(join(shelf, name), name);
      // Its turn is long enough for the office to take a file away that was listed behind it.
      await writeFile(join(shelf, 'a'), randomBytes(32 * 1024 * 1024));
      const target = join(busy.home.home, 'b.tar.gz');
      const watcher = watch(busy.home.home, async () => {
        const written = await stat(`${target}.part`).catch(() => undefined);
        if (written && written.size > 1024 * 1024) await rm(join(shelf, 'mat-di'), { force: true });
      });
      const made = await makeBackup(busy.home.home, busy.database.url, target, new Date());
      watcher.close();
      expect(await readdir(shelf)).not.toContain('mat-di');
      expect(made.files).toBe(2);
      expect(await restoreBackup(target, back.home.home, back.database.url)).toEqual(made);
      expect(await readdir(join(back.home.home, 'archive', 'xa-thu'))).toEqual(['a', 'con-lai']);
    } finally {
      for (const place of [busy, back]) {
        await place.database.drop();
        await place.home.remove();
      }
    }
  });
});
