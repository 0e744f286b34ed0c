import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, limitedUntil, parseRetryAfter } from './back-off.ts';

const NOW = new Date('2026-11-21T00:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('parseRetryAfter', () => {
  it.each([
    ['120', inSeconds(120)],
    ['Sat, 21 Nov 2026 00:10:00 GMT', inSeconds(600)],
    ['Fri, 20 Nov 2026 00:00:00 GMT', NOW],
    ['999999999', inSeconds(86_400)],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => expect(parseRetryAfter(header, NOW)).toEqual(expected));

  it('is never in the past nor more than a day ahead', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (header) => {
          const time = parseRetryAfter(header, NOW)?.getTime() ?? NOW.getTime();
          expect(time).toBeGreaterThanOrEqual(NOW.getTime());
          expect(time).toBeLessThanOrEqual(inSeconds(86_400).getTime());
        },
      ),
    );
  });
});

describe('limitedUntil', () => {
  it.each([
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-11-21T00:05:00.000Z' }, inSeconds(300)],
    [
      { 'ratelimit-remaining': '0', 'ratelimit-reset': String(inSeconds(30).getTime() / 1000) },
      inSeconds(30),
    ],
    [{ 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '412' }, inSeconds(412)],
    [{ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '412' }, undefined],
    [{ 'x-ratelimit-remaining': '0' }, undefined],
    [{}, undefined],
  ])('%o', (headers, expected) =>
    expect(limitedUntil(headers as Record<string, string>, NOW)).toEqual(expected),
  );
});

it('backOffMs doubles from a minute to a day', () => {
  expect([1, 2, 3, 4].map(backOffMs)).toEqual([60_000, 120_000, 240_000, 480_000]);
  expect(backOffMs(50)).toBe(86_400_000);
});
