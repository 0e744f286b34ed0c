import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import type { DashboardDeps } from '../pages/page.ts';
import type { ServedDashboard } from '../server.ts';
import { Browser } from '../testing/browser.ts';
import { serveOn } from '../testing/dashboard.ts';
import { addOfficer, loggedIn, PASSWORD } from '../testing/staff.ts';
import { firstAdministratorLink } from './link.ts';

let now = new Date('2026-11-21T01:00:00Z');
let fresh: FreshDatabase;
let served: ServedDashboard;

const serve = (change: Partial<DashboardDeps> = {}): Promise<ServedDashboard> =>
  serveOn(fresh.db, { now: () => now, ...change });

beforeAll(async () => {
  fresh = await freshDatabase();
  served = await serve();
});
afterAll(async () => {
  await served.close();
  await fresh.drop();
});

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe('the first administrator', () => {
  test('comes by a one-time link that works once', async () => {
    const link = new URL((await firstAdministratorLink(fresh.db, served.url, now)) ?? '').pathname;
    const browser = new Browser(served.url);
    expect((await browser.get(link)).words).toContain('Tạo tài khoản quản trị đầu tiên');
    const form = { ten: 'quantri', 'ho-ten': 'Người quản trị', 'mat-khau': PASSWORD, 'nhap-lai': PASSWORD };
    expect((await browser.post(link, { ...form, 'mat-khau': 'ngắn', 'nhap-lai': 'ngắn' })).status).toBe(422);
    expect((await browser.post(link, { ...form, ten: 'Quản Trị!' })).status).toBe(422);
    expect((await browser.post(link, form)).location).toBe('/');
    expect((await browser.get('/tai-khoan')).words).toContain('Người quản trị');
    expect((await new Browser(served.url).get(link)).status).toBe(404);
    expect(await firstAdministratorLink(fresh.db, served.url, now)).toBeUndefined();
  });

  test('a newer link makes the older one void, and a day ends it', async () => {
    const other = await freshDatabase();
    const here = await serve({ db: other.db });
    const first = new URL((await firstAdministratorLink(other.db, here.url, now)) ?? '').pathname;
    const second = new URL((await firstAdministratorLink(other.db, here.url, now)) ?? '').pathname;
    const browser = new Browser(here.url);
    expect((await browser.get(first)).status).toBe(404);
    expect((await browser.get(second)).status).toBe(200);
    later(24 * 60 + 1);
    expect((await browser.get(second)).status).toBe(404);
    await here.close();
    await other.drop();
  });
});

describe('logging in', () => {
  test('everything asks for it, and only a path of this dashboard is gone back to', async () => {
    const browser = new Browser(served.url);
    for (const path of [
      '/',
      '/tin-bai',
      '/tim-kiem?q=a',
      '/nguon-tin',
      '/tai-khoan',
      '/nhat-ky',
      '/khong-co',
    ])
      expect((await browser.get(path)).location).toBe(`/dang-nhap?tiep=${encodeURIComponent(path)}`);
    await addOfficer(fresh.db, 'docgia', 'reader', now);
    for (const [asked, gone] of [
      ['/tin-bai?trang=2', '/tin-bai?trang=2'],
      ['//evil.example/', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example/', '/'],
    ] as const) {
      const fresh = new Browser(served.url);
      await fresh.get(`/dang-nhap?tiep=${encodeURIComponent(asked)}`);
      const seen = await fresh.post('/dang-nhap', { ten: 'DocGia', 'mat-khau': PASSWORD, tiep: asked });
      expect(seen.location).toBe(gone);
    }
  });

  test('a token is kept only as its hash, and ends with logging out', async () => {
    const browser = await loggedIn(served.url, 'docgia');
    const token = browser.cookie('diem_bao') ?? '';
    const rows = await fresh.db.selectFrom('sessions').select('token_hash').execute();
    expect(rows.map((row) => row.token_hash)).not.toContain(token);
    expect((await browser.post('/dang-xuat', {})).location).toBe('/dang-nhap');
    const thief = new Browser(served.url);
    thief.setCookie('diem_bao', token);
    expect((await thief.get('/')).status).toBe(303);
  });

  test('a session ends after an idle hour, and after half a day in any case', async () => {
    const browser = await loggedIn(served.url, 'docgia');
    for (let hour = 0; hour < 12; hour += 1) {
      expect((await browser.get('/')).status).toBe(200);
      later(59);
    }
    later(12);
    expect((await browser.get('/')).status).toBe(303);
    const idle = await loggedIn(served.url, 'docgia');
    later(61);
    expect((await idle.get('/')).status).toBe(303);
  });

  test('five wrong tries lock the account, even for the right password, for a quarter of an hour', async () => {
    await addOfficer(fresh.db, 'hayquen', 'reader', now);
    const browser = new Browser(served.url);
    await browser.get('/dang-nhap');
    const said = new Set<string>();
    for (let tries = 0; tries < 5; tries += 1) {
      const seen = await browser.post('/dang-nhap', { ten: 'hayquen', 'mat-khau': `sai ${tries}` });
      expect(seen.status).toBe(401);
      said.add(seen.words);
    }
    const locked = await browser.post('/dang-nhap', { ten: 'hayquen', 'mat-khau': PASSWORD });
    expect(locked.status).toBe(401);
    said.add(locked.words);
    said.add((await browser.post('/dang-nhap', { ten: 'khong-ai-ca', 'mat-khau': 'x' })).words);
    // Wrong, locked and unknown read the same.
    expect(said.size).toBe(1);
    later(16);
    expect((await browser.post('/dang-nhap', { ten: 'hayquen', 'mat-khau': PASSWORD })).status).toBe(303);
  });

  test('tries side by side are all counted', async () => {
    await addOfficer(fresh.db, 'songsong', 'reader', now);
    const browser = new Browser(served.url);
    await browser.get('/dang-nhap');
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        browser.post('/dang-nhap', { ten: 'songsong', 'mat-khau': `sai ${index}` }),
      ),
    );
    expect((await browser.post('/dang-nhap', { ten: 'songsong', 'mat-khau': PASSWORD })).status).toBe(401);
  });
});

describe('forms', () => {
  test.each([
    ['no token', { csrf: '' }, {}],
    ['a made-up token', { csrf: 'x'.repeat(43) }, {}],
    ['another origin', {}, { origin: 'https://evil.example' }],
    ['no origin at all', {}, { origin: '' }],
  ])('are refused with %s', async (_name, fields, headers) => {
    const browser = await loggedIn(served.url, 'quantri');
    const before = await fresh.db.selectFrom('users').select('id').execute();
    const seen = await browser.post(
      '/tai-khoan/moi',
      { ten: 'moi', 'ho-ten': 'Mới', 'vai-tro': 'administrator', ...fields },
      headers,
    );
    expect(seen.status).toBe(403);
    expect(await fresh.db.selectFrom('users').select('id').execute()).toEqual(before);
  });

  test("another session's token is refused", async () => {
    const one = await loggedIn(served.url, 'quantri');
    const other = await loggedIn(served.url, 'docgia');
    const token = /name="csrf" value="([^"]+)"/.exec((await other.get('/')).text)?.[1] ?? '';
    expect((await one.post('/tai-khoan/moi', { csrf: token, ten: 'moi', 'ho-ten': 'M' })).status).toBe(403);
  });

  test('a body of another type is refused', async () => {
    const browser = await loggedIn(served.url, 'quantri');
    const response = await fetch(`${served.url}/tai-khoan/moi`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `diem_bao=${browser.cookie('diem_bao')}`,
        origin: served.url,
      },
      body: '{"ten":"moi"}',
    });
    expect(response.status).toBe(403);
  });
});

describe('roles', () => {
  test('only an administrator sees accounts and the log', async () => {
    const reader = await loggedIn(served.url, 'docgia');
    expect((await reader.get('/')).text).not.toContain('/tai-khoan"');
    for (const path of ['/tai-khoan', '/nhat-ky']) expect((await reader.get(path)).status).toBe(403);
    expect((await reader.post('/tai-khoan/moi', { ten: 'moi', 'ho-ten': 'M' })).status).toBe(403);
    expect((await reader.get('/tai-khoan/cua-toi')).status).toBe(200);
  });

  test('a new account sets its own password by its link', async () => {
    const administrator = await loggedIn(served.url, 'quantri');
    await administrator.get('/tai-khoan');
    const seen = await administrator.post('/tai-khoan/moi', {
      ten: 'thamdinh',
      'ho-ten': 'Cán bộ thẩm định',
      'vai-tro': 'reviewer',
    });
    const link = /\/lien-ket\/[\w-]+/.exec(seen.text)?.[0] ?? '';
    const browser = new Browser(served.url);
    expect((await browser.get(link)).words).toContain('thamdinh');
    expect((await browser.post(link, { 'mat-khau': PASSWORD, 'nhap-lai': PASSWORD })).status).toBe(303);
    expect((await browser.get('/')).words).toContain('Cán bộ thẩm định');
    expect((await administrator.post('/tai-khoan/moi', { ten: 'thamdinh', 'ho-ten': 'X' })).words).toContain(
      'đã có người dùng',
    );
  });

  test.each([
    [true, 'https:'],
    [false, 'http:'],
  ])('behind a proxy with HTTPS (%s) the link begins with %s', async (secureCookies, protocol) => {
    const here = await serve({ secureCookies });
    const administrator = await loggedIn(here.url, 'quantri');
    await administrator.get('/tai-khoan');
    const seen = await administrator.post('/tai-khoan/moi', {
      ten: `proxy-${secureCookies}`,
      'ho-ten': 'Cán bộ',
      'vai-tro': 'reader',
    });
    const link = new URL(/\S+\/lien-ket\/[\w-]+/.exec(seen.words)?.[0] ?? '');
    expect(link.origin).toBe(`${protocol}//${new URL(here.url).host}`);
    await here.close();
  });

  test('closing an account ends its sessions at once; the last administrator stays', async () => {
    const officer = await loggedIn(served.url, 'docgia');
    const administrator = await loggedIn(served.url, 'quantri');
    const users = await fresh.db.selectFrom('users').select(['id', 'login']).execute();
    const id = (login: string) => users.find((user) => user.login === login)?.id;
    expect((await administrator.post(`/tai-khoan/${id('docgia')}`, { 'vai-tro': 'reader' })).status).toBe(
      303,
    );
    expect((await officer.get('/')).status).toBe(303);
    expect(
      (await administrator.post(`/tai-khoan/${id('quantri')}`, { 'vai-tro': 'reader', mo: '1' })).words,
    ).toContain('ít nhất một tài khoản quản trị');
  });

  test('a new password ends the other sessions', async () => {
    const [one, two] = [await loggedIn(served.url, 'thamdinh'), await loggedIn(served.url, 'thamdinh')];
    const next = 'mưa xuân trên núi cao';
    expect(
      (await one.post('/tai-khoan/cua-toi', { cu: 'sai', 'mat-khau': next, 'nhap-lai': next })).status,
    ).toBe(422);
    expect(
      (await one.post('/tai-khoan/cua-toi', { cu: PASSWORD, 'mat-khau': next, 'nhap-lai': next })).status,
    ).toBe(303);
    expect((await two.get('/')).status).toBe(303);
    expect((await one.get('/')).status).toBe(200);
  });
});
