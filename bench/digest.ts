import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDigest, renderDigest } from '../dashboards/digest/index.ts';
import { SAMPLE_LOCALITY } from '../dashboards/digest/testing/sample.ts';
import { fillWithPress } from '../dashboards/report/testing/sample-press.ts';
import { openDatabase } from '../db/open.ts';

/** The digest of a day with 2,000 articles on an embedded PostgreSQL: `npx node bench/digest.ts [articles]`. */
const articles = Number(process.argv[2] ?? 2000);
const home = await mkdtemp(join(tmpdir(), 'diem-bao-bench-'));
const { db, close } = await openDatabase({ home });
try {
  const at = (text: string) => new Date(`${text}:00+07:00`);
  const press = { locality: SAMPLE_LOCALITY.id, province: SAMPLE_LOCALITY.province };
  await fillWithPress(db, { ...press, from: at('2026-11-17T06:30'), to: at('2026-11-18T06:30'), articles });
  await fillWithPress(db, { ...press, from: at('2026-11-18T06:30'), to: at('2026-11-19T06:30'), articles });
  const rows = [];
  for (const format of ['html', 'txt', 'docx', 'json', 'script'] as const) {
    const start = performance.now();
    const data = await makeDigest(db, SAMPLE_LOCALITY, '2026-11-19', { now: at('2026-11-19T06:30') });
    const made = performance.now();
    const out = await renderDigest(data, format);
    rows.push({
      format,
      articles: data.figures.articles,
      'read, ms': Math.round(made - start),
      'render, ms': Math.round(performance.now() - made),
      bytes: out.length,
    });
  }
  console.table(rows);
} finally {
  await close();
  await rm(home, { recursive: true, force: true });
}
