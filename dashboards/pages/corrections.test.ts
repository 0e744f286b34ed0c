import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveAssessment } from '../../db/queries/assessments.ts';
import { listCorrections } from '../../db/queries/corrections.ts';
import { NOW, type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { addArticle } from '../testing/sample.ts';

let dashboard: TestDashboard;
let staff: Staff;
beforeAll(async () => {
  dashboard = await testDashboard();
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

const article = (title: string) =>
  addArticle(dashboard.db, { title, tone: 'neutral', unsure: true, topics: ['society'] });

test("an officer's answer stands for the model's, outlasts its next reading, and is a label", async () => {
  const id = await article('Đường hỏng đã lâu chưa sửa');
  const { bientap } = staff;
  expect((await bientap.get('/tin-bai?can-xem=1')).words).toContain('Đường hỏng');
  await bientap.get(`/tin-bai/${id}`);
  const fields = {
    'sac-thai': 'negative',
    'linh-vuc-1': 'transport',
    'linh-vuc-2': 'transport',
    'linh-vuc-3': '',
  };
  expect((await bientap.post(`/tin-bai/${id}/phan-loai`, fields)).status).toBe(303);
  const corrected = async () => {
    const { words } = await bientap.get(`/tin-bai?sac-thai=negative&linh-vuc=transport`);
    expect(words).toContain('Đường hỏng');
    expect((await bientap.get('/tin-bai?can-xem=1')).words).not.toContain('Đường hỏng');
  };
  await corrected();
  const model = {
    topics: [{ code: 'economy', score: 0.9 }],
    tone: 'positive',
    toneScore: 0.9,
    unsure: true,
    model: 'm-2',
  } as const;
  await dashboard.db.transaction().execute((trx) => saveAssessment(trx, id, model, 'Chi Lăng', NOW));
  await corrected();
  expect(await listCorrections(dashboard.db)).toEqual([
    expect.objectContaining({
      kind: 'tone',
      labels: ['negative'],
      title: 'Đường hỏng đã lâu chưa sửa',
      target: 'Chi Lăng',
    }),
    expect.objectContaining({ kind: 'topics', labels: ['transport'] }),
  ]);
});

test('a reader corrects nothing, and nothing is no correction', async () => {
  const id = await article('Bài khác');
  expect((await staff.docgia.get(`/tin-bai/${id}`)).text).not.toContain('phan-loai');
  expect((await staff.docgia.post(`/tin-bai/${id}/phan-loai`, { 'sac-thai': 'negative' })).status).toBe(403);
  await staff.bientap.get(`/tin-bai/${id}`);
  expect(
    (await staff.bientap.post(`/tin-bai/${id}/phan-loai`, { 'sac-thai': 'x', 'linh-vuc-1': 'y' })).status,
  ).toBe(422);
  expect((await staff.bientap.post('/tin-bai/999999/phan-loai', { 'sac-thai': 'negative' })).status).toBe(
    404,
  );
});
