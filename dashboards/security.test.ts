import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDashboard, serveDashboard } from './server.ts';
import { NOW } from './testing/dashboard.ts';
import { HOSTILE, otherLocality, type ReadOnlyDashboard, readOnlyDashboard } from './testing/read-only.ts';

let dashboard: ReadOnlyDashboard;
const get = (path: string) => dashboard.get(path);
beforeAll(async () => {
  dashboard = await readOnlyDashboard();
});
afterAll(() => dashboard.close());

/** What `/` answers to a request whose Host header says `host`. */
const statusOf = (url: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(`${url}/`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('what others wrote', () => {
  test.each(['/', '/tin-bai', '/tim-kiem?q=dam', '/nguon-tin', '/cach-ly', '/so-lieu', '/tham-dinh'])(
    'is escaped on %s',
    async (path) => {
      const { text } = await get(path);
      expect(text).not.toContain('<script');
      expect(text).not.toMatch(/<img/);
      expect(text).toContain('&lt;script&gt;');
    },
  );

  test('is escaped on its article, its words and its address', async () => {
    const { text } = await get(`/tin-bai/${dashboard.hostile}`);
    expect(text).not.toMatch(/<(script|img|b)[\s>]/);
    expect(text).toContain('&lt;b&gt;đậm&lt;/b&gt;');
    expect(text).not.toMatch(/href="javascript:/);
  });

  test('is escaped when it comes from the address bar', async () => {
    for (const path of ['/tim-kiem?q=', '/tin-bai?bao=', '/cach-ly?ly-do=', '/tin-bai?dia-ban='])
      expect((await get(path + encodeURIComponent(HOSTILE))).text).not.toContain('<script');
  });

  test('is replayed without script, network or origin', async () => {
    const { text, headers } = await get('/ban-luu/1/noi-dung');
    expect(text).toContain('<script>');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toContain('sandbox');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(headers.get('content-type')).toBe('text/html; charset=windows-1258');
    expect((await get('/ban-luu/1')).text).toContain('sandbox=""');
  });
});

describe('without accounts', () => {
  test('nothing changes anything', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await fetch(`${dashboard.url}/tin-bai/${dashboard.floods}`, { method })).status).toBe(404);
  });

  test('a name that points here from elsewhere is turned away', async () => {
    expect(await statusOf(dashboard.url, 'evil.example')).toBe(403);
    expect(await statusOf(dashboard.url, 'localhost:8080')).toBe(200);
  });

  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((item) => item?.family === 'IPv4' && !item.internal)?.address;
  test.skipIf(!elsewhere)('another machine is turned away, whatever it calls itself', async () => {
    const app = createDashboard({
      db: dashboard.db,
      localities: [otherLocality],
      now: () => NOW,
      version: '0',
    });
    const open = await serveDashboard(app, { port: 0, host: '0.0.0.0' });
    const { port } = new URL(open.url);
    expect(await statusOf(`http://${elsewhere}:${port}`, 'localhost')).toBe(403);
    expect(await statusOf(`http://127.0.0.1:${port}`, 'localhost')).toBe(200);
    await open.close();
  });

  test('every page forbids script and framing', async () => {
    for (const path of ['/', '/tin-bai', '/khong-co']) {
      const { headers, text } = await get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(text).not.toMatch(/<script| style="| on[a-z]+="/);
    }
  });

  test('a port in use is said in words', async () => {
    const port = Number(new URL(dashboard.url).port);
    const app = createDashboard({
      db: dashboard.db,
      localities: [otherLocality],
      now: () => NOW,
      version: '0',
    });
    await expect(serveDashboard(app, { port })).rejects.toThrow(/in use/);
  });
});
