import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '../../db/queries/audit.ts';
import { closeCase, openCase } from '../../db/queries/cases.ts';
import { readCase } from '../../db/queries/cases-list.ts';
import { type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { sampleLocality } from '../testing/locality.ts';
import { addArticle } from '../testing/sample.ts';

const major = { id: 'major-event', name: 'Vụ việc lớn', basis: 'Điều 7 khoản 3' };
const office = sampleLocality({
  clocks: [...sampleLocality().clocks, { ...major, amount: 24, unit: 'hours' }],
});
let dashboard: TestDashboard;
let staff: Staff;

beforeAll(async () => {
  dashboard = await testDashboard({ localities: [office] });
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

/** Opens a case as an editor would, from its article's page; returns its number. */
async function opened(fields: Record<string, string> = {}): Promise<number> {
  const article = await addArticle(dashboard.db, { title: 'Đường thôn hỏng, dân phản ánh' });
  expect((await staff.bientap.get(`/tin-bai/${article}`)).words).toContain('Mở vụ việc từ bài này');
  const seen = await staff.bientap.post('/vu-viec/moi', {
    bai: String(article),
    'nguon-goc': 'press-report',
    ...fields,
  });
  expect(seen.status).toBe(303);
  return Number(/\/vu-viec\/(\d+)/.exec(seen.location ?? '')?.[1]);
}

test('a case goes from its article to its result, each step in the log', async () => {
  const id = await opened();
  const { bientap } = staff;
  expect((await bientap.get('/vu-viec')).words).toContain('Đường thôn hỏng');
  const steps = [
    ['giao', { 'don-vi': 'van-hoa' }],
    ['tra-loi', { so: '12/UBND-VP', ngay: '2026-11-20' }],
    ['ket-qua', { loai: 'correction', 'dia-chi': 'https://bao.example/cai-chinh' }],
    ['xong', { 'ket-qua': 'Đã sửa đường, báo đã cải chính.' }],
  ] as const;
  for (const [act, fields] of steps)
    expect((await bientap.post(`/vu-viec/${id}/${act}`, fields)).status).toBe(303);
  const { words } = await bientap.get(`/vu-viec/${id}`);
  for (const part of ['Phòng Văn hóa – Xã hội', '12/UBND-VP', 'Báo cải chính', 'Đã sửa đường'])
    expect(words).toContain(part);
  expect((await readCase(dashboard.db, id))?.case.state).toBe('closed');
  const log = await listAudit(dashboard.db, { subject: `case:${id}`, limit: 10 });
  expect(log.map((entry) => entry.action).toReversed()).toEqual([
    'case.open',
    'case.assign',
    'case.answer',
    'case.outcome',
    'case.close',
  ]);
  expect((await bientap.get('/vu-viec?xong=1')).words).toContain('Đường thôn hỏng');
});

test.each([
  ['giao', { 'don-vi': 'khong-co' }],
  ['tra-loi', { so: '' }],
  ['tra-loi', { so: '1', ngay: '2027-01-01' }],
  ['ket-qua', { loai: 'correction', 'dia-chi': 'javascript:alert(1)' }],
  ['xong', { 'ket-qua': ' ' }],
])('%s with %j is refused in words and changes nothing', async (act, fields) => {
  const id = await opened();
  const seen = await staff.bientap.post(`/vu-viec/${id}/${act}`, fields);
  expect(seen.status).toBe(422);
  expect(seen.text).toContain('role="alert"');
  expect((await readCase(dashboard.db, id))?.events).toHaveLength(1);
});

test('a case that was closed in time says so, days after its limit', async () => {
  const startedAt = new Date('2026-11-16T02:00:00Z');
  const articleId = await addArticle(dashboard.db, { title: 'Chợ cháy' });
  const found = await openCase(
    dashboard.db,
    office,
    { articleId, origin: 'press-report', desk: null, clock: 'major-event', startedAt },
    startedAt,
  );
  expect((await staff.bientap.get(`/vu-viec/${found!.id}`)).words).toContain('Quá hạn, quá hạn 4 ngày');
  await closeCase(dashboard.db, found!.id, 'Đã dập tắt', new Date('2026-11-16T05:00:00Z'));
  const { words } = await staff.bientap.get(`/vu-viec/${found!.id}`);
  expect(words).toContain('Đã kết thúc Đúng hạn');
  expect(words).not.toContain('Quá hạn');
});

test('a reader sees cases and changes none', async () => {
  const id = await opened({ 'don-vi': 'van-hoa' });
  const { text } = await staff.docgia.get(`/vu-viec/${id}`);
  expect(text).not.toContain(`action="/vu-viec/${id}`);
  expect((await staff.docgia.post(`/vu-viec/${id}/xong`, { 'ket-qua': 'x' })).status).toBe(403);
  expect((await staff.docgia.post('/vu-viec/moi', { bai: '1', 'nguon-goc': 'press-report' })).status).toBe(
    403,
  );
  expect((await readCase(dashboard.db, id))?.case.state).toBe('assigned');
});

test('a case of nothing is not opened', async () => {
  await staff.bientap.get('/tai-khoan/cua-toi');
  expect(
    (await staff.bientap.post('/vu-viec/moi', { bai: '99999999', 'nguon-goc': 'press-report' })).status,
  ).toBe(404);
  expect((await staff.bientap.post('/vu-viec/moi', { bai: '1', 'nguon-goc': 'gì đó' })).status).toBe(422);
  expect((await staff.bientap.get('/vu-viec/99999999')).status).toBe(404);
});
