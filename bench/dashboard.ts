import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createDashboard, serveDashboard } from '../dashboards/server.ts';
import { sampleLocality } from '../dashboards/testing/locality.ts';
import { type Database, openDatabase } from '../db/open.ts';

/**
 * How long a page of the dashboard takes over a full database: `npx node bench/dashboard.ts [articles]`.
 * The articles are made in the database: 1,500 characters of common words, a story to each three, half of them
 * about the locality, spread over a year.
 */
const articles = Number(process.argv[2] ?? 50_000);
const ROUNDS = 15;
const PAGES = [
  ['Hôm nay', '/'],
  ['Tin, bài', '/tin-bai'],
  ['Tin, bài: filtered', '/tin-bai?sac-thai=negative&linh-vuc=transport'],
  ['Tin, bài: page 400', '/tin-bai?trang=400'],
  ['Tìm kiếm: common words', '/tim-kiem?q=cua+khau+lang+son'],
  ['Tìm kiếm: a rare word', '/tim-kiem?q=so4321'],
  ['Tìm kiếm: Chinese', '/tim-kiem?q=%E8%B0%85%E5%B1%B1&tat-ca=1'],
  ['Sự việc', '/su-viec'],
  ['Một bài', '/tin-bai/1000'],
  ['Số liệu: 30 days', '/so-lieu'],
  ['Thẩm định', '/tham-dinh'],
  ['Nguồn tin', '/nguon-tin'],
] as const;

const now = new Date('2026-11-21T01:00:00Z');

async function fill(db: Database): Promise<void> {
  const words = `array['cửa','khẩu','Lạng','Sơn','đường','mưa','lũ','xã','người','dân','huyện','tỉnh','hàng','xuất','nhập','khách','lễ','hội','trường','học']`;
  await sql
    .raw(`
    insert into documents (kind, outlet, url, final_url, fetched_at, status, content_type, sha256, archive_file, archive_offset, archive_length)
      select 'press', 'Báo ' || n % 40, 'https://b' || n % 40 || '.example/' || n, 'https://b.example/' || n,
        '2026-11-21T00:00:00Z'::timestamptz - (n * interval '1 year' / ${articles}), 200, 'text/html', md5(n::text) || md5('x' || n), 'a.warc.gz', n, 1
      from generate_series(1, ${articles}) n;
    insert into articles (document_id, kind, outlet, title, text, published_at, at, language, canonical_url, site_name, read_at)
      select id, kind, outlet, 'Tin số ' || id || ' ở Lạng Sơn',
        (select string_agg((${words})[1 + (hashint8(id * 31 + w) & 1048575) % 20], ' ') from generate_series(1, 330) w) || ' so' || id
          || case when id % 100 = 0 then ' 谅山省' else '' end,
        fetched_at, fetched_at, 'vi', url, outlet, fetched_at from documents;
    insert into article_localities select id, 'xa-thu-nghiem', 0.9, true, 'title' from articles where id % 2 = 0;
    insert into assessments select id, (array['positive','neutral','negative'])[1 + id % 3], 0.8, id % 20 = 0, 'bench', null, at from articles;
    insert into article_topics select id, (array['transport','society','tourism','economy'])[1 + id % 4], 0.7, 1 from articles;
    insert into mentions select id, 13, 21, 'Lạng Sơn', 'province', null, 'Lạng Sơn', 'Lạng Sơn', 0.9, '{admin-word}' from articles;
    insert into stories (title, first_seen, last_seen, article_count, outlet_count)
      select min(title), min(at), max(at), count(*), count(distinct outlet) from articles group by (id - 1) / 3 order by (id - 1) / 3;
    insert into story_articles select id, (id - 1) / 3 + 1, 'reprint', 0.9, 'bench' from articles;
    insert into claim_matches (article_id, statement, verdict, score, quote, start_at, end_at, why, found_at)
      select id, 'dao-thu', 'contradicts', 0.97, 'câu', 0, 3, '{}', at from articles where id % 500 = 0;
    analyze;`)
    .execute(db);
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const home = await mkdtemp(join(tmpdir(), 'diem-bao-bench-'));
const opened = await openDatabase({ home });
opened.own();
try {
  await fill(opened.db);
  const app = createDashboard({
    db: opened.db,
    localities: [sampleLocality()],
    now: () => now,
    version: 'bench',
  });
  const served = await serveDashboard(app, { port: 0 });
  process.stdout.write(
    `${articles} articles, ${ROUNDS} requests a page, one at a time\n| page | median ms | 95 % ms | KB |\n|---|---|---|---|\n`,
  );
  for (const [name, path] of PAGES) {
    const times: number[] = [];
    let size = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      const response = await fetch(served.url + path);
      size = (await response.arrayBuffer()).byteLength;
      times.push(performance.now() - start);
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    }
    process.stdout.write(
      `| ${name} | ${quantile(times, 0.5).toFixed(0)} | ${quantile(times, 0.95).toFixed(0)} | ${(size / 1024).toFixed(0)} |\n`,
    );
  }
  await served.close();
} finally {
  await opened.close();
  await rm(home, { recursive: true, force: true });
}
