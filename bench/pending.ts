import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ok } from '../db/model/index.ts';
import { type Database, openDatabase } from '../db/open.ts';
import { articlesById, type StoredArticle } from '../db/queries/articles.ts';
import { pendingSubjects } from '../db/queries/stage-marks.ts';
import { runnable } from '../pipeline/run.ts';
import type { StageDeps } from '../pipeline/stage.ts';

/**
 * What it costs to find a stage's next input in a full database: `npx node bench/pending.ts [articles]`. One look
 * for each stage, and what the loop adds to each article of a stage that takes them one by one. The last thousand
 * articles wait for `group` and what follows.
 */
const articles = Number(process.argv[2] ?? 200_000);
const WAITING = 1000;
const LOOKS = 15;
const STAGES = ['locate', 'group', 'classify', 'check'] as const;

async function fill(db: Database): Promise<void> {
  await sql
    .raw(`
    insert into documents (kind, outlet, url, final_url, fetched_at, status, content_type, sha256, archive_file, archive_offset, archive_length)
      select 'press', 'Báo ' || n % 40, 'https://b' || n % 40 || '.example/' || n, 'https://b.example/' || n,
        '2025-11-21T00:00:00Z'::timestamptz + n * interval '1 year' / ${articles}, 200, 'text/html', md5(n::text) || md5('x' || n), 'a.warc.gz', n, 1
      from generate_series(1, ${articles}) n;
    insert into articles (document_id, kind, outlet, title, text, published_at, at, language, canonical_url, site_name, read_at)
      select id, kind, outlet, 'Tin số ' || id || ' ở Lạng Sơn', 'Cửa khẩu Lạng Sơn. ' || repeat('đường mưa lũ ', 20) || id,
        fetched_at, fetched_at, 'vi', url, outlet, fetched_at from documents;
    insert into stage_marks (stage, subject_id, state)
      select stage, id, 'done' from articles, unnest(array['extract', 'locate', 'group', 'classify', 'check']) stage
      where id <= ${articles - WAITING} or stage in ('extract', 'locate');`)
    .execute(db);
  await sql`vacuum analyze`.execute(db);
}

const home = await mkdtemp(join(tmpdir(), 'diem-bao-bench-'));
const opened = await openDatabase({ home });
opened.own();
try {
  const { db } = opened;
  await fill(db);
  const now = new Date('2026-11-21T01:00:00Z');
  process.stdout.write(`${articles} articles\n| one look for | median ms |\n|---|---|\n`);
  for (const [index, stage] of STAGES.entries()) {
    const times: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      const started = performance.now();
      await pendingSubjects(db, { stage, of: 'articles', after: STAGES.slice(0, index), limit: 200, now });
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    process.stdout.write(`| ${stage} | ${times[Math.floor(LOOKS / 2)]?.toFixed(0)} |\n`);
  }
  const group = runnable<StoredArticle, string>({
    name: 'group',
    of: 'articles',
    batch: 1,
    serial: true,
    read: articlesById,
    run: async ({ title }) => ok(title),
    save: async () => undefined,
  });
  const started = performance.now();
  const { done } = await group.drain(db, { now: () => now } as StageDeps, { after: ['locate'] });
  const each = (performance.now() - started) / done;
  process.stdout.write(`one by one, looks included: ${done} articles, ${each.toFixed(1)} ms each\n`);
} finally {
  await opened.close();
  await rm(home, { recursive: true, force: true });
}
