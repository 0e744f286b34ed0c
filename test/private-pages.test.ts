import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Origin, startOrigin } from '../crawlers/testing/origin.ts';
import type { Source } from '../db/model/index.ts';
import type { FinishedRound } from '../db/queries/sources.ts';
import { ingestFiles } from '../pipeline/ingest.ts';
import { freshHome } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { writeLocalities } from './setup/localities.ts';
import { openTestOffice } from './setup/office.ts';
import { articlePage, rss, writeWarc } from './setup/pages.ts';
import { snapshot } from './setup/snapshot.ts';

/** What leads to the person whose pages these are. */
const PLANTED = ['Nguyễn Văn Ẩn', 'nguyen.van.an', 'nguyenvanan', '0912345678', '0912 345 678'];
const LETTER =
  'Đường vào thôn ở xã Lợi Bác, Lạng Sơn hỏng đã lâu, xe máy đi còn khó, mong xã sớm cho sửa trước mùa mưa.';

/** A post as a platform shows it: who wrote it stands in the title, in links and in plain words. */
const post = (words = LETTER) => `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<title>Nguyễn Văn Ẩn - Đường thôn | Facebook</title><meta property="og:title" content="Nguyễn Văn Ẩn"></head>
<body><article><h1>Nguyễn Văn Ẩn</h1><h3><a href="/nguyen.van.an">Nguyễn Văn Ẩn</a></h3>
<p>${words} Gọi 0912 345 678.</p><p>Bài của Nguyễn Văn Ẩn, chép lại tại <a href="https://nguyenvanan.blogspot.com/">đây</a>.</p>
</article></body></html>`;
const person = 'www.facebook.com/nguyen.van.an/posts';
const NOW = new Date('2026-11-20T08:00:00Z');

let folder: string;
const sources = (): readonly Source[] => [
  { id: 'bao', kind: 'press', type: 'feed', url: 'http://bao.example/rss', outlet: 'Báo', delaySeconds: 0 },
  { id: 'tep', kind: 'press', type: 'drop-folder', url: folder, outlet: 'Tệp' },
  {
    id: 'xa',
    kind: 'institution',
    type: 'feed',
    url: 'http://ubndloibac.wordpress.com/feed',
    outlet: 'UBND xã Lợi Bác',
    delaySeconds: 0,
  },
];

let origin: Origin;
let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;
let localities: string;
let warc: string;

beforeAll(async () => {
  home = await freshHome();
  folder = join(home.home, 'hop-thu');
  await mkdir(folder);
  warc = join(home.home, 'luu.warc.gz');
  await writeWarc(warc, [post(`${LETTER} Lần nữa.`), articlePage(8)], 'nguyenvanan.blogspot.com');
  origin = await startOrigin({
    'bao.example': ({ pathname }, _request, response) => {
      if (pathname === '/1.html') return articlePage(1);
      if (pathname === '/sang-mang-xa-hoi') {
        response.writeHead(302, { location: `http://${person}/2` });
        response.end();
        return 'handled';
      }
      if (pathname !== '/rss') return undefined;
      return rss(
        [
          'http://bao.example/1.html',
          `http://${person}/1`,
          'http://bao.example/sang-mang-xa-hoi',
          `http://${person}/404`,
        ].map((url) => ({ url, title: 'Lợi Bác hôm nay' })),
      );
    },
    'www.facebook.com': ({ pathname }) =>
      pathname.endsWith('/1') ? post() : pathname.endsWith('/2') ? post(`${LETTER} Hai lần.`) : undefined,
    'ubndloibac.wordpress.com': ({ pathname }) =>
      ({
        '/3.html': articlePage(3),
        '/feed': rss([{ url: 'http://ubndloibac.wordpress.com/3.html', title: 'Lợi Bác' }]),
      })[pathname],
  });
  fresh = await freshDatabase();
  localities = await writeLocalities(sources());
});
afterAll(async () => {
  await origin.close();
  await fresh.drop();
  await home.remove();
});

async function put(name: string, content: string | Buffer): Promise<void> {
  await writeFile(join(folder, name), content);
  const settled = new Date(NOW.getTime() - 60_000);
  await utimes(join(folder, name), settled, settled);
}

const inOffice = async <T>(work: (place: Awaited<ReturnType<typeof openTestOffice>>) => Promise<T>) => {
  const place = await openTestOffice({ home: home.home, url: fresh.url, localities }, origin, () => NOW);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
};

const round = () =>
  inOffice(async ({ office }): Promise<ReadonlyMap<string, FinishedRound>> => {
    const rounds = await office.collect(office.sources);
    await office.road();
    return new Map(rounds.map((one) => [one.sourceId, one]));
  });

/** Every row of every table, and every file of the archive, unpacked. */
async function everythingKept(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(fresh.db);
  const rows = await Promise.all(
    tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(fresh.db)),
  );
  const archive = join(home.home, 'archive');
  const files = await readdir(archive, { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
  );
  const unpacked = bytes.map((body) => (body[0] === 0x1f ? gunzipSync(body) : body).toString());
  return JSON.stringify(rows.map((result) => result.rows)) + unpacked.join('\n');
}

const kept = async () =>
  (await fresh.db.selectFrom('documents').select('url').orderBy('url').execute()).map(({ url }) => url);

describe("a private person's page among a press source's", () => {
  let rounds: ReadonlyMap<string, FinishedRound>;
  beforeAll(async () => {
    await put('bai.html', `<!-- saved from url=(0040)https://${person}/5 -->\n${post(`${LETTER} Ba lần.`)}`);
    await put(
      'bang.csv',
      `url,tiêu đề,nội dung\nhttps://${person}/6,Nguyễn Văn Ẩn,"Nguyễn Văn Ẩn: ${LETTER} Bốn lần."\nhttp://bao.example/7.html,Lợi Bác sửa đường,"${LETTER} Xã trả lời."\n`,
    );
    await put(
      'hong.jsonl',
      `${JSON.stringify({ url: `https://${person}/7`, text: `${LETTER} Năm lần.` })}\n{một dòng hỏng\n`,
    );
    await put('luu.warc.gz', await readFile(warc));
    rounds = await round();
  });

  test('is counted by its words and never kept, and the press beside it is', async () => {
    expect(await kept()).toEqual([
      'http://bao.example/1.html',
      'http://bao.example/7.html',
      'http://ubndloibac.wordpress.com/3.html',
    ]);
    const { posts = [] } = await snapshot(fresh.db);
    const texts = posts.map((row) => (row as { text: string }).text);
    expect(texts.filter((text) => text.includes(LETTER))).toHaveLength(6);
    expect(texts).toHaveLength(7);
    const all = await everythingKept();
    expect(PLANTED.filter((text) => all.includes(text))).toEqual([]);
  });

  test('is told of, and breaks nothing', () => {
    const reasons = (id: string) =>
      rounds.get(id)?.failures.map(({ url, reason, detail }) => [url, reason, detail]);
    expect(rounds.get('bao')).toMatchObject({ state: 'ok', documents: 1, posts: 2 });
    expect(reasons('bao')).toEqual([
      ['http://bao.example/rss', 'http-error', 'HTTP 404'],
      ['http://bao.example/rss', 'community', '× 2'],
    ]);
    expect(rounds.get('tep')).toMatchObject({ documents: 1, posts: 5 });
    expect(reasons('tep')).toEqual([
      [folder, 'community-in-file', 'bang.csv: 1/2'],
      [folder, 'not-a-page', 'hong.jsonl: line 2 is no row'],
      [folder, 'community-in-file', 'hong.jsonl: 1/2'],
      [folder, 'community', '× 5'],
    ]);
    expect(rounds.get('xa')).toMatchObject({ state: 'ok', documents: 1, posts: 0, failures: [] });
  });

  test('leaves no file that holds nothing else', async () => {
    expect(await readdir(join(folder, 'da-doc'))).toEqual(['bang.csv', 'hong.jsonl']);
  });

  test('is not asked for again', async () => {
    const before = origin.paths().length;
    const again = await round();
    expect(again.get('bao')).toMatchObject({ fresh: 0, documents: 0, posts: 0, failures: [] });
    expect(origin.paths().slice(before).toSorted()).toEqual([
      'bao.example/rss',
      'ubndloibac.wordpress.com/feed',
    ]);
  });

  test('is the same when its file is handed in', async () => {
    const report = await inOffice(({ installation, office }) =>
      ingestFiles([warc], 'press', installation, office),
    );
    expect(report).toMatchObject({ records: 2, fresh: 0, personal: 2, problems: [] });
    expect(report.text).toContain("private persons' pages, only counted: 2");
  });
});
