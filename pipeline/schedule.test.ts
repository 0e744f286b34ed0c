import { rm } from 'node:fs/promises';
import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueDigest } from '../dashboards/digest/send.ts';
import type { Locality, Source } from '../db/model/index.ts';
import { syncSources } from '../db/queries/sources.ts';
import { freshHome } from '../test/setup/command.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { writeLocalities } from '../test/setup/localities.ts';
import { loadProfiles } from './profiles.ts';
import { digestDeps, writeDigest } from './publish.ts';
import { openQueue, queueLengths } from './queue.ts';
import { nextReading } from './reading-times.ts';
import { dueDigests, enqueueDue } from './schedule.ts';
import { planSources } from './sources.ts';

const NOW = new Date('2026-11-20T01:00:00Z');
const source = (id: string, more: Partial<Source> = {}): Source => ({
  id,
  kind: 'press',
  type: 'feed',
  url: `https://${id}.example/rss`,
  outlet: `Báo ${id}`,
  ...more,
});
const locality = (id: string, sources: readonly Source[], timeZone = 'Asia/Ho_Chi_Minh') =>
  ({ id, sources, timeZone, digestAt: '06:30', crawl: { delaySeconds: 5, allowLoopback: true } }) as Locality;

describe('after the machine was off', () => {
  let fresh: FreshDatabase;
  let deps: Omit<Parameters<typeof enqueueDue>[0], 'boss'>;
  beforeAll(async () => {
    fresh = await freshDatabase();
    const ids = Array.from({ length: 30 }, (_, index) => `bao-${index}`);
    await syncSources(
      fresh.db,
      ids.map((id) => ({ source: source(id), localities: ['xa'] })),
    );
    deps = { db: fresh.db, home: '/none', localities: [], now: () => NOW, onError: () => undefined };
  });
  afterAll(() => fresh.drop());
  beforeEach(async () => {
    // Every ten minutes was a round, for three days.
    await fresh.db
      .updateTable('sources')
      .set({ next_round_at: new Date('2026-11-17T01:00:00Z') })
      .execute();
  });
  const waiting = async () =>
    Object.fromEntries((await queueLengths(fresh.db)).map(({ name, waiting: count }) => [name, count]));

  it('each source is read once, however many rounds were missed and however often the program starts', async () => {
    for (let start = 0; start < 3; start++) {
      const boss = await openQueue(fresh.url);
      await enqueueDue({ ...deps, boss });
      await enqueueDue({ ...deps, boss });
      await boss.stop({ graceful: false });
    }
    expect(await waiting()).toMatchObject({ collect: 30, road: 1, outbox: 1, tidy: 1 });
  });

  it('what is not due waits', async () => {
    const boss = await openQueue(fresh.url);
    await boss.deleteAllJobs('collect');
    await fresh.db
      .updateTable('sources')
      .set({ next_round_at: new Date('2026-11-20T01:00:01Z') })
      .where('id', '!=', 'bao-7')
      .execute();
    await enqueueDue({ ...deps, boss });
    expect((await waiting()).collect).toBe(1);
    await boss.stop({ graceful: false });
  });
});

describe('the morning digest', () => {
  // A quarter past eight in Hà Nội: within the hours of a late digest, day after day.
  const DATE = '2026-11-20';
  let fresh: FreshDatabase;
  let home: Awaited<ReturnType<typeof freshHome>>;
  let boss: PgBoss;
  beforeAll(async () => {
    fresh = await freshDatabase();
    home = await freshHome();
    boss = await openQueue(fresh.url);
    xa = loadProfiles(await writeLocalities([])).localities[0]!;
  });
  afterAll(async () => {
    await boss.stop({ graceful: false });
    await fresh.drop();
    await home.remove();
  });

  let xa: Locality;
  const tick = (now = NOW) =>
    enqueueDue({
      db: fresh.db,
      boss,
      home: home.home,
      localities: [xa],
      now: () => now,
      onError: () => undefined,
    });
  /** The job that waits, taken as a worker takes it. */
  const take = async () => (await boss.fetch<{ localityId: string; date: string }>('digest'))[0];
  const make = async () => {
    const deps = digestDeps({ now: () => NOW, statements: [] });
    return writeDigest(home.home, await issueDigest(fresh.db, xa, DATE, [], deps));
  };

  it('is made once a day, and not again at every look at the schedule', async () => {
    await tick();
    const job = await take();
    expect(job?.data).toEqual({ localityId: xa.id, date: DATE });
    await make();
    await boss.complete('digest', job!.id);
    for (let minute = 1; minute <= 3; minute++) await tick(new Date(NOW.getTime() + minute * 60_000));
    expect(await take()).toBeUndefined();
  });

  it('is made again when its files are gone', async () => {
    const files = await make();
    for (const file of files) {
      await rm(file);
      await tick();
      const job = await take();
      expect(job?.data.date).toBe(DATE);
      await make();
      await boss.complete('digest', job!.id);
    }
    await tick();
    expect(await take()).toBeUndefined();
  });

  it('that failed to the last try is tried anew, and a file that no kept digest stands behind does not stop it', async () => {
    await make();
    await fresh.db.deleteFrom('digests').execute();
    await tick();
    let tries = 0;
    for (let job = await take(); job; job = await take(), tries++) await boss.fail('digest', job.id);
    expect(tries).toBeGreaterThan(1);
    await tick();
    expect((await take())?.data.date).toBe(DATE);
  });
});

describe("the office's day", () => {
  const ok = { state: 'ok', nextRoundAt: new Date('2026-11-20T01:10:00Z') } as const;
  const hours = { readAt: ['11:30', '05:45'], timeZone: 'Asia/Ho_Chi_Minh' };

  it('a source without hours follows its rhythm, one with hours waits for the next of them', () => {
    expect(nextReading({}, ok, NOW)).toEqual(ok.nextRoundAt);
    // 08:00 in Hà Nội.
    expect(nextReading(hours, ok, NOW)).toEqual(new Date('2026-11-20T04:30:00Z'));
    expect(nextReading(hours, ok, new Date('2026-11-20T04:30:00Z'))).toEqual(
      new Date('2026-11-20T22:45:00Z'),
    );
    expect(nextReading({ ...hours, timeZone: 'Asia/Tokyo' }, ok, NOW)).toEqual(
      new Date('2026-11-20T02:30:00Z'),
    );
  });

  it('a failure is tried again before the hour, a refusal only at one', () => {
    expect(nextReading(hours, { ...ok, state: 'failing' }, NOW)).toEqual(ok.nextRoundAt);
    const tomorrow = new Date('2026-11-21T01:00:00Z');
    expect(nextReading(hours, { state: 'failing', nextRoundAt: tomorrow }, NOW)).toEqual(
      new Date('2026-11-20T04:30:00Z'),
    );
    expect(nextReading(hours, { state: 'blocked', nextRoundAt: tomorrow }, NOW)).toEqual(
      new Date('2026-11-21T04:30:00Z'),
    );
  });

  it('a source of two localities has the hours of both, and none where one gives none', () => {
    const a = source('a', { readAt: ['05:45'] });
    const planned = planSources([
      locality('mot', [a, source('b', { readAt: ['06:00'] })]),
      locality('hai', [source('a', { readAt: ['11:30', '05:45'] }), source('b')]),
    ]);
    expect(planned.map(({ source: each }) => [each.id, each.readAt, each.timeZone])).toEqual([
      ['a', ['05:45', '11:30'], 'Asia/Ho_Chi_Minh'],
      ['b', undefined, 'Asia/Ho_Chi_Minh'],
    ]);
  });

  it('a digest is due from its hour on, in its own zone, on working days', () => {
    const both = [locality('viet-nam', []), locality('nhat', [], 'Asia/Tokyo')];
    const due = (time: string) => dueDigests(both, new Date(time)).map(({ localityId }) => localityId);
    expect(due('2026-11-19T21:29:00Z')).toEqual([]);
    expect(due('2026-11-19T21:30:00Z')).toEqual(['nhat']);
    expect(due('2026-11-19T23:30:00Z')).toEqual(['viet-nam', 'nhat']);
    expect(due('2026-11-20T23:30:00Z')).toEqual([]);
  });
});
