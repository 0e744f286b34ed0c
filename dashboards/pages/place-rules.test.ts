import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeRulesOf } from '../../db/queries/place-rules.ts';
import { NOW, type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { addArticle } from '../testing/sample.ts';

let dashboard: TestDashboard;
let staff: Staff;
beforeAll(async () => {
  dashboard = await testDashboard();
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

/** An article that names "Bình Thành", of which there are several; the locator asks. */
async function askedArticle(outlet: string): Promise<number> {
  const { db } = dashboard;
  const id = await addArticle(db, { title: 'Bình Thành vào mùa', text: 'Một bài.', outlet });
  const places = ['Đồng Tháp', 'Thái Nguyên'].map((province) => ({
    article_id: id,
    start_at: 0,
    end_at: 10,
    name: 'Bình Thành',
    level: 'commune' as const,
    commune: 'Bình Thành',
    province,
    place_key: `${province}/Bình Thành`,
    confidence: 0.4,
    signals: ['asked'],
  }));
  await db.insertInto('mentions').values(places).execute();
  await db
    .insertInto('stage_marks')
    .values({ stage: 'locate', subject_id: id, state: 'done', marked_at: NOW })
    .execute();
  return id;
}

test('an answer is remembered for the outlet, and the article is read for places again', async () => {
  const id = await askedArticle('Báo Hỏi');
  const { text } = await staff.bientap.get(`/tin-bai/${id}`);
  expect(text).toContain('“Bình Thành” trong Báo Hỏi là');
  expect(text).toContain('Bình Thành, Thái Nguyên');
  const answer = { ten: 'Bình Thành', o: 'la-0', 'la-0': 'Thái Nguyên/Bình Thành' };
  expect((await staff.bientap.post(`/tin-bai/${id}/dia-danh`, answer)).status).toBe(303);
  const rules = await placeRulesOf(dashboard.db, ['Báo Hỏi', 'Báo Khác']);
  expect(rules.get('Báo Hỏi')).toEqual([
    {
      outlet: 'Báo Hỏi',
      name: 'bình thành',
      unit: { name: 'Bình Thành', level: 'commune', commune: 'Bình Thành', province: 'Thái Nguyên' },
    },
  ]);
  expect(rules.has('Báo Khác')).toBe(false);
  const marks = dashboard.db.selectFrom('stage_marks').selectAll().where('subject_id', '=', id);
  expect(await marks.execute()).toEqual([]);
  const none = { ...answer, 'la-0': '-' };
  expect((await staff.bientap.post(`/tin-bai/${id}/dia-danh`, none)).status).toBe(303);
  expect((await placeRulesOf(dashboard.db, ['Báo Hỏi'])).get('Báo Hỏi')?.[0]?.unit).toBeNull();
});

test.each([
  ['a name that nobody asked about', { ten: 'Hà Nội', o: 'la-0', 'la-0': '-' }],
  ['a place that was not thought of', { ten: 'Bình Thành', o: 'la-0', 'la-0': 'Hà Nội' }],
  ['no answer', { ten: 'Bình Thành', o: 'la-0', 'la-0': '' }],
])('%s is refused', async (_name, answer) => {
  const id = await askedArticle('Báo Chưa Rõ');
  await staff.bientap.get(`/tin-bai/${id}`);
  expect((await staff.bientap.post(`/tin-bai/${id}/dia-danh`, answer)).status).toBe(422);
  expect((await staff.docgia.get(`/tin-bai/${id}`)).text).not.toContain('/dia-danh');
  expect(await placeRulesOf(dashboard.db, ['Báo Chưa Rõ'])).toEqual(new Map());
});
