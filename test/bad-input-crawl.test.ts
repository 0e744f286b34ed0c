import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Origin, startOrigin } from '../crawlers/testing/origin.ts';
import type { Source } from '../db/model/index.ts';
import type { FinishedRound } from '../db/queries/sources.ts';
import { freshHome } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { writeLocalities } from './setup/localities.ts';
import { openTestOffice } from './setup/office.ts';
import { articlePage, rss } from './setup/pages.ts';
import { snapshot } from './setup/snapshot.ts';

const feed = (id: string, url: string): Source => ({
  id,
  kind: 'press',
  type: 'feed',
  url,
  outlet: id,
  delaySeconds: 0,
});
const SOURCES = [
  feed('tot', 'http://tot.example/rss'),
  feed('mat-ten', 'http://bao.dead.example/rss'),
  feed('cat-day', 'http://cat-day.example/rss'),
  feed('la-trang', 'http://la-trang.example/rss'),
  feed('to', 'http://to.example/rss'),
];
const MEGABYTE = 1024 * 1024;
const listOf = (host: string, names: readonly string[]) =>
  rss(names.map((name) => ({ url: `http://${host}/${name}.html`, title: `Lợi Bác ${name}` })));

/** What outlets answer while they are broken, and after their people have mended them. */
let mended = false;
let origin: Origin;
let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;
let localities: string;

beforeAll(async () => {
  origin = await startOrigin({
    'tot.example': ({ pathname }) => {
      if (pathname === '/rss') return listOf('tot.example', ['1', '2']);
      return /^\/\d/.test(pathname) ? articlePage(Number(pathname[1])) : undefined;
    },
    'cat-day.example': ({ pathname }, request) => {
      if (mended) return pathname === '/rss' ? listOf('cat-day.example', ['3']) : articlePage(3);
      request.socket.destroy();
      return 'handled';
    },
    'la-trang.example': ({ pathname }) => {
      if (pathname === '/rss') return mended ? listOf('la-trang.example', ['4']) : articlePage(40);
      return articlePage(4);
    },
    'to.example': ({ pathname }, _request, response) => {
      if (pathname === '/rss') return listOf('to.example', ['50', 'dong', 'gzip', 'vua']);
      if (pathname === '/vua.html') return articlePage(5);
      // One line of ten megabytes is a page like any other.
      if (pathname === '/dong.html')
        return articlePage(6)
          .replaceAll('\n', '')
          .replace('</article>', `</article><!--${'x'.repeat(10 * MEGABYTE)}-->`);
      if (mended) return articlePage(pathname === '/50.html' ? 7 : 8);
      if (pathname === '/gzip.html') {
        const body = gzipSync(articlePage(8));
        body.fill(0xff, 60, 400);
        return { headers: { 'content-encoding': 'gzip' }, body };
      }
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(Buffer.alloc(50 * MEGABYTE, '<p>chữ</p>'));
      return 'handled';
    },
  });
  home = await freshHome();
  fresh = await freshDatabase();
  localities = await writeLocalities(SOURCES);
});
afterAll(async () => {
  await origin.close();
  await fresh.drop();
  await home.remove();
});

async function round(now?: () => Date): Promise<ReadonlyMap<string, FinishedRound>> {
  const { office, close } = await openTestOffice(
    { home: home.home, url: fresh.url, localities },
    origin,
    now,
  );
  try {
    const rounds = await office.collect(office.sources);
    await office.road();
    return new Map(rounds.map((one) => [one.sourceId, one]));
  } finally {
    await close();
  }
}

const reasons = (one: FinishedRound | undefined) =>
  Object.fromEntries((one?.failures ?? []).map(({ url, reason }) => [new URL(url).pathname, reason]));

describe('a round among broken outlets', () => {
  let rounds: ReadonlyMap<string, FinishedRound>;
  beforeAll(async () => {
    rounds = await round();
  });

  test('reads the sound ones to the end', async () => {
    expect(rounds.get('tot')).toMatchObject({ documents: 2, failures: [] });
    const { articles = [], unfinished } = await snapshot(fresh.db);
    expect(unfinished).toEqual([]);
    const titles = articles.map((article) => (article as { title: string }).title);
    expect(titles.sort()).toEqual([1, 2, 5, 6].map((number) => `Lợi Bác bàn việc số ${number}`));
  });

  test('says of each other one what is wrong with it', () => {
    expect(reasons(rounds.get('mat-ten'))).toEqual({ '/rss': 'unreachable' });
    expect(rounds.get('mat-ten')?.stateDetail).toContain('ENOTFOUND');
    expect(reasons(rounds.get('cat-day'))).toEqual({ '/rss': 'unreachable' });
    expect(reasons(rounds.get('la-trang'))).toEqual({ '/rss': 'bad-listing' });
    expect(rounds.get('la-trang')?.stateDetail).toContain('html');
    expect(reasons(rounds.get('to'))).toEqual({ '/50.html': 'too-large', '/gzip.html': 'broken-coding' });
    for (const id of ['mat-ten', 'cat-day', 'la-trang']) {
      expect(rounds.get(id)?.state).toBe('failing');
      expect(rounds.get(id)?.stateDetail).not.toBe('');
    }
  });

  test('loses nothing: what could not be read comes with the round after the mending', async () => {
    const before = await snapshot(fresh.db);
    mended = true;
    // A host that did not answer is left alone for a while.
    const later = Date.now() + 3_600_000;
    rounds = await round(() => new Date(later));
    expect(rounds.get('cat-day')).toMatchObject({ state: 'ok', documents: 1, failures: [] });
    expect(rounds.get('to')).toMatchObject({ documents: 2, failures: [] });
    expect(rounds.get('la-trang')).toMatchObject({ documents: 1, failures: [] });
    const after = await snapshot(fresh.db);
    expect(after.unfinished).toEqual([]);
    expect(after.articles).toEqual(expect.arrayContaining([...(before.articles ?? [])]));
    const numbers = (after.articles ?? []).map((row) => (row as { title: string }).title.replace(/\D+/g, ''));
    expect(numbers.sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });
});
