import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimMatch } from '../../db/model/index.ts';
import { saveClaimMatches } from '../../db/queries/assessments.ts';
import { releaseHeld } from '../../db/queries/held-matches.ts';
import { listQueue } from '../../db/queries/review-queue.ts';
import { NOW, type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { addArticle } from '../testing/sample.ts';

let dashboard: TestDashboard;
let staff: Staff;
beforeAll(async () => {
  dashboard = await testDashboard();
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

let articles = 0;
/** A flag as the check stage stores it, in an article of its own; its number. */
async function flag(quote: string, score: number, now = NOW): Promise<number> {
  articles += 1;
  const articleId = await addArticle(dashboard.db, { title: `Bài ${articles}`, text: quote });
  await store(articleId, quote, score, now);
  const { id } = await dashboard.db
    .selectFrom('claim_matches')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow();
  return id;
}
async function store(articleId: number, quote: string, score: number, now = NOW): Promise<void> {
  const match: ClaimMatch = {
    statement: 'dao-thu',
    verdict: 'contradicts',
    score,
    quote,
    start: 0,
    end: quote.length,
    why: ['owner:cn'],
  };
  await dashboard.db.transaction().execute((trx) => saveClaimMatches(trx, articleId, [match], now));
}
const heldOf = async (id: number) =>
  (
    await dashboard.db
      .selectFrom('claim_matches')
      .select('held')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).held;
const reject = (id: number, reason = 'misread') =>
  staff.an.post(`/tham-dinh/${id}/reject`, { 'luan-cu': '1', 'ly-do': reason, 'ghi-chu': 'Máy đọc sai' });
const queued = async (held = false) =>
  (await listQueue(dashboard.db, { states: ['new', 'rejected'], held }, { limit: 100, offset: 0 })).items.map(
    (item) => item.matchId,
  );

test('a rejected sentence is not put before people again when it is reprinted', async () => {
  const first = await flag('Đảo Thử, theo lời ông ấy, là của nước khác.', 0.95);
  expect((await reject(first)).status).toBe(303);
  const reprint = await flag('ĐẢO THỬ, theo lời ông ấy, là của nước khác.', 0.95);
  expect(await heldOf(reprint)).toBe('rejected-before');
  expect(await queued()).not.toContain(reprint);
  expect(await queued(true)).toEqual([reprint]);
  const page = await staff.docgia.get('/tham-dinh?trang-thai=tam-giu');
  expect(page.words).toContain('Câu này đã bị từ chối trước đây');
  expect((await staff.docgia.get('/tham-dinh')).words).toContain('Tạm giữ: 1');

  // The same words against another statement, and other words against this one, are asked about.
  expect(await heldOf(await flag('Đảo Thử đương nhiên là của nước khác.', 0.95))).toBeNull();
});

test('a statement that was at fault teaches nothing about the sentence', async () => {
  const wrong = await flag('Đảo Thử cũ là của nước khác.', 0.8);
  await reject(wrong, 'statement-wrong');
  expect(await heldOf(await flag('Đảo Thử cũ là của nước khác.', 0.8))).toBeNull();
});

test('rejections raise the threshold, confirmations lower it, and time forgets', async () => {
  for (const number of [1, 2, 3]) await reject(await flag(`Đảo Thử ${number} thuộc nước khác.`, 0.78));
  const low = await flag('Đảo Thử nhỏ thuộc nước khác.', 0.78);
  const plain = await flag('Đảo Thử lớn là lãnh thổ của nước khác.', 0.95);
  expect(await heldOf(low)).toBe('threshold');
  expect(await heldOf(plain)).toBeNull();
  const words = (await staff.docgia.get('/tham-dinh')).words;
  expect(words).toContain('Quyết định của cán bộ và ngưỡng của máy');
  expect(words).toContain('4 câu bị từ chối vì máy đọc sai. Câu có điểm dưới 79% được tạm giữ.');
  expect((await staff.docgia.get(`/tham-dinh/${plain}`)).words).toContain('Câu có điểm dưới 79%');

  // The stage runs again over the same article: it stays where it is.
  const { article_id: articleId } = await dashboard.db
    .selectFrom('claim_matches')
    .select('article_id')
    .where('id', '=', low)
    .executeTakeFirstOrThrow();
  await store(articleId, 'Đảo Thử nhỏ thuộc nước khác.', 0.78);
  expect(await heldOf(low)).toBe('threshold');
  expect(await releaseHeld(dashboard.db, NOW)).toBe(0);

  const right = await flag('Đảo Thử xa thuộc hẳn về nước khác.', 0.78);
  expect(await heldOf(right)).toBe('threshold');
  for (const officer of [staff.an, staff.binh])
    expect((await officer.post(`/tham-dinh/${right}/confirm`, { 'luan-cu': '1' })).status).toBe(303);
  // Taken up by a person, it is in the queue whatever the threshold.
  expect(await heldOf(right)).toBeNull();
  expect(await releaseHeld(dashboard.db, NOW)).toBe(1);
  expect(await heldOf(low)).toBeNull();

  const later = new Date(NOW.getTime() + 91 * 86_400_000);
  expect(await heldOf(await flag('Đảo Thử, theo lời ông ấy, là của nước khác.', 0.95, later))).toBeNull();
});
