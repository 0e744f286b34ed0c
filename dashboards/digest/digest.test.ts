import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DigestData } from '../../db/model/index.ts';
import { answerCase, closeCase, openCase, publishOutcome } from '../../db/queries/cases.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { DIGEST } from '../texts/digest.ts';
import { digestAtom, digestFromJson, digestPeriod, makeDigest, renderDigest } from './index.ts';
import { SAMPLE_LOCALITY } from './testing/sample.ts';
import { SAMPLE_DAY, SAMPLE_SOURCES } from './testing/sample-day.ts';
import { seedArticles, seedSources } from './testing/sample-seed.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);
const now = at('2026-11-21T06:30:00');
let fresh: FreshDatabase;
let data: DigestData;

beforeAll(async () => {
  fresh = await freshDatabase();
  const { db } = fresh;
  await seedSources(db, SAMPLE_LOCALITY.id, SAMPLE_SOURCES);
  const ids = await seedArticles(db, SAMPLE_LOCALITY.id, SAMPLE_DAY);
  const [rubbish = 0, , road = 0, market = 0] = ids;
  const opened = at('2026-10-28T10:00:00');
  await openCase(
    db,
    SAMPLE_LOCALITY,
    {
      articleId: rubbish,
      origin: 'press-report',
      desk: 'kt',
      clock: 'major',
      startedAt: at('2026-11-20T10:00:00'),
    },
    at('2026-11-20T10:00:00'),
  );
  await openCase(
    db,
    SAMPLE_LOCALITY,
    { articleId: road, origin: 'citizen-letter', desk: null, clock: 'citizen', startedAt: opened },
    opened,
  );
  const third = await openCase(
    db,
    SAMPLE_LOCALITY,
    { articleId: market, origin: 'press-report', desk: 'ca', clock: null, startedAt: opened },
    opened,
  );
  await answerCase(
    db,
    third!.id,
    { number: '57/UBND-VP', at: at('2026-11-20T15:00:00') },
    at('2026-11-20T15:00:00'),
  );
  await closeCase(db, third!.id, 'Đã xử phạt, tiêu hủy hàng', at('2026-11-20T16:00:00'));
  await db
    .insertInto('posts')
    .values(
      [1, 2, 3].map((index) => ({
        source_id: null,
        platform: 'telegram',
        text: 'chuyện riêng',
        posted_hour: null,
        repeat_key: `k${index}`,
        read_at: at('2026-11-20T20:00:00'),
        localities: [SAMPLE_LOCALITY.id],
        topics: ['environment'],
        tone: null,
      })),
    )
    .execute();
  data = await makeDigest(db, SAMPLE_LOCALITY, '2026-11-21', { now, dashboard: 'http://127.0.0.1:8080/' });
});
afterAll(() => fresh.drop());

describe('what a digest says', () => {
  test('the figures are those of the period', () => {
    expect(data.figures).toEqual({
      articles: 9,
      stories: 6,
      outlets: 7,
      tones: { positive: 4, neutral: 1, negative: 4 },
      unassessed: 0,
      unsure: 1,
    });
    expect(data.before.articles).toBe(1);
  });

  test('one entry a story, with its outlets, the widest first', () => {
    expect(data.problems.map((entry) => entry.outlets)).toEqual([
      ['Báo Miền Biên', 'Tin Xứ Lạng'],
      ['Giao Thông Ngày Nay'],
      ['Thương Trường'],
    ]);
    expect(data.good[0]?.outlets).toHaveLength(3);
  });

  test('summaries are sentences of the article', async () => {
    for (const entry of [...data.problems, ...data.good]) {
      const { text } = await fresh.db
        .selectFrom('articles')
        .select('text')
        .where('id', '=', entry.articleId)
        .executeTakeFirstOrThrow();
      expect(entry.summary.length).toBeGreaterThan(0);
      for (const sentence of entry.summary)
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
    }
  });

  test('cases stand with desk and clock; what moved is told', () => {
    expect(data.today.map(({ clock, desk }) => [clock, desk])).toEqual([
      ['overdue', ''],
      ['soon', 'Phòng Kinh tế'],
    ]);
    expect(data.caseNews.map((item) => item.case.result)).toContain('Đã xử phạt, tiêu hủy hàng');
    expect(data.problems[0]).toMatchObject({ desk: 'Phòng Kinh tế', caseState: 'assigned', clock: 'soon' });
  });

  test('a limit is told while an answer is waited for; a story that was taken back says so', async () => {
    expect(data.problems.map((entry) => entry.due !== null)).toEqual([true, true, false]);
    await fresh.db
      .updateTable('stories')
      .set({ retracted: true })
      .where('title', 'like', '%bãi rác%')
      .execute();
    const after = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-21', { now });
    await fresh.db.updateTable('stories').set({ retracted: false }).execute();
    const text = String(await renderDigest(after, 'txt'));
    expect(text.replace(/\s+/g, ' ')).toContain(
      'cạnh suối – báo đã gỡ hoặc đính chính; Phòng Kinh tế; đang xử lý',
    );
    // Told in part 2, and not again in part 7.
    const called = after.today.map((item) => item.case.id);
    expect(after.caseNews.filter((item) => called.includes(item.case.id))).toEqual([]);
  });

  test('a case that the press corrected in time is told as news, never as overdue', async () => {
    const { db } = fresh;
    const opened = at('2026-11-18T10:00:00');
    const [article = 0] = await seedArticles(db, SAMPLE_LOCALITY.id, [
      { title: 'Tin sai về chợ đêm', text: 'Một câu.', outlet: 'Báo Ngày', at: opened, story: 900 },
    ]);
    const found = await openCase(
      db,
      SAMPLE_LOCALITY,
      { articleId: article, origin: 'wrong-report', desk: 'kt', clock: 'major', startedAt: opened },
      opened,
    );
    const url = 'https://bao.example/dinh-chinh';
    await publishOutcome(db, found!.id, { kind: 'correction', url }, at('2026-11-18T12:00:00'));
    const before = await makeDigest(db, SAMPLE_LOCALITY, '2026-11-19', { now: at('2026-11-19T06:30:00') });
    const after = await makeDigest(db, SAMPLE_LOCALITY, '2026-11-21', { now });
    // Gone again, for the tests that follow.
    await db.deleteFrom('cases').where('id', '=', found!.id).execute();
    await db.deleteFrom('articles').where('id', '=', article).execute();
    const titles = (cases: DigestData['today']) => cases.map((item) => item.case.title);
    expect(titles(before.caseNews)).toContain('Tin sai về chợ đêm');
    expect(before.caseNews.find((item) => item.case.id === found!.id)?.clock).toBe('met');
    expect([...before.problems, ...before.other].find((entry) => entry.caseId === found!.id)).toMatchObject({
      due: null,
      clock: 'met',
    });
    expect(String(await renderDigest(before, 'txt'))).not.toMatch(/chợ đêm[^.]*hạn/);
    expect(titles(after.today)).not.toContain('Tin sai về chợ đêm');
  });

  test('sources that could not be read, and those that nobody asked', () => {
    const { coverage } = data;
    expect(coverage).toMatchObject({
      total: 6,
      read: 3,
      unasked: 1,
      articles: 10,
      relevant: 9,
      mentioned: 1,
      waiting: 0,
    });
    expect(coverage.failed.map(({ sourceId, reason }) => [sourceId, reason])).toEqual([
      ['cong-thong-tin-tinh', 'unreachable'],
      ['nguoi-quan-sat', 'robots'],
    ]);
  });

  test('a holiday is covered by the first digest after it', () => {
    expect(digestPeriod(SAMPLE_LOCALITY, '2026-02-23')).toEqual({
      from: at('2026-02-13T06:30:00'),
      to: at('2026-02-23T06:30:00'),
    });
  });

  test('what is no day is refused', async () => {
    await expect(makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-02-30', { now })).rejects.toThrow(RangeError);
  });

  test('an archive that is taken in counts for the days of its publication', async () => {
    const old = at('2026-06-01T10:00:00');
    await seedArticles(fresh.db, SAMPLE_LOCALITY.id, [
      {
        title: 'Bài cũ về Suối Đào',
        text: 'Bài cũ.',
        outlet: 'Báo Cũ',
        at: old,
        readAt: at('2026-11-20T12:00:00'),
      },
    ]);
    const today = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-21', { now });
    expect(today.figures.articles).toBe(9);
    expect(today.coverage.backlog).toBe(1);
    const then = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-06-02', { now });
    expect(then.figures).toMatchObject({ articles: 1, unassessed: 1 });
  });
});

describe('how it is read', () => {
  test.each(['html', 'txt'] as const)('%s has the nine parts in their order', async (format) => {
    const text = String(await renderDigest(data, format)).toLocaleUpperCase('vi');
    const places = DIGEST.parts.map((part, index) =>
      text.indexOf(`${index + 1}. ${part}`.toLocaleUpperCase('vi')),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('every format says that two sources could not be read', async () => {
    for (const format of ['html', 'txt'] as const) {
      expect(String(await renderDigest(data, format))).toContain('2 nguồn KHÔNG đọc được');
    }
  });

  test('public posts are counts: their words are nowhere', async () => {
    for (const format of ['html', 'txt', 'json'] as const) {
      const text = String(await renderDigest(data, format));
      expect(text).not.toContain('chuyện riêng');
      expect(text).toContain(format === 'json' ? '"posts": 3' : 'Telegram: 3 bài');
    }
  });

  test('the mail body needs nothing from outside: no script, image, font or style sheet', async () => {
    const html = String(await renderDigest(data, 'html'));
    expect(html).not.toMatch(/<(script|img|link|iframe|svg|object|form)\b|url\(|@import|position:|float:/i);
    expect(html.match(/<(h1|h2|p|td|th|li|a)\b(?![^>]*style=)/g)?.length ?? 0).toBe(0);
  });

  test('a headline is text, never markup', async () => {
    const [first] = data.problems;
    const hostile = {
      ...data,
      problems: [{ ...first!, title: '<b onclick="x">&\u0007', url: 'javascript:alert(1)' }],
    };
    const html = String(await renderDigest(hostile, 'html'));
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;</td>');
    expect(html).not.toContain('javascript:');
    expect((await renderDigest(hostile, 'docx')).length).toBeGreaterThan(1000);
  });

  test('lines of text are at most 92 characters, but for addresses', async () => {
    const lines = String(await renderDigest(data, 'txt')).split('\n');
    expect(lines.filter((line) => line.length > 92 && !line.includes('http'))).toEqual([]);
  });

  test('kept digests are a well-formed Atom feed', () => {
    const feed = {
      self: 'http://127.0.0.1:8080/diem-bao/atom.xml',
      title: 'Điểm báo',
      updated: now,
      link: () => 'http://127.0.0.1:8080/diem-bao',
    };
    const $ = load(digestAtom([data], feed), { xml: true });
    expect($('feed > entry > id').text()).toBe('urn:diem-bao:xa-suoi-dao:2026-11-21');
    expect($('entry > updated').text()).toBe(data.madeAt.toISOString());
    expect($('entry > summary').text()).toContain('2 nguồn KHÔNG đọc được');
    expect($('entry > content').text()).toContain('<h1');
    expect(
      $('feed > updated').length + $('feed > link[rel=self]').length + $('feed > author > name').length,
    ).toBe(3);
    expect(load(digestAtom([], feed), { xml: true })('feed > updated').text()).toBe(now.toISOString());
  });

  test('JSON comes back as it went', async () => {
    expect(digestFromJson(String(await renderDigest(data, 'json')))).toEqual(data);
  });

  test('a day without news still tells how much was read', async () => {
    const quiet = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2025-03-04', { now });
    const text = String(await renderDigest(quiet, 'txt'));
    expect(text).toContain(DIGEST.noFigures);
    expect(text).toContain('6 nguồn chưa được đọc trong kỳ');
    // Nothing read is never told as nothing found.
    expect(text.split(DIGEST.unread)).toHaveLength(4);
    expect(text).not.toContain(DIGEST.empty.problems);
  });
});
