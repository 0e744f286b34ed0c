import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysBetween, type ReportData } from '../../db/model/index.ts';
import { answerCase, closeCase, openCase, publishOutcome } from '../../db/queries/cases.ts';
import { findBrowser } from '../../pipeline/browser.ts';
import { readConfig } from '../../pipeline/config.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { readUnitCentres } from '../charts/unit-centres.ts';
import { SAMPLE_LOCALITY } from '../digest/testing/sample.ts';
import { REPORT } from '../texts/report.ts';
import { browserRenderers } from './browser.ts';
import { checkLayout, makeReport, renderReport, reportPeriod } from './index.ts';
import { excludes, rateRatio, shareDifference, wilson } from './intervals.ts';
import { periodBefore, periodName, yearBefore } from './period.ts';
import { fillWithPress } from './testing/sample-press.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);
const province = {
  ...SAMPLE_LOCALITY,
  id: 'tinh-lang-son',
  level: 'province' as const,
  name: 'Lạng Sơn',
  fullName: 'Tỉnh Lạng Sơn',
};
const deps = { now: at('2026-12-01T08:00:00'), unitCentres: readUnitCentres() };
let fresh: FreshDatabase;
let data: ReportData;

beforeAll(async () => {
  fresh = await freshDatabase();
  const { db } = fresh;
  const press = { locality: province.id, province: 'Lạng Sơn' };
  await fillWithPress(db, {
    ...press,
    from: at('2026-10-01T00:00:00'),
    to: at('2026-11-01T00:00:00'),
    articles: 155,
  });
  await fillWithPress(db, {
    ...press,
    from: at('2026-11-01T00:00:00'),
    to: at('2026-12-01T00:00:00'),
    articles: 300,
  });
  const [first, second, third] = await db
    .selectFrom('articles')
    .select('id')
    .where('at', '>', at('2026-11-10T00:00:00'))
    .orderBy('at')
    .limit(9)
    .execute()
    .then((rows) => [rows[0]!.id, rows[4]!.id, rows[8]!.id]);
  const opened = at('2026-11-10T09:00:00');
  const answered = await openCase(
    db,
    province,
    { articleId: first!, origin: 'editor-request', desk: 'kt', clock: 'editor', startedAt: opened },
    opened,
  );
  await answerCase(
    db,
    answered!.id,
    { number: '12/UBND', at: at('2026-11-12T09:00:00') },
    at('2026-11-12T09:00:00'),
  );
  await openCase(
    db,
    province,
    { articleId: second!, origin: 'press-report', desk: 'ca', clock: 'major', startedAt: opened },
    opened,
  );
  await openCase(
    db,
    province,
    { articleId: third!, origin: 'press-report', desk: null, clock: null, startedAt: opened },
    opened,
  );
  data = await makeReport(db, province, '2026-11-01', '2026-11-30', deps);
});
afterAll(() => fresh.drop());

describe('what a report says', () => {
  test('every count adds up to the articles of the period', () => {
    const sum = (counts: readonly { articles: number }[]) =>
      counts.reduce((total, count) => total + count.articles, 0);
    const { positive, neutral, negative } = data.figures.tones;
    expect(data.figures.articles).toBe(300);
    expect([sum(data.bars), sum(data.topics), sum(data.languages), positive + neutral + negative]).toEqual([
      300, 300, 300, 300,
    ]);
    expect(data.annex).toMatchObject({ total: 300 });
    expect(data.bars).toHaveLength(30);
  });

  test('it is compared with the month before; a year before nothing was read', () => {
    expect(data.before.figures.articles).toBe(155);
    // 10 a day against 5 a day: as many more as can be, and beyond chance.
    expect(data.before.volume?.value).toBeCloseTo(2, 5);
    expect(excludes(data.before.volume, 1)).toBe(true);
    expect(data.yearBefore.volume).toBeNull();
    expect(
      data.findings.filter((finding) => finding.kind === 'volume').map((finding) => finding.beyondChance),
    ).toEqual([true, false]);
  });

  test('cases are answered, overdue or not reported yet', () => {
    expect([data.answered, data.overdue, data.unreported].map((cases) => cases.length)).toEqual([1, 1, 1]);
    expect(data.form).toMatchObject({ requests: 1, replies: 1, withDeadline: 2, onTime: 1 });
    expect(data.casesByDesk.find((row) => row.desk === 'Công an xã')).toMatchObject({ cases: 1, overdue: 1 });
  });

  test('what the press corrected, or what was ended in time, is neither overdue nor late', async () => {
    const { db } = fresh;
    const opened = at('2026-11-25T09:00:00');
    const articles = await db
      .selectFrom('articles')
      .select('id')
      .where('at', '<', at('2026-11-01T00:00:00'))
      .orderBy('at')
      .limit(2)
      .execute();
    const [corrected, ended] = await Promise.all(
      articles.map(({ id }) =>
        openCase(
          db,
          province,
          { articleId: id, origin: 'wrong-report', desk: 'vp', clock: 'major', startedAt: opened },
          opened,
        ),
      ),
    );
    const url = 'https://bao.example/dinh-chinh';
    await publishOutcome(db, corrected!.id, { kind: 'correction', url }, at('2026-11-25T11:00:00'));
    await closeCase(db, ended!.id, 'Đã làm rõ với tòa soạn', at('2026-11-25T16:00:00'));
    const after = await makeReport(db, province, '2026-11-01', '2026-11-30', deps);
    await db.deleteFrom('cases').where('desk', '=', 'vp').execute();
    expect([after.answered, after.overdue, after.unreported].map((cases) => cases.length)).toEqual([3, 1, 1]);
    expect(after.form).toMatchObject({ withDeadline: 4, onTime: 3, corrections: 1 });
    expect(after.casesByDesk.find((row) => row.desk.startsWith('Văn phòng'))).toMatchObject({
      answered: 2,
      late: 0,
      overdue: 0,
    });
    const html = String(await renderReport(after, 'html'));
    expect(html).toContain('báo đăng 25/11/2026, đúng hạn');
    expect(html).toContain('kết thúc 25/11/2026, đúng hạn');
  });

  test('places have their counts and centres', () => {
    expect(data.places.length).toBeGreaterThan(4);
    expect(data.places.find((place) => place.key === 'Lợi Bác')?.latitude).toBeGreaterThan(21);
    expect(data.ground).toHaveLength(65);
  });

  test('days that are none, or in the wrong order, are refused', async () => {
    await expect(makeReport(fresh.db, province, '2026-11-31', '2026-12-01', deps)).rejects.toThrow(
      RangeError,
    );
    await expect(makeReport(fresh.db, province, '2026-12-01', '2026-11-01', deps)).rejects.toThrow(
      RangeError,
    );
  });
});

describe('how it is read', () => {
  test('the Word file holds every row of the layout table', async () => {
    const rows = checkLayout((await renderReport(data, 'docx')) as Uint8Array);
    expect(rows.filter((row) => !row.ok)).toEqual([]);
  });

  test('an empty period makes a report too', async () => {
    const empty = await makeReport(fresh.db, province, '2025-01-06', '2025-01-12', deps);
    const rows = checkLayout((await renderReport(empty, 'docx')) as Uint8Array);
    expect(rows.filter((row) => !row.ok)).toEqual([]);
    const html = String(await renderReport(empty, 'html'));
    // Nothing was read: no part may say that nothing was written.
    expect(html.split(REPORT.none.read)).toHaveLength(5);
    for (const none of [REPORT.none.problems, REPORT.none.good, REPORT.none.claims])
      expect(html).not.toContain(none);
    expect(html).not.toContain('<svg');
    expect(html).toContain('có 7 ngày không đọc được nguồn nào');
  });

  test('negative articles without a topic are told too, and nothing is proposed about them', async () => {
    const days = ['2026-10-10', '2026-10-12'] as const;
    const before = await makeReport(fresh.db, province, ...days, deps);
    await fresh.db
      .deleteFrom('article_topics')
      .where('article_id', 'in', (articles) =>
        articles
          .selectFrom('articles')
          .select('id')
          .where('at', '>=', at('2026-10-10T00:00:00'))
          .where('at', '<', at('2026-10-13T00:00:00')),
      )
      .execute();
    const report = await makeReport(fresh.db, province, ...days, deps);
    const { negative } = before.figures.tones;
    expect(negative).toBeGreaterThan(0);
    expect(before.problems.every(({ topic }) => topic !== null)).toBe(true);
    expect(report.problems).toMatchObject([{ topic: null, articles: negative }]);
    expect(report.problems[0]?.stories.length).toBeGreaterThan(0);
    const html = String(await renderReport(report, 'html'));
    expect(html).toContain(REPORT.problems(REPORT.noTopic, negative, true));
    expect(html).not.toContain(REPORT.none.problems);
  });

  test('late and missing answers stand unit by unit', async () => {
    const html = String(await renderReport(data, 'html'));
    const row = (words: string) => html.split('<tr>').find((part) => part.includes(words));
    // Columns: cases, answered, of them late, overdue, not yet answered.
    expect(
      row('<td>Công an xã</td><td class="r">')
        ?.match(/class="r">\d+/g)
        ?.map((cell) => cell.slice(-1)),
    ).toEqual(['1', '0', '0', '1', '0']);
    expect(row('số 12/UBND')).toContain('12/11/2026, số 12/UBND, đúng hạn');
    expect(html.indexOf('<td>20 ngày<')).toBeGreaterThan(html.indexOf(REPORT.headings.overdue));
  });

  test('every finding has its number; what is beyond chance stands first, with its interval', () => {
    const said = data.findings.filter((finding) => finding.kind !== 'forecast');
    for (const finding of said.filter((one) => !one.text.startsWith('Chưa')))
      expect(finding.text).toMatch(/\d/);
    for (const finding of said.filter((one) => one.beyondChance))
      expect(finding.text).toContain('khoảng tin cậy');
    const unsure = said.filter((one) => ['volume', 'negative'].includes(one.kind) && !one.beyondChance);
    for (const finding of unsure) expect(finding.text).toMatch(/^Chưa|chưa đủ cơ sở/);
  });

  test('a report of a period under way says so, and takes no coming day for a quiet one', async () => {
    const deps = { now: at('2026-11-16T08:00:00'), unitCentres: readUnitCentres() };
    const half = await makeReport(fresh.db, province, '2026-11-01', '2026-11-30', deps);
    expect([half.until, half.bars.length]).toEqual(['2026-11-16', 16]);
    const html = String(await renderReport(half, 'html'));
    expect(html).toContain('tháng 11 năm 2026 (số liệu đến ngày 16/11/2026)');
    expect(html).toContain('Kỳ này mới có số liệu đến ngày 16/11/2026 (16/30 ngày)');
    expect(half.findings[0]?.text).toContain('tính bình quân một ngày');
  });

  test('the forecast is of the days after the period, and of those from today where these are past', async () => {
    const seen: string[] = [];
    const forecast = (days: readonly { date: string }[]) => {
      seen.push(days.at(-1)!.date);
      return { days: 14, expected: 9, low: 4, high: 15, method: 'naive' as const };
    };
    const fresh14 = await makeReport(fresh.db, province, '2026-11-01', '2026-11-30', { ...deps, forecast });
    expect([seen[0], fresh14.forecastFrom]).toEqual(['2026-11-30', '2026-12-01']);
    expect(fresh14.findings.find((one) => one.kind === 'forecast')?.text).toContain(
      'từ ngày 01/12/2026 đến ngày 14/12/2026 có 9 tin, bài (khoảng dự báo 80%: từ 4 đến 15)',
    );
    const share = () => ({ expected: 0.2, low: 0.1, high: 0.3 });
    const both = await makeReport(fresh.db, province, '2026-11-01', '2026-11-30', {
      ...deps,
      forecast,
      forecastShare: share,
    });
    const texts = both.findings.filter((one) => one.kind === 'forecast').map((one) => one.text);
    expect(texts[1]).toContain('20% (khoảng dự báo 80%: từ 10% đến 30%)');
    expect(texts[2]).toMatch(
      /^Theo lĩnh vực: .+ 9 tin, bài \(từ 4 đến 15\), tiêu cực 20% \(từ 10% đến 30%\);/,
    );
    seen.length = 0;
    const old = await makeReport(fresh.db, province, '2026-10-01', '2026-10-31', { ...deps, forecast });
    expect([seen[0], old.forecastFrom]).toEqual(['2026-11-30', '2026-12-01']);
  });

  test('HTML has the seven parts, five charts with descriptions, and fetches nothing', async () => {
    const html = String(await renderReport(data, 'html'));
    const places = REPORT.parts.map((part) => html.indexOf(`<h1>${part}</h1>`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(html.match(/<svg[^>]*role="img"/g)).toHaveLength(5);
    expect(html.match(/<desc>[^<]{20,}/g)).toHaveLength(5);
    expect(html).not.toMatch(/<(script|img|link|iframe)\b|url\(|@import/i);
  });

  test('a real browser prints the PDF, A4, with its pages and nothing from outside', async () => {
    const browser = findBrowser(readConfig().browser);
    const pdf = Buffer.from(
      (await renderReport(data, 'pdf', browserRenderers(browser!))) as Uint8Array,
    ).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    const boxes = [...pdf.matchAll(/MediaBox ?\[([\d. ]+)\]/g)].map((match) =>
      (match[1] ?? '')
        .split(' ')
        .slice(2)
        .map((side) => Math.round(Number(side))),
    );
    expect(boxes.length).toBeGreaterThan(4);
    // The report stands upright, its annex lies.
    expect(boxes[0]).toEqual([595, 842]);
    expect(boxes.at(-1)).toEqual([842, 595]);
  });

  test('PDF is printed by what is handed in, and nothing is promised without it', async () => {
    expect(await renderReport(data, 'pdf')).toBeUndefined();
    const printed = await renderReport(data, 'pdf', {
      toPdf: async (html) => new TextEncoder().encode(html.slice(0, 15)),
    });
    expect(new TextDecoder().decode(printed as Uint8Array)).toBe('<!doctype html>');
  });

  test('JSON holds the figures', async () => {
    expect(JSON.parse(String(await renderReport(data, 'json'))).figures).toEqual(data.figures);
  });
});

describe('periods', () => {
  test.each([
    [
      '2026-11-16',
      '2026-11-22',
      'week',
      '2026-11-09',
      '2025-11-17',
      'tuần từ ngày 16/11/2026 đến ngày 22/11/2026',
    ],
    ['2026-03-01', '2026-03-31', 'month', '2026-02-01', '2025-03-01', 'tháng 3 năm 2026'],
    ['2026-07-01', '2026-09-30', 'quarter', '2026-04-01', '2025-07-01', 'quý III năm 2026'],
    ['2026-07-01', '2026-12-31', 'half-year', '2026-01-01', '2025-07-01', '6 tháng cuối năm 2026'],
    ['2026-01-01', '2026-12-31', 'year', '2025-01-01', '2025-01-01', 'năm 2026'],
    [
      '2025-12-15',
      '2026-12-14',
      'year',
      '2024-12-15',
      '2024-12-15',
      'năm 2026 (số liệu từ ngày 15/12/2025 đến ngày 14/12/2026)',
    ],
    [
      '2026-11-03',
      '2026-11-21',
      'range',
      '2026-10-15',
      '2025-11-03',
      'từ ngày 03/11/2026 đến ngày 21/11/2026',
    ],
  ])('%s – %s is a %s', (from, to, kind, before, lastYear, name) => {
    const period = reportPeriod(from, to);
    expect(period.kind).toBe(kind);
    expect(periodBefore(period).from).toBe(before);
    expect(yearBefore(period).from).toBe(lastYear);
    expect(periodName(period)).toBe(name);
  });

  test('a handful of articles is no change, however many times another handful', async () => {
    const few = await makeReport(fresh.db, province, '2026-10-31', '2026-10-31', deps);
    expect([few.figures.articles, few.before.figures.articles]).toEqual([5, 5]);
    expect(few.findings[0]).toMatchObject({
      beyondChance: false,
      text: 'Số tin, bài: 5 so với 5 của kỳ trước; quá ít để kết luận có thay đổi.',
    });
  });

  test('a year has one base: the year before is told once, as the period before', async () => {
    const year = await makeReport(fresh.db, province, '2025-12-15', '2026-12-14', deps);
    expect(periodName(year.period, year.until)).toBe(
      'năm 2026 (số liệu từ ngày 15/12/2025 đến ngày 01/12/2026)',
    );
    const html = String(await renderReport(year, 'html'));
    expect(html).not.toContain('ùng kỳ năm trước');
    expect(year.findings.filter((finding) => finding.kind === 'volume')).toHaveLength(1);
  });

  test('the month of a leap day is compared with the whole February before', () => {
    expect(yearBefore(reportPeriod('2025-02-01', '2025-02-28'))).toMatchObject({
      from: '2024-02-01',
      to: '2024-02-29',
    });
  });

  test('the period before ends where the period begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 400 }), (start, length) => {
        const day = (offset: number) => new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);
        const period = reportPeriod(day(start), day(start + length));
        expect(daysBetween(periodBefore(period).to, period.from)).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('intervals', () => {
  test('published values', () => {
    // Newcombe 1998, table II, method 10, example (a): 56/70 against 48/80.
    const difference = shareDifference(
      { part: 56, total: 70, stories: 70 },
      { part: 48, total: 80, stories: 80 },
    );
    expect([difference?.value, difference?.low, difference?.high].map((value) => value?.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
    const score = wilson(81, 263);
    expect([score.low, score.high].map((value) => value.toFixed(4))).toEqual(['0.2553', '0.3662']);
  });

  test('fewer stories make a wider interval, bursts too', () => {
    const width = (stories: number) => {
      const interval = shareDifference({ part: 20, total: 100, stories }, { part: 10, total: 100, stories })!;
      return interval.high - interval.low;
    };
    expect(width(30)).toBeGreaterThan(width(100));
    const ratio = (bursts: number) =>
      rateRatio({ count: 60, days: 30, dispersion: bursts }, { count: 40, days: 30, dispersion: bursts });
    expect(excludes(ratio(1), 1)).toBe(true);
    expect(excludes(ratio(4), 1)).toBe(false);
  });
});
