import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Origin, startOrigin } from '../crawlers/testing/origin.ts';
import { localDate } from '../db/model/index.ts';
import { freshHome } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { writeLocalities } from './setup/localities.ts';
import { openTestOffice } from './setup/office.ts';
import { articlePage, rss } from './setup/pages.ts';
import { snapshot } from './setup/snapshot.ts';

let origin: Origin;
let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;

beforeAll(async () => {
  origin = await startOrigin({
    'bao.example': ({ pathname }) =>
      pathname === '/rss'
        ? rss([{ url: 'http://bao.example/1.html', title: 'Lợi Bác' }])
        : pathname === '/1.html'
          ? articlePage(1)
          : undefined,
  });
  home = await freshHome();
  fresh = await freshDatabase();
});
afterAll(async () => {
  await origin.close();
  await fresh.drop();
  await home.remove();
});

test('a disk that fills up while collecting stops the round, and the next one brings everything', async () => {
  const localities = await writeLocalities([
    { id: 'bao', kind: 'press', type: 'feed', url: 'http://bao.example/rss', outlet: 'Báo', delaySeconds: 0 },
  ]);
  const place = { home: home.home, url: fresh.url, localities };
  const shelf = join(home.home, 'archive', 'xa-thu');
  const today = join(shelf, `${localDate(new Date(), 'Asia/Ho_Chi_Minh')}.warc.gz`);
  const { office, close } = await openTestOffice(place, origin);
  try {
    await mkdir(shelf, { recursive: true });
    await symlink('/dev/full', today);
    await expect(office.collect(office.sources)).rejects.toThrow(/no room left/);
    expect((await snapshot(fresh.db)).documents).toEqual([]);

    await rm(today);
    const [round] = await office.collect(office.sources);
    expect(round).toMatchObject({ documents: 1, failures: [] });
  } finally {
    await close();
  }
});
