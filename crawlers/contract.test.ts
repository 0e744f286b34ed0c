import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCE_TYPES } from '../db/model/index.ts';
import { createBrowserFetcher } from './browser-fetcher.ts';
import { collectors } from './registry.ts';
import { fixtureHandler, playFixture, readFixture, tell } from './testing/fixture.ts';
import { startOrigin } from './testing/origin.ts';

const FIXTURES = 'crawlers/fixtures';
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

describe('every source type', () => {
  it('has its file, its registry line and its fixture', () => {
    for (const type of SOURCE_TYPES) {
      expect(existsSync(`crawlers/${type}.ts`), `crawlers/${type}.ts`).toBe(true);
      expect(collectors.get(type)?.type, `registry line of ${type}`).toBe(type);
      expect(existsSync(join(FIXTURES, type, 'fixture.json')), `fixture of ${type}`).toBe(true);
    }
    const files = readdirSync('crawlers').filter((name) => /: Collector = \{/.test(source(name)));
    expect(files.map((name) => name.replace('.ts', '')).toSorted()).toEqual(SOURCE_TYPES.toSorted());
  });
});

const source = (name: string): string =>
  name.endsWith('.ts') ? readFileSync(join('crawlers', name), 'utf8') : '';

describe.each(SOURCE_TYPES)('%s', (type) => {
  it.skipIf(type === 'browser' && !CHROMIUM)(
    'tells what its golden file says, and nothing twice',
    async () => {
      const fixture = readFixture(join(FIXTURES, type));
      const folder = mkdtempSync(join(tmpdir(), 'drop-'));
      for (const file of fixture.files ?? []) {
        cpSync(join(FIXTURES, type, file), join(folder, file));
        utimesSync(join(folder, file), 1_795_000_000, 1_795_000_000);
      }
      const origin = await startOrigin(fixtureHandler(fixture));
      const fetcher = origin.fetcher({ now: () => new Date('2026-11-21T00:00:00Z') });
      const browser =
        type === 'browser'
          ? createBrowserFetcher({ executablePath: CHROMIUM!, fetcher, now: () => new Date(0) })
          : undefined;
      try {
        const { first, second } = await playFixture(
          { ...fixture, folder },
          collectors.get(type)!,
          fetcher,
          browser,
        );
        const told = JSON.stringify({ first: tell(first), second: tell(second) }, null, 1);
        await expect(`${told.replaceAll(folder, '{folder}')}\n`).toMatchFileSnapshot(
          join('fixtures', type, 'golden.json'),
        );
        for (const planted of fixture.planted ?? []) {
          const events = [...first, ...second].map((event) =>
            event.kind === 'listed' || event.kind === 'unchanged' ? { ...event, url: '' } : event,
          );
          const bodies = events.map((event) =>
            event.kind === 'document' ? Buffer.from(event.document.body).toString() : '',
          );
          expect(JSON.stringify(events) + bodies.join()).not.toContain(planted);
        }
        expect(second.filter((event) => event.kind === 'document')).toEqual([]);
      } finally {
        await browser?.close();
        await origin.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
