import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeHealth, pollingMs, type Round } from './health.ts';

const NOW = new Date('2026-11-21T00:00:00Z');
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);
const round = (hours: number, part: Partial<Round> = {}): Round => ({
  startedAt: ago(hours),
  listed: 20,
  fresh: 0,
  documents: 0,
  posts: 0,
  unchanged: 0,
  failures: [],
  ...part,
});
const found = (hours: number, fresh = 2) => round(hours, { fresh, documents: fresh });
const notModified = (hours: number) => round(hours, { listed: 0, unchanged: 1 });
const failed = (hours: number, reason: string) =>
  round(hours, { listed: 0, failures: [{ reason, detail: 'x' }] });
const state = (...history: Round[]) => judgeHealth(history, NOW).state;

describe('judgeHealth', () => {
  it('knows a new source from one that works', () => {
    expect(state()).toBe('unverified');
    expect(state(found(1), found(3))).toBe('ok');
  });

  it('names refusals', () => {
    expect(state(failed(1, 'blocked'), found(2))).toBe('blocked');
    expect(state(failed(1, 'robots'))).toBe('forbidden-by-robots');
    expect(state(failed(1, 'needs-browser'))).toBe('needs-browser');
    expect(state(failed(1, 'challenge'))).toBe('needs-browser');
    expect(state(failed(1, 'unreachable'), found(2))).toBe('failing');
  });

  it('tells a listing that changed from one that never worked', () => {
    expect(state(failed(1, 'bad-listing'), found(2))).toBe('changed');
    expect(state(failed(1, 'bad-listing'))).toBe('failing');
  });

  it('is failing when the listing is read and none of its pages', () => {
    const failures = Array.from({ length: 5 }, () => ({ reason: 'blocked', detail: 'HTTP 403' }));
    expect(state(round(1, { fresh: 5, failures }), found(2))).toBe('blocked');
    expect(state(round(1, { fresh: 5, documents: 4, failures: failures.slice(0, 1) }), found(2))).toBe('ok');
  });

  it('lets a 304 clear no earlier failure', () => {
    expect(state(notModified(1), failed(2, 'blocked'), found(9))).toBe('blocked');
    expect(state(notModified(1), found(2), failed(3, 'blocked'))).toBe('ok');
  });

  it('is quiet, then silent after three of its usual gaps', () => {
    const daily = (since: number) => [
      round(0),
      ...[0, 24, 48, 72, 96, 120].map((hours) => found(since + hours)),
    ];
    expect(state(...daily(20))).toBe('ok');
    expect(state(...daily(40))).toBe('quiet');
    expect(state(...daily(80))).toBe('silent');
  });

  it('does not call a busy outlet silent for a night', () => {
    const busy = (since: number) => [
      round(0),
      ...Array.from({ length: 30 }, (_, index) => found(since + index / 3)),
    ];
    expect(state(...busy(7))).toBe('ok');
    expect(state(...busy(12))).toBe('quiet');
    expect(state(...busy(25))).toBe('silent');
  });

  it('asks again between 10 minutes and a day ahead, whatever the history', () => {
    const any = fc.record({
      hours: fc.double({ min: 0, max: 2000, noNaN: true }),
      listed: fc.nat(50),
      fresh: fc.nat(50),
      documents: fc.nat(50),
      posts: fc.nat(5),
      unchanged: fc.nat(1),
      reasons: fc.array(fc.constantFrom('blocked', 'robots', 'unreachable', 'bad-listing'), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 60 }), (rounds) => {
        const history = rounds
          .map(({ hours, reasons, ...rest }) => ({
            ...rest,
            startedAt: ago(hours),
            failures: reasons.map((reason) => ({ reason, detail: '' })),
          }))
          .toSorted((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
        const wait = judgeHealth(history, NOW).nextRoundAt.getTime() - NOW.getTime();
        expect(wait).toBeGreaterThanOrEqual(HOUR / 6);
        expect(wait).toBeLessThanOrEqual(24 * HOUR);
      }),
    );
  });

  it('follows the rhythm of the source', () => {
    const every = (hours: number) => Array.from({ length: 20 }, (_, index) => found(index * hours, 1));
    expect(pollingMs(every(0.1), NOW)).toBe(HOUR / 6);
    expect(pollingMs(every(4), NOW) / HOUR).toBeCloseTo(2, 0);
    expect(pollingMs([...Array.from({ length: 12 }, (_, index) => round(index)), ...every(4)], NOW)).toBe(
      24 * HOUR,
    );
  });

  it('backs off from failure to failure', () => {
    const wait = (count: number) =>
      judgeHealth(
        [...Array.from({ length: count }, (_, index) => failed(index, 'unreachable')), found(50)],
        NOW,
      ).nextRoundAt.getTime() - NOW.getTime();
    expect([wait(1), wait(2), wait(4), wait(20)].map((ms) => (ms / HOUR) * 6)).toEqual([1, 2, 8, 144]);
  });
});
