import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../db/queries/audit.ts';
import { actOnMatch, deleteRejected, findReview, reopenForStatement } from '../../db/queries/review.ts';
import { listQueue, listRejections } from '../../db/queries/review-queue.ts';
import { readLaterSigns, readReviewView } from '../../db/queries/review-view.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { createDashboard, type ServedDashboard, serveDashboard } from '../server.ts';
import type { Browser } from '../testing/browser.ts';
import { sampleLocality } from '../testing/locality.ts';
import { addArticle, addStory } from '../testing/sample.ts';
import { addOfficer, loggedIn } from '../testing/staff.ts';
import { sampleStatement } from '../testing/statement.ts';

const NOW = new Date('2026-11-21T01:00:00Z');
const QUOTE = 'Đảo Thử từ lâu là của nước khác.';
const statement = sampleStatement();

let fresh: FreshDatabase;
let served: ServedDashboard;
let [an, binh, docgia]: [Browser, Browser, Browser] = [] as never;
const ids: Record<string, number> = {};

beforeAll(async () => {
  fresh = await freshDatabase();
  for (const [login, role] of [
    ['an', 'reviewer'],
    ['binh', 'reviewer'],
    ['docgia', 'reader'],
  ] as const)
    ids[login] = await addOfficer(fresh.db, login, role, NOW);
  const app = createDashboard({
    db: fresh.db,
    localities: [sampleLocality()],
    now: () => NOW,
    version: '0',
    accounts: true,
    statements: [statement],
  });
  served = await serveDashboard(app, { port: 0 });
  [an, binh, docgia] = await Promise.all([
    loggedIn(served.url, 'an'),
    loggedIn(served.url, 'binh'),
    loggedIn(served.url, 'docgia'),
  ]);
});
afterAll(async () => {
  await served.close();
  await fresh.drop();
});

/** A new match, and its number. */
async function newMatch(outlet = 'Tin Đảo Xa', story?: number, day = 20): Promise<number> {
  const articleId = await addArticle(fresh.db, {
    title: 'Chuyện đảo xa',
    text: `Mở đầu.\n${QUOTE}\nKết.`,
    outlet,
    at: new Date(`2026-11-${String(day).padStart(2, '0')}T02:00:00Z`),
    claim: { quote: QUOTE, statement: statement.id },
    ...(story ? { story } : {}),
  });
  const row = await fresh.db
    .selectFrom('claim_matches')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow();
  return row.id;
}

const stateOf = async (match: number) => (await findReview(fresh.db, match))?.state;
const press = (browser: Browser, match: number, act: string, fields: Record<string, string> = {}) =>
  browser.post(`/tham-dinh/${match}/${act}`, { 'luan-cu': '1', ...fields });

describe('two people', () => {
  test('confirm one after the other, never one alone', async () => {
    const match = await newMatch();
    expect((await an.get(`/tham-dinh/${match}`)).words).toContain('Xác nhận (người thứ nhất)');
    expect((await press(an, match, 'confirm')).status).toBe(303);
    expect(await stateOf(match)).toBe('confirmed-once');
    const again = await press(an, match, 'confirm');
    expect(again.status).toBe(409);
    expect(again.words).toContain('Cần một người khác');
    expect(await stateOf(match)).toBe('confirmed-once');
    expect((await binh.get(`/tham-dinh/${match}`)).words).toContain('Xác nhận (người thứ hai)');
    expect((await press(binh, match, 'confirm')).status).toBe(303);
    expect(await findReview(fresh.db, match)).toMatchObject({
      state: 'confirmed-twice',
      firstConfirmer: ids.an,
      secondConfirmer: ids.binh,
    });
  });

  test('who press at once count as one each', async () => {
    const match = await newMatch();
    const both = await Promise.all([press(an, match, 'confirm'), press(an, match, 'confirm')]);
    expect(both.map((seen) => seen.status).toSorted()).toEqual([303, 409]);
    expect(await stateOf(match)).toBe('confirmed-once');
  });

  test('what is still asked for takes the confirmations back', async () => {
    const match = await newMatch();
    await press(an, match, 'confirm');
    expect((await press(binh, match, 'ask', { 'ghi-chu': '' })).status).toBe(409);
    expect((await press(binh, match, 'ask', { 'ghi-chu': 'Cần bản gốc của bài' })).status).toBe(303);
    expect(await findReview(fresh.db, match)).toMatchObject({
      state: 'needs-information',
      firstConfirmer: null,
    });
    expect((await an.get(`/tham-dinh/${match}`)).words).toContain('Cần bản gốc của bài');
    expect((await press(binh, match, 'confirm')).status).toBe(303);
    expect((await press(binh, match, 'confirm')).status).toBe(409);
  });

  test('a reader looks and does not decide', async () => {
    const match = await newMatch();
    expect((await docgia.get(`/tham-dinh/${match}`)).text).not.toContain('<form class="stack"');
    for (const act of ['confirm', 'reject', 'ask'])
      expect((await press(docgia, match, act, { 'ghi-chu': 'x', 'ly-do': 'other' })).status).toBe(403);
    expect(await stateOf(match)).toBeUndefined();
  });

  test('no step is skipped', async () => {
    const match = await newMatch();
    for (const act of ['answer', 'correct', 'close', 'recall', 'sendpacket'])
      expect((await press(an, match, act, { 'ghi-chu': 'x' })).status).toBe(409);
    expect(await stateOf(match)).toBeUndefined();
  });

  test('a statement that was edited meanwhile is looked at first', async () => {
    const match = await newMatch();
    expect((await press(an, match, 'confirm', { 'luan-cu': '0' })).words).toContain('Luận cứ vừa được sửa');
  });
});

describe('the database', () => {
  let match: number;
  const set = (change: string) =>
    sql.raw(`update claim_reviews set ${change} where match_id = ${match}`).execute(fresh.db);
  beforeEach(async () => {
    match = await newMatch();
    await sql
      .raw(
        `insert into claim_reviews (match_id, statement_version, state, opened_at, changed_at) values (${match}, 1, 'new', now(), now())`,
      )
      .execute(fresh.db);
  });

  test.each([
    [
      'both confirmers at once',
      () => `state = 'confirmed-twice', first_confirmer = ${ids.an}, second_confirmer = ${ids.binh}`,
    ],
    [
      'one person twice',
      () => `state = 'confirmed-twice', first_confirmer = ${ids.an}, second_confirmer = ${ids.an}`,
    ],
    ['nobody', () => `state = 'confirmed-twice'`],
    ['a packet straight away', () => `state = 'packet-sent'`],
    ['a reader as confirmer', () => `state = 'confirmed-once', first_confirmer = ${ids.docgia}`],
    ['somebody unknown', () => `state = 'confirmed-once', first_confirmer = 999999`],
    ['a rejection without a reason', () => `state = 'rejected'`],
    ['a confirmer on a new review', () => `first_confirmer = ${ids.an}`],
  ])('refuses %s', async (_name, change) => {
    await expect(set(change())).rejects.toThrow();
    expect(await stateOf(match)).toBe('new');
  });

  test('refuses to put the first confirmer in the second place, or to swap the first', async () => {
    await set(`state = 'confirmed-once', first_confirmer = ${ids.an}`);
    await expect(set(`state = 'confirmed-twice', second_confirmer = ${ids.an}`)).rejects.toThrow(
      /two_different_people/,
    );
    await expect(
      set(`state = 'confirmed-twice', first_confirmer = ${ids.binh}, second_confirmer = ${ids.an}`),
    ).rejects.toThrow();
    await set(`state = 'confirmed-twice', second_confirmer = ${ids.binh}`);
  });

  test('refuses a review that begins confirmed', async () => {
    const other = await newMatch();
    await expect(
      sql
        .raw(
          `insert into claim_reviews (match_id, statement_version, state, first_confirmer, opened_at, changed_at) values (${other}, 1, 'confirmed-once', ${ids.an}, now(), now())`,
        )
        .execute(fresh.db),
    ).rejects.toThrow(/begins as new/);
  });
});

describe('the queue', () => {
  test('puts the widest spread first, then the longest wait', async () => {
    const wide = await addStory(fresh.db, 'Nhiều báo đưa', 5, 5);
    const [late, early, spread] = [
      await newMatch('Báo Muộn', undefined, 19),
      await newMatch('Báo Sớm', undefined, 1),
      await newMatch('Báo Rộng', wide, 18),
    ];
    const { items } = await listQueue(fresh.db, { states: ['new'] }, { limit: 100, offset: 0 });
    const order = items.map((item) => item.matchId);
    expect(order[0]).toBe(spread);
    expect(order.indexOf(early)).toBeLessThan(order.indexOf(late));
    const seen = await docgia.get('/tham-dinh');
    expect(seen.words).toContain('chưa ai kết luận');
    expect(seen.words).toContain('5 báo cùng đưa');
  });

  test('holds contradictions only', async () => {
    const articleId = await addArticle(fresh.db, {
      title: 'Dẫn lại',
      claim: { quote: 'Mở', verdict: 'reports' },
    });
    const row = await fresh.db
      .selectFrom('claim_matches')
      .select('id')
      .where('article_id', '=', articleId)
      .executeTakeFirstOrThrow();
    expect((await an.get(`/tham-dinh/${row.id}`)).status).toBe(404);
    expect((await press(an, row.id, 'confirm')).status).toBe(404);
    expect(await stateOf(row.id)).toBeUndefined();
  });

  test('shows the sentence beside the statement, its sources and what others hold', async () => {
    const { words } = await docgia.get(`/tham-dinh/${await newMatch()}`);
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
    expect((await press(an, match, 'reject', { 'ghi-chu': 'Bài dẫn lại' })).words).toContain(
      'Cần chọn lý do',
    );
    expect((await press(an, match, 'reject', { 'ly-do': 'reports', 'ghi-chu': 'Bài dẫn lại' })).status).toBe(
      303,
    );
    expect(await listRejections(fresh.db)).toContainEqual({
      statement: 'dao-thu',
      reason: 'reports',
      quote: QUOTE,
      language: 'vi',
      score: expect.closeTo(0.98),
    });
    expect((await press(binh, match, 'confirm')).status).toBe(409);
  });

  test('is deleted with its sentence when its time is over, and the log keeps that it was', async () => {
    const match = await newMatch();
    await press(an, match, 'reject', { 'ly-do': 'opinion', 'ghi-chu': 'Ý kiến' });
    const remove = (days: number) =>
      fresh.db
        .transaction()
        .execute((trx) =>
          deleteRejected(trx, new Date(NOW.getTime() + days * 86_400_000), { userId: null, at: NOW }),
        );
    expect(await remove(0)).toBe(0);
    expect(await remove(1)).toBeGreaterThan(0);
    expect(await readReviewView(fresh.db, match)).toBeUndefined();
    const { rows } = await sql<{
      text: string;
    }>`select string_agg(detail || action, '') as text from audit_log`.execute(fresh.db);
    expect(rows[0]?.text).toContain('review.delete');
    expect(rows[0]?.text).not.toContain(QUOTE);
  });
});

test('an edited statement is looked at again by both', async () => {
  const match = await newMatch();
  const done = await newMatch();
  await press(an, match, 'confirm');
  await press(binh, match, 'confirm');
  await press(an, done, 'reject', { 'ly-do': 'other', 'ghi-chu': 'x' });
  await fresh.db.transaction().execute((trx) => reopenForStatement(trx, { id: 'dao-thu', version: 2 }, NOW));
  expect(await findReview(fresh.db, match)).toMatchObject({
    state: 'needs-information',
    secondConfirmer: null,
  });
  expect(await stateOf(done)).toBe('rejected');
});

test("later articles are watched for the outlet's correction and for reposts without one", async () => {
  const { db } = fresh;
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
  await press(an, match, 'confirm');
  expect((await binh.get(`/tham-dinh/${match}`)).words).toContain('Cán bộ an: Xác nhận nội dung');
  await expect(
    fresh.db.transaction().execute(async (trx) => {
      await actOnMatch(trx, match, { kind: 'confirm' }, { userId: ids.binh!, at: NOW }, 1);
      throw new Error('the transaction fails');
    }),
  ).rejects.toThrow('the transaction fails');
  expect(await stateOf(match)).toBe('confirmed-once');
  expect(await verifyAudit(fresh.db)).toMatchObject({ ok: true });
});
