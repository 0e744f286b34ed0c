import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '../../db/queries/audit.ts';
import { countPressConferences, listPressConferences } from '../../db/queries/press-conferences.ts';
import { type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { sampleLocality } from '../testing/locality.ts';

let dashboard: TestDashboard;
let staff: Staff;
const place = sampleLocality().id;

beforeAll(async () => {
  dashboard = await testDashboard();
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

test('an editor notes a press conference, which the report of its days counts, and takes a wrong note back', async () => {
  const { bientap } = staff;
  expect((await bientap.get('/bao-cao')).text).toContain('href="/hop-bao');
  const fields = { ngay: '2026-11-20', 'noi-dung': 'Kết quả <Lễ hội>' };
  expect((await bientap.post('/hop-bao/moi', fields)).status).toBe(303);
  const { text } = await bientap.get('/hop-bao');
  expect(text).toContain('20/11/2026');
  expect(text).toContain('Kết quả &lt;Lễ hội&gt;');
  expect(await countPressConferences(dashboard.db, place, '2026-11-20', '2026-11-20')).toBe(1);
  expect(await countPressConferences(dashboard.db, place, '2026-11-21', '2026-12-14')).toBe(0);

  const [held] = await listPressConferences(dashboard.db, place, 10);
  expect((await bientap.post(`/hop-bao/${held!.id}/xoa`, {})).status).toBe(303);
  expect((await bientap.post(`/hop-bao/${held!.id}/xoa`, {})).status).toBe(404);
  expect(await listPressConferences(dashboard.db, place, 10)).toEqual([]);
  const log = await listAudit(dashboard.db, { subject: `conference:${held!.id}`, limit: 10 });
  expect(log.map(({ action, detail }) => [action, detail])).toEqual(
    ['conference.remove', 'conference.add'].map((action) => [
      action,
      { heldOn: '2026-11-20', subject: 'Kết quả <Lễ hội>' },
    ]),
  );
});

test.each([
  ['a coming day', { ngay: '2026-11-22', 'noi-dung': 'Sắp họp' }],
  ['no day', { ngay: '31/02/2026', 'noi-dung': 'Đã họp' }],
  ['no subject', { ngay: '2026-11-20', 'noi-dung': '  ' }],
])('%s is refused in words', async (_, fields) => {
  await staff.bientap.get('/hop-bao');
  const seen = await staff.bientap.post('/hop-bao/moi', fields);
  expect(seen.status).toBe(422);
  expect(seen.text).toContain('role="alert"');
  expect(await listPressConferences(dashboard.db, place, 10)).toEqual([]);
});

test('a reader sees the list and changes nothing', async () => {
  expect((await staff.docgia.get('/hop-bao')).text).not.toContain('action="/hop-bao');
  const fields = { ngay: '2026-11-20', 'noi-dung': 'Đã họp' };
  expect((await staff.docgia.post('/hop-bao/moi', fields)).status).toBe(403);
  expect((await staff.docgia.post('/hop-bao/1/xoa', {})).status).toBe(403);
});
