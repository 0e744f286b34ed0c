import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../db/queries/audit.ts';
import { reopenEdited } from '../../db/queries/reopen.ts';
import { actOnMatch, deleteRejected, findReview } from '../../db/queries/review.ts';
import { listQueue, listRejections } from '../../db/queries/review-queue.ts';
import { readLaterSigns, readReviewView } from '../../db/queries/review-view.ts';
import type { Browser } from '../testing/browser.ts';
import { NOW, type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { addMatch, QUOTE } from '../testing/match.ts';
import { addArticle, addStory } from '../testing/sample.ts';

let dashboard: TestDashboard;
let staff: Staff;
const newMatch = (outlet?: string, story?: number, day?: number) =>
  addMatch(dashboard.db, { outlet, story, day });
const stateOf = async (match: number) => (await findReview(dashboard.db, match))?.state;
const press = (browser: Browser, match: number, act: string, fields: Record<string, string> = {}) =>
  browser.post(`/tham-dinh/${match}/${act}`, { 'luan-cu': '1', ...fields });

beforeAll(async () => {
  dashboard = await testDashboard();
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

describe('two people', () => {
  test('confirm one after the other, never one alone', async () => {
    const match = await newMatch();
    expect((await staff.an.get(`/tham-dinh/${match}`)).words).toContain('Xác nhận (người thứ nhất)');
    expect((await press(staff.an, match, 'confirm')).status).toBe(303);
    expect(await stateOf(match)).toBe('confirmed-once');
    const again = await press(staff.an, match, 'confirm');
    expect(again.status).toBe(409);
    expect(again.words).toContain('Cần một người khác');
    expect(await stateOf(match)).toBe('confirmed-once');
    expect((await staff.binh.get(`/tham-dinh/${match}`)).words).toContain('Xác nhận (người thứ hai)');
    expect((await press(staff.binh, match, 'confirm')).status).toBe(303);
    expect(await findReview(dashboard.db, match)).toMatchObject({
      state: 'confirmed-twice',
      firstConfirmer: staff.ids.an,
      secondConfirmer: staff.ids.binh,
    });
  });

  test('who press at once count as one each', async () => {
    const match = await newMatch();
    const both = await Promise.all([press(staff.an, match, 'confirm'), press(staff.an, match, 'confirm')]);
    expect(both.map((seen) => seen.status).toSorted()).toEqual([303, 409]);
    expect(await stateOf(match)).toBe('confirmed-once');
  });

  test('what is still asked for takes the confirmations back', async () => {
    const match = await newMatch();
    await press(staff.an, match, 'confirm');
    expect((await press(staff.binh, match, 'ask', { 'ghi-chu': '' })).status).toBe(409);
    expect((await press(staff.binh, match, 'ask', { 'ghi-chu': 'Cần bản gốc của bài' })).status).toBe(303);
    expect(await findReview(dashboard.db, match)).toMatchObject({
      state: 'needs-information',
      firstConfirmer: null,
    });
    expect((await staff.an.get(`/tham-dinh/${match}`)).words).toContain('Cần bản gốc của bài');
    expect((await press(staff.binh, match, 'confirm')).status).toBe(303);
    expect((await press(staff.binh, match, 'confirm')).status).toBe(409);
  });

  test('a reader looks and does not decide', async () => {
    const match = await newMatch();
    expect((await staff.docgia.get(`/tham-dinh/${match}`)).text).not.toContain('<form class="stack"');
    for (const act of ['confirm', 'reject', 'ask'])
      expect((await press(staff.docgia, match, act, { 'ghi-chu': 'x', 'ly-do': 'other' })).status).toBe(403);
    expect(await stateOf(match)).toBeUndefined();
  });

  test('no step is skipped', async () => {
    const match = await newMatch();
    for (const act of ['answer', 'correct', 'close', 'recall', 'sendpacket'])
      expect((await press(staff.an, match, act, { 'ghi-chu': 'x' })).status).toBe(409);
    expect(await stateOf(match)).toBeUndefined();
  });

  test('a statement that was edited meanwhile is looked at first', async () => {
    const match = await newMatch();
    expect((await press(staff.an, match, 'confirm', { 'luan-cu': '0' })).words).toContain(
      'Luận cứ vừa được sửa',
    );
  });
});

describe('the queue', () => {
  test('puts the widest spread first, then the longest wait', async () => {
    const wide = await addStory(dashboard.db, 'Nhiều báo đưa', 5, 5);
    const [late, early, spread] = [
      await newMatch('Báo Muộn', undefined, 19),
      await newMatch('Báo Sớm', undefined, 1),
      await newMatch('Báo Rộng', wide, 18),
    ];
    const { items } = await listQueue(dashboard.db, { states: ['new'] }, { limit: 100, offset: 0 });
    const order = items.map((item) => item.matchId);
    expect(order[0]).toBe(spread);
    expect(order.indexOf(early)).toBeLessThan(order.indexOf(late));
    const seen = await staff.docgia.get('/tham-dinh');
    expect(seen.words).toContain('chưa ai kết luận');
    expect(seen.words).toContain('5 báo cùng đưa');
  });

  test('holds contradictions only', async () => {
    const articleId = await addArticle(dashboard.db, {
      title: 'Dẫn lại',
      claim: { quote: 'Mở', verdict: 'reports' },
    });
    const row = await dashboard.db
      .selectFrom('claim_matches')
      .select('id')
      .where('article_id', '=', articleId)
      .executeTakeFirstOrThrow();
    expect((await staff.an.get(`/tham-dinh/${row.id}`)).status).toBe(404);
    expect((await press(staff.an, row.id, 'confirm')).status).toBe(404);
    expect(await stateOf(row.id)).toBeUndefined();
  });

  test('shows the sentence beside the statement, its sources and what others hold', async () => {
    const { words } = await staff.docgia.get(`/tham-dinh/${await newMatch()}`);
    for (const part of [
      QUOTE,
      'Đảo Thử thuộc chủ quyền của Việt Nam.',
      'Sách trắng về Đảo Thử',
      'Nước khác cũng nêu yêu sách',
      'Nội dung này còn ở đâu',
      'bên khác có quan điểm khác',
    ])
      expect(words).toContain(part);
  });
});

describe('rejection', () => {
  test('gives its reason, and feeds the never-flag set', async () => {
    const match = await newMatch();
    expect((await press(staff.an, match, 'reject', { 'ghi-chu': 'Bài dẫn lại' })).words).toContain(
      'Cần chọn lý do',
    );
    expect(
      (await press(staff.an, match, 'reject', { 'ly-do': 'reports', 'ghi-chu': 'Bài dẫn lại' })).status,
    ).toBe(303);
    expect(await listRejections(dashboard.db)).toContainEqual({
      statement: 'dao-thu',
      reason: 'reports',
      quote: QUOTE,
      language: 'vi',
      score: expect.closeTo(0.98),
    });
    expect((await press(staff.binh, match, 'confirm')).status).toBe(409);
  });

  test('is deleted with its sentence when its time is over, and the log keeps that it was', async () => {
    const match = await newMatch();
    await press(staff.an, match, 'reject', { 'ly-do': 'opinion', 'ghi-chu': 'Ý kiến' });
    const remove = (days: number) =>
      dashboard.db
        .transaction()
        .execute((trx) =>
          deleteRejected(trx, new Date(NOW.getTime() + days * 86_400_000), { userId: null, at: NOW }),
        );
    expect(await remove(0)).toBe(0);
    expect(await remove(1)).toBeGreaterThan(0);
    expect(await readReviewView(dashboard.db, match)).toBeUndefined();
    const { rows } = await sql<{
      text: string;
    }>`select string_agg(detail || action, '') as text from audit_log`.execute(dashboard.db);
    expect(rows[0]?.text).toContain('review.delete');
    expect(rows[0]?.text).not.toContain(QUOTE);
  });
});

test('an edited statement is looked at again by both', async () => {
  const match = await newMatch();
  const done = await newMatch();
  await press(staff.an, match, 'confirm');
  await press(staff.binh, match, 'confirm');
  await press(staff.an, done, 'reject', { 'ly-do': 'other', 'ghi-chu': 'x' });
  const edited = [
    { id: 'dao-thu', version: 2 },
    { id: 'khac', version: 9 },
  ];
  expect(await reopenEdited(dashboard.db, edited, NOW)).toBeGreaterThan(0);
  expect(await reopenEdited(dashboard.db, edited, NOW)).toBe(0);
  expect(await findReview(dashboard.db, match)).toMatchObject({
    state: 'needs-information',
    secondConfirmer: null,
  });
  expect(await stateOf(done)).toBe('rejected');
});

test("later articles are watched for the outlet's correction and for reposts without one", async () => {
  const { db } = dashboard;
  const story = await addStory(db, 'Một chuyện', 4, 3);
  const match = await newMatch('Báo Đã Sửa', story, 10);
  await addArticle(db, {
    title: 'Đính chính',
    outlet: 'Báo Đã Sửa',
    story,
    link: 'retraction',
    at: new Date('2026-11-12T00:00:00Z'),
  });
  await addArticle(db, {
    title: 'Nói khác',
    outlet: 'Báo Đã Sửa',
    at: new Date('2026-11-13T00:00:00Z'),
    claim: { quote: 'x', statement: 'dao-thu', verdict: 'supports' },
  });
  await addArticle(db, {
    title: 'Đăng lại',
    outlet: 'Báo Chưa Sửa',
    story,
    at: new Date('2026-11-11T00:00:00Z'),
    claim: { quote: QUOTE, statement: 'dao-thu' },
  });
  await addArticle(db, { title: 'Chuyện khác', outlet: 'Báo Đã Sửa', at: new Date('2026-11-14T00:00:00Z') });
  const view = await readReviewView(db, match);
  const signs = await readLaterSigns(db, view!, new Date('2026-11-11T00:00:00Z'));
  expect(signs.map((sign) => [sign.kind, sign.title])).toEqual([
    ['reposted', 'Đăng lại'],
    ['retraction', 'Đính chính'],
    ['rebuts', 'Nói khác'],
  ]);
  await db
    .updateTable('articles')
    .set({ text: 'Mở đầu.\nKết.', read_at: new Date('2026-11-15T00:00:00Z') })
    .where('id', '=', view!.article.id)
    .execute();
  expect((await readLaterSigns(db, view!, NOW)).map((sign) => sign.kind)).toContain('quote-gone');
});

test('every act is in the log, and the chain holds', async () => {
  const match = await newMatch();
  await press(staff.an, match, 'confirm');
  expect((await staff.binh.get(`/tham-dinh/${match}`)).words).toContain('Cán bộ an: Xác nhận nội dung');
  await expect(
    dashboard.db.transaction().execute(async (trx) => {
      await actOnMatch(trx, match, { kind: 'confirm' }, { userId: staff.ids.binh, at: NOW }, 1);
      throw new Error('the transaction fails');
    }),
  ).rejects.toThrow('the transaction fails');
  expect(await stateOf(match)).toBe('confirmed-once');
  expect(await verifyAudit(dashboard.db)).toMatchObject({ ok: true });
});
