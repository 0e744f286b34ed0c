import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendAudit, auditRowHash, listAudit, verifyAudit } from '../../db/queries/audit.ts';
import { Browser } from '../testing/browser.ts';
import { NOW, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { addOfficer, loggedIn } from '../testing/staff.ts';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await testDashboard();
  await testStaff(dashboard);
  await addOfficer(dashboard.db, 'quantri', 'administrator', NOW);
});
afterAll(() => dashboard.close());

describe('the log', () => {
  test('holds every act in a chain, without passwords or typed names', async () => {
    expect(await verifyAudit(dashboard.db)).toMatchObject({ ok: true });
    const browser = new Browser(dashboard.url);
    await browser.get('/dang-nhap');
    for (let tries = 0; tries < 7; tries += 1)
      await browser.post('/dang-nhap', {
        ten: tries === 0 ? 'khong-ai-ca' : 'docgia',
        'mat-khau': 'mật khẩu sai',
      });
    const administrator = await loggedIn(dashboard.url, 'quantri');
    const users = await dashboard.db.selectFrom('users').select(['id', 'login']).execute();
    const reader = users.find((user) => user.login === 'docgia')?.id;
    await administrator.get('/tai-khoan');
    await administrator.post(`/tai-khoan/${reader}`, { 'vai-tro': 'editor', mo: '1' });
    const entries = await listAudit(dashboard.db, { limit: 500 });
    const actions = new Set(entries.map((entry) => entry.action));
    for (const action of [
      'account.create',
      'account.password',
      'account.change',
      'account.lock',
      'session.open',
    ])
      expect(actions).toContain(action);
    expect(JSON.stringify(entries)).not.toMatch(/khong-ai-ca|mật khẩu sai/);
    expect((await administrator.get('/nhat-ky')).words).toContain('Chuỗi nhật ký nguyên vẹn');
  });

  test('names the administrator who makes a password link, for a new account and for an old one', async () => {
    const administrator = await loggedIn(dashboard.url, 'quantri');
    await administrator.get('/tai-khoan');
    const made = await administrator.post('/tai-khoan/moi', {
      ten: 'nguoimoi',
      'ho-ten': 'Người mới',
      'vai-tro': 'reviewer',
    });
    const users = await dashboard.db.selectFrom('users').select(['id', 'login']).execute();
    const id = (login: string) => users.find((user) => user.login === login)?.id ?? 0;
    const again = await administrator.post(`/tai-khoan/${id('an')}/lien-ket`, {});
    for (const login of ['nguoimoi', 'an'])
      expect(await listAudit(dashboard.db, { subject: `user:${id(login)}`, limit: 1 })).toMatchObject([
        { action: 'account.link', userId: id('quantri'), detail: { hours: 72 } },
      ]);
    const log = JSON.stringify(await listAudit(dashboard.db, { limit: 500 }));
    for (const { text } of [made, again]) {
      const token = /\/lien-ket\/([\w-]+)/.exec(text)?.[1] ?? '';
      expect(token).toHaveLength(43);
      expect(log).not.toContain(token);
    }
    expect((await administrator.get('/nhat-ky')).words).toContain('Cấp liên kết đặt mật khẩu');
    expect(await verifyAudit(dashboard.db)).toMatchObject({ ok: true });
  });

  test.each([
    'update audit_log set user_id = 2 where seq = 1',
    'delete from audit_log where seq = 3',
    'truncate audit_log',
  ])('refuses: %s', async (statement) => {
    await expect(sql.raw(statement).execute(dashboard.db)).rejects.toThrow(/append-only/);
  });

  test.each([
    ["update audit_log set action = 'x' where seq = 4", { seq: 4, why: 'edited' }],
    ["update audit_log set detail = '{}  ' where seq = 2", { seq: 2, why: 'edited' }],
    ["update audit_log set at = at + interval '1 second' where seq = 1", { seq: 1, why: 'edited' }],
    ['delete from audit_log where seq = 3', { seq: 3, why: 'missing' }],
    ['delete from audit_log where seq = (select max(seq) from audit_log)', { why: 'end-cut-off' }],
    ['update audit_head set seq = 1', { why: 'end-cut-off' }],
  ])('an edit behind its back is found: %s', async (statement, found) => {
    const undo = new Error('undo');
    await expect(
      dashboard.db.transaction().execute(async (trx) => {
        await sql`alter table audit_log disable trigger all`.execute(trx);
        await sql.raw(statement).execute(trx);
        expect(await verifyAudit(trx)).toMatchObject({ ok: false, ...found });
        throw undo;
      }),
    ).rejects.toBe(undo);
    expect(await verifyAudit(dashboard.db)).toMatchObject({ ok: true });
  });

  test('an edit with its own hash made anew breaks the next row', async () => {
    const undo = new Error('undo');
    await expect(
      dashboard.db.transaction().execute(async (trx) => {
        await sql`alter table audit_log disable trigger all`.execute(trx);
        const row = await trx
          .selectFrom('audit_log')
          .selectAll()
          .where('seq', '=', 3)
          .executeTakeFirstOrThrow();
        const edited = { ...row, user_id: 999 };
        await trx
          .updateTable('audit_log')
          .set({ user_id: 999, hash: auditRowHash(edited) })
          .where('seq', '=', 3)
          .execute();
        expect(await verifyAudit(trx)).toMatchObject({ ok: false, seq: 4, why: 'chain-broken' });
        throw undo;
      }),
    ).rejects.toBe(undo);
  });

  test('writers side by side make one chain', async () => {
    const write = (index: number) =>
      dashboard.db.transaction().execute((trx) =>
        appendAudit(trx, {
          at: NOW,
          userId: null,
          action: 'session.open',
          subject: `user:${index}`,
          detail: { index },
        }),
      );
    const numbers = await Promise.all(Array.from({ length: 20 }, (_, index) => write(index)));
    expect(new Set(numbers).size).toBe(20);
    expect(await verifyAudit(dashboard.db)).toMatchObject({ ok: true });
  });
});
