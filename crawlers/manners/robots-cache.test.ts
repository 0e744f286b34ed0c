import { afterEach, describe, expect, it } from 'vitest';
import { judgeHealth } from '../health.ts';
import { type Origin, startOrigin } from '../testing/origin.ts';

let origin: Origin;
afterEach(() => origin.close());

describe('a robots.txt that fails', () => {
  it.each([
    { status: 503, wanted: undefined, minutes: 10 },
    { status: 429, wanted: '1800', minutes: 30 },
    { status: 429, wanted: '5', minutes: 10 },
  ])(
    'closes a site for $minutes minutes ($status, Retry-After: $wanted)',
    async ({ status, wanted, minutes }) => {
      const headers: Record<string, string> = wanted ? { 'retry-after': wanted } : {};
      const failure = { status, headers };
      let time = Date.parse('2026-11-21T00:00:00Z');
      let fails = true;
      origin = await startOrigin((url) =>
        url.pathname === '/robots.txt' ? (fails ? failure : undefined) : 'x',
      );
      const fetcher = origin.fetcher({ now: () => new Date(time) });
      const first = await fetcher.fetch('https://bao.example/');
      fails = false;
      time += minutes * 60_000 - 1;
      expect(await fetcher.fetch('https://bao.example/')).toEqual(first);
      expect(origin.log).toHaveLength(1);
      time += 1;
      expect(await fetcher.fetch('https://bao.example/')).toMatchObject({ kind: 'document' });

      // What the source's state makes of it: a failure that mends itself, and no refusal for a day.
      const { reason, detail } = first as Extract<typeof first, { kind: 'failed' }>;
      const startedAt = new Date(time);
      const nothing = { listed: 0, fresh: 0, documents: 0, posts: 0, unchanged: 0 };
      const round = { startedAt, ...nothing, failures: [{ reason, detail }] };
      expect(judgeHealth([round], startedAt)).toEqual({
        state: 'failing',
        detail: `http-error: robots.txt: HTTP ${status}`,
        nextRoundAt: new Date(time + 600_000),
      });
    },
  );
});
