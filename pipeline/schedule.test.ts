import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locality, Source } from '../db/model/index.ts';
import { syncSources } from '../db/queries/sources.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
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
    deps = { db: fresh.db, localities: [], now: () => NOW, onError: () => undefined };
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
