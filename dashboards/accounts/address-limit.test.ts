import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import type { ServedDashboard } from '../server.ts';
import { Browser } from '../testing/browser.ts';
import { serveOn } from '../testing/dashboard.ts';
import { addOfficer, PASSWORD } from '../testing/staff.ts';
import { createAddressLimit } from './address-limit.ts';

let now = new Date('2026-11-21T01:00:00Z');
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await addOfficer(fresh.db, 'canbo', 'reader', now);
});
afterAll(() => fresh.drop());

const serve = (secureCookies: boolean): Promise<ServedDashboard> =>
  serveOn(fresh.db, { now: () => now, secureCookies });
/** A try at some name from an address, as a proxy would tell it. */
async function attempt(served: ServedDashboard, name: string, password: string, forwarded?: string) {
  const browser = new Browser(served.url);
  await browser.get('/dang-nhap');
  return browser.post(
    '/dang-nhap',
    { ten: name, 'mat-khau': password },
    forwarded ? { 'x-forwarded-for': forwarded } : {},
  );
}

describe('tries from one address', () => {
  test('over many names lock the address out for a quarter of an hour, with a line in the log', async () => {
    const served = await serve(false);
    for (let index = 0; index < 30; index += 1)
      expect((await attempt(served, `ten-${index}`, 'x', `198.51.100.${index}`)).status).toBe(401);
    const locked = await attempt(served, 'canbo', PASSWORD);
    expect(locked.status).toBe(429);
    expect(locked.words).toContain('Quá nhiều lần đăng nhập sai từ máy hoặc mạng này');
    expect((await attempt(served, 'canbo', PASSWORD)).status).toBe(429);
    const log = await fresh.db
      .selectFrom('audit_log')
      .select(['action', 'detail'])
      .where('action', '=', 'login.address-lock')
      .execute();
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).not.toContain('127.0.0.1');
    now = new Date(now.getTime() + 16 * 60_000);
    expect((await attempt(served, 'canbo', PASSWORD)).status).toBe(303);
    await served.close();
  });

  test('behind our own proxy are told apart by what it adds, whatever the client wrote before', async () => {
    const served = await serve(true);
    const from = (index: number) => `10.9.9.${index}, 203.0.113.7`;
    for (let index = 0; index < 30; index += 1)
      expect((await attempt(served, `ten-${index}`, 'x', from(index))).status).toBe(401);
    expect((await attempt(served, 'canbo', PASSWORD, from(99))).status).toBe(429);
    expect((await attempt(served, 'canbo', PASSWORD, '203.0.113.8')).status).toBe(303);
    await served.close();
  });
});

test('a right password is given back, and the count begins anew after its time', () => {
  const limit = createAddressLimit({ tries: 2, minutes: 15 });
  const at = (minute: number) => new Date(2026, 0, 1, 8, minute);
  expect(limit.take('a', at(0))).toBe('go');
  limit.giveBack('a');
  expect([1, 2, 3, 4].map((minute) => limit.take('a', at(minute)))).toEqual(['go', 'go', 'full', 'locked']);
  expect(limit.take('b', at(4))).toBe('go');
  expect(limit.take('a', at(16))).toBe('go');
});
