import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forecastCounts, forecastShare } from '../classifiers/forecast.ts';
import { readUnitCentres } from '../dashboards/charts/unit-centres.ts';
import { SAMPLE_LOCALITY } from '../dashboards/digest/testing/sample.ts';
import {
  checkLayout,
  type DayCount,
  isLaidOut,
  makeReport,
  renderReport,
} from '../dashboards/report/index.ts';
import { fillWithPress } from '../dashboards/report/testing/sample-press.ts';
import { openDatabase } from '../db/open.ts';

const forecast = (days: readonly DayCount[]) => {
  const result = forecastCounts(days.map(({ date, articles: count }) => ({ date, count })));
  if (result.kind !== 'forecast') return null;
  return { days: result.forecast.days.length, ...result.forecast.total, method: result.forecast.method };
};

/**
 * A half-year report over 200,000 articles, with as many in the half year before, on an embedded PostgreSQL:
 * `npx node bench/report.ts [articles]`. The memory is this process's; the server's is its own.
 */
const articles = Number(process.argv[2] ?? 200_000);
const home = await mkdtemp(join(tmpdir(), 'diem-bao-bench-'));
const { db, close } = await openDatabase({ home });
try {
  const at = (day: string) => new Date(`${day}T00:00:00+07:00`);
  const province = {
    ...SAMPLE_LOCALITY,
    id: 'tinh',
    level: 'province' as const,
    name: 'Lạng Sơn',
    fullName: 'Tỉnh Lạng Sơn',
  };
  const press = { locality: province.id, province: 'Lạng Sơn', articles };
  const filling = performance.now();
  await fillWithPress(db, { ...press, from: at('2026-01-01'), to: at('2026-07-01') });
  await fillWithPress(db, { ...press, from: at('2026-07-01'), to: at('2027-01-01') });
  console.error(`filled in ${Math.round((performance.now() - filling) / 1000)} s`);
  const start = performance.now();
  const data = await makeReport(db, province, '2026-07-01', '2026-12-31', {
    now: at('2027-01-02'),
    unitCentres: readUnitCentres(),
    forecast,
    forecastShare,
  });
  const made = performance.now();
  const bytes = await renderReport(data, 'docx');
  const rendered = performance.now();
  console.table([
    {
      articles: data.figures.articles,
      'read, s': ((made - start) / 1000).toFixed(1),
      'Word file, s': ((rendered - made) / 1000).toFixed(1),
      'layout holds': isLaidOut(checkLayout(bytes as Uint8Array)),
      'peak memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
    },
  ]);
} finally {
  await close();
  await rm(home, { recursive: true, force: true });
}
