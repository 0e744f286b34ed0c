import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDashboard } from '../server.ts';
import { Browser } from '../testing/browser.ts';
import { type TestDashboard, testDashboard } from '../testing/dashboard.ts';
import { sampleLocality } from '../testing/locality.ts';
import { allPages } from './index.ts';
import type { Page } from './page.ts';

const isPage = (value: unknown): value is Page =>
  typeof value === 'object' && value !== null && 'path' in value && 'register' in value;

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await testDashboard();
});
afterAll(() => dashboard.close());

test.each(['pages', 'accounts', 'review', 'packet'])(
  'every page of %s has its line in the registry',
  async (folder) => {
    const files = readdirSync(new URL(`../${folder}/`, import.meta.url)).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    for (const name of files) {
      const exports = Object.values(
        (await import(/* @vite-ignore */ new URL(`../${folder}/${name}`, import.meta.url).href)) as Record<
          string,
          unknown
        >,
      );
      for (const page of exports.filter(isPage)) expect(allPages, `${folder}/${name}`).toContain(page);
    }
  },
);

describe('nobody who is not logged in', () => {
  const open = ['/dang-nhap', '/lien-ket/:token'];
  const { routes } = createDashboard({
    db: undefined as never,
    localities: [sampleLocality()],
    now: () => new Date(0),
    version: '0',
    accounts: true,
  });
  const ours = [
    ...new Set(
      routes.filter((route) => !route.path.includes('*')).map((route) => `${route.method} ${route.path}`),
    ),
  ];

  test('there are pages to try', () => {
    expect(ours.length).toBeGreaterThan(30);
  });

  test.each(ours)('%s', async (route) => {
    const [method, pattern = ''] = route.split(' ');
    if (open.includes(pattern) || ['/style.css', '/icon.svg', '/khoe'].includes(pattern)) return;
    const path = pattern
      .replace(/:act\{([^}|]+)[^}]*\}/, (_all, first: string) => (first.startsWith('[') ? 'confirm' : first))
      .replace(/:format\{([^}|]+)[^}]*\}/, '$1')
      .replace(/:\w+(\{[^}]*\})?\}?/g, '1');
    const browser = new Browser(dashboard.url);
    await browser.get('/dang-nhap');
    const seen = method === 'POST' ? await browser.post(path, {}) : await browser.get(path);
    expect(seen.status).toBe(303);
    expect(seen.location).toMatch(/^\/dang-nhap/);
  });
});
