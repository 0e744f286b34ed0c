import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../../db/queries/audit.ts';
import { closeCase, openCase } from '../../db/queries/cases.ts';
import { openCases, readCase } from '../../db/queries/cases-list.ts';
import { NOW, type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { sampleLocality } from '../testing/locality.ts';
import { addArticle } from '../testing/sample.ts';
import { addOfficer, withSession } from '../testing/staff.ts';

const major = { id: 'major-event', name: 'Vụ việc lớn', basis: 'Điều 7 khoản 3' };
const office = sampleLocality({
  clocks: [...sampleLocality().clocks, { ...major, amount: 24, unit: 'hours' }],
});
let dashboard: TestDashboard;
let staff: Staff;
/** Saturday 21 November, 08:00 in Suối Thử, until a test says otherwise. */
let now = NOW;

beforeAll(async () => {
  dashboard = await testDashboard({ localities: [office], now: () => now });
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());
afterEach(() => {
  now = NOW;
});

const at = (text: string): Date => new Date(`${text}+07:00`);
const caseOf = async (id: number) => (await readCase(dashboard.db, id))?.case;

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
  ['tra-loi', { so: '1', ngay: '2026-11-22' }],
  ['tra-loi', { so: '1', ngay: '2026-11-21', gio: '08:01' }],
  ['tra-loi', { so: '1', gio: '07:30' }],
  ['thoi-han', { 'thoi-han': 'khong-co', 'tinh-tu': '2026-11-20T08:00' }],
  ['thoi-han', { 'thoi-han': 'major-event', 'tinh-tu': '' }],
  ['thoi-han', { 'thoi-han': 'major-event', 'tinh-tu': '2026-11-21T08:01' }],
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
  const clock = { 'thoi-han': 'major-event', 'tinh-tu': '2026-11-20T08:00' };
  expect((await staff.docgia.post(`/vu-viec/${id}/thoi-han`, clock)).status).toBe(403);
  expect((await caseOf(id))?.clock).toBeNull();
  expect((await staff.docgia.post('/vu-viec/moi', { bai: '1', 'nguon-goc': 'press-report' })).status).toBe(
    403,
  );
  expect((await readCase(dashboard.db, id))?.case.state).toBe('assigned');
});

describe('the clock of a case', () => {
  test('runs from receipt: a letter of Monday that is entered on Saturday has Monday’s limit', async () => {
    const id = await opened({ 'thoi-han': 'major-event', 'tiep-nhan': '2026-11-16T09:30' });
    expect(await caseOf(id)).toMatchObject({
      startedAt: at('2026-11-16T09:30:00'),
      dueAt: at('2026-11-17T09:30:00'),
      openedAt: NOW,
    });
    const [entry] = await listAudit(dashboard.db, { subject: `case:${id}`, limit: 1 });
    expect(entry?.detail).toMatchObject({ clock: 'major-event', start: '2026-11-16T02:30:00.000Z' });
  });

  test('runs from the click where nobody says when it was received', async () => {
    const id = await opened({ 'thoi-han': 'major-event', 'tiep-nhan': '' });
    expect(await caseOf(id)).toMatchObject({ startedAt: NOW, dueAt: at('2026-11-22T08:00:00') });
  });

  test.each(['2026-11-21T08:01', '16/11/2026'])(
    'received at %j is refused, no case is opened',
    async (text) => {
      const article = await addArticle(dashboard.db, { title: 'Cầu hỏng' });
      const seen = await staff.bientap.post('/vu-viec/moi', {
        bai: String(article),
        'nguon-goc': 'press-report',
        'tiep-nhan': text,
      });
      expect(seen.status).toBe(422);
      expect(seen.words).toContain('Lúc tiếp nhận chưa đúng');
      expect((await openCases(dashboard.db, office.id)).map((item) => item.articleId)).not.toContain(article);
    },
  );

  test('is set and corrected on its page, with what it was before in the log', async () => {
    now = at('2026-11-21T08:00:37');
    const id = await opened();
    const form = (await staff.bientap.get(`/vu-viec/${id}`)).text;
    expect(form).toContain('type="datetime-local" id="tinh-tu" name="tinh-tu" value="2026-11-21T08:00"');
    // Only its kind: the start keeps its seconds. Then only its start. Then none.
    const steps = [
      ['major-event', '2026-11-21T08:00', now, at('2026-11-22T08:00:37')],
      ['major-event', '2026-11-18T16:45', at('2026-11-18T16:45:00'), at('2026-11-19T16:45:00')],
      ['', '2026-11-18T16:45', at('2026-11-18T16:45:00'), null],
    ] as const;
    for (const [clock, start, startedAt, dueAt] of steps) {
      const fields = { 'thoi-han': clock, 'tinh-tu': start };
      expect((await staff.bientap.post(`/vu-viec/${id}/thoi-han`, fields)).status).toBe(303);
      expect(await caseOf(id)).toMatchObject({ clock: clock || null, startedAt, dueAt });
    }
    const { words } = await staff.bientap.get(`/vu-viec/${id}`);
    expect(words).toContain('Đặt hoặc sửa thời hạn: Vụ việc lớn');
    expect(words).toContain('Đặt hoặc sửa thời hạn: Không quy định thời hạn');
    const log = await listAudit(dashboard.db, { subject: `case:${id}`, limit: 10 });
    expect(log.map((entry) => entry.action)).toEqual(['case.clock', 'case.clock', 'case.clock', 'case.open']);
    expect(log[1]?.detail).toEqual({
      clock: 'major-event',
      start: at('2026-11-18T16:45:00').toISOString(),
      before: now.toISOString(),
    });
    const admin = await withSession(
      dashboard.db,
      dashboard.url,
      await addOfficer(dashboard.db, 'quantri', 'administrator', NOW),
      NOW,
    );
    expect((await admin.get('/nhat-ky')).words).toContain(
      `Đặt hoặc sửa thời hạn vụ việc case:${id} thời hạn: major-event, tính từ: 18/11/2026 16:45, trước đó tính từ: 21/11/2026 08:00`,
    );
  });

  test('is not changed by a form without the token, nor once the case is closed', async () => {
    const id = await opened();
    const fields = { 'thoi-han': 'major-event', 'tinh-tu': '2026-11-20T08:00' };
    const made = { ...fields, csrf: 'x'.repeat(43) };
    expect((await staff.bientap.post(`/vu-viec/${id}/thoi-han`, made)).status).toBe(403);
    await closeCase(dashboard.db, id, 'Xong', NOW);
    expect((await staff.bientap.post(`/vu-viec/${id}/thoi-han`, fields)).status).toBe(422);
    expect((await caseOf(id))?.clock).toBeNull();
  });
});

describe('an answer', () => {
  const answer = (id: number, fields: Record<string, string>, browser = staff.bientap) =>
    browser.post(`/vu-viec/${id}/tra-loi`, { so: '15/UBND-VP', ...fields });

  test('of today is taken at eight in the morning', async () => {
    const id = await opened();
    expect((await answer(id, { ngay: '2026-11-21' })).status).toBe(303);
    expect((await caseOf(id))?.answeredAt).toEqual(NOW);
  });

  test('that was signed at nine and entered in the afternoon is in time for ten', async () => {
    const id = await opened({ 'thoi-han': 'major-event', 'tiep-nhan': '2026-11-20T10:00' });
    now = at('2026-11-21T15:00:00');
    const browser = await withSession(dashboard.db, dashboard.url, staff.ids.bientap, now);
    const asked = await answer(id, { ngay: '2026-11-21' }, browser);
    expect(asked.status).toBe(422);
    expect(asked.words).toContain('Hết hạn lúc 21/11/2026 10:00: cần ghi cả giờ ký');
    // What was typed stands in the form again.
    expect(asked.text).toContain('value="15/UBND-VP"');
    expect(asked.text).toContain('name="ngay" value="2026-11-21"');
    expect((await answer(id, { ngay: '2026-11-21', gio: '09:00' }, browser)).status).toBe(303);
    expect((await caseOf(id))?.answeredAt).toEqual(at('2026-11-21T09:00:00'));
    expect((await browser.get(`/vu-viec/${id}`)).words).toContain('Đúng hạn');
  });
});

test('a case of nothing is not opened', async () => {
  await staff.bientap.get('/tai-khoan/cua-toi');
  expect(
    (await staff.bientap.post('/vu-viec/moi', { bai: '99999999', 'nguon-goc': 'press-report' })).status,
  ).toBe(404);
  expect((await staff.bientap.post('/vu-viec/moi', { bai: '1', 'nguon-goc': 'gì đó' })).status).toBe(422);
  expect((await staff.bientap.get('/vu-viec/99999999')).status).toBe(404);
});
