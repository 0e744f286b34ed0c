import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../db/model/index.ts';
import { backTest, chooseMethod } from './forecast/back-test.ts';
import { weightedRidge } from './forecast/least-squares.ts';
import { noCampaigns, quantile } from './forecast/series.ts';
import { ordinaryDays } from './forecast/simulated.ts';
import { negativeBinomialQuantile } from './forecast/unusual.ts';
import { forecastCounts, forecastShare, unusualVolume } from './forecast.ts';

const PROVINCE = { rate: 18, reprints: 1, weekend: 0.55, growth: 1.2 };
const days = (counts: readonly number[], from = '2026-01-05') =>
  counts.map((count, index) => ({ date: addDays(from, index), count }));

describe('forecastCounts', () => {
  test('too little history is said, not guessed over', () => {
    expect(forecastCounts(days(new Array(69).fill(9)))).toEqual({
      kind: 'too-little',
      days: 69,
      articles: 621,
    });
    expect(forecastCounts(days(new Array(200).fill(0)))).toEqual({
      kind: 'too-little',
      days: 200,
      articles: 0,
    });
  });

  test('a province: fourteen days with intervals, by the model that beat both simple ones', () => {
    const result = forecastCounts(ordinaryDays(PROVINCE, '2025-01-01', 540, 3));
    expect(result.kind).toBe('forecast');
    if (result.kind !== 'forecast') return;
    const { forecast } = result;
    expect(forecast.days).toHaveLength(14);
    expect(forecast.days[0]?.date).toBe('2026-06-25');
    expect(forecast.method).toBe('regression');
    const mase = Object.fromEntries(forecast.tests.map((one) => [one.method, one.mase]));
    expect(mase.regression).toBeLessThan(Math.min(mase.naive!, mase['seasonal-naive']!));
    for (const day of forecast.days) expect(day.low).toBeLessThanOrEqual(day.expected);
    // Weekends are seen coming: 27 and 28 June against the Monday after.
    expect(forecast.days[2]!.expected).toBeLessThan(forecast.days[4]!.expected * 0.8);
    expect(forecast.total.high - forecast.total.low).toBeLessThan(
      forecast.days.reduce((sum, day) => sum + day.high - day.low, 0),
    );
  });

  test('a repeating week needs no model', () => {
    const week = [10, 12, 11, 13, 9, 2, 1];
    const result = forecastCounts(days(Array.from({ length: 140 }, (_, index) => week[index % 7]!)));
    if (result.kind !== 'forecast') throw new Error('a forecast was expected');
    expect(result.forecast.method).toBe('seasonal-naive');
    expect(result.forecast.days.slice(0, 7).map((day) => day.expected)).toEqual(week);
  });

  test('no count is ever negative, and every interval holds its expectation', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 80, maxLength: 120 }), (counts) => {
        const result = forecastCounts(days(counts));
        fc.pre(result.kind === 'forecast');
        for (const { low, expected, high } of result.forecast.days) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(expected).toBeGreaterThanOrEqual(0);
          expect(high).toBeGreaterThanOrEqual(low);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a forecast sees nothing of the days that it is tested on', () => {
    const history = ordinaryDays(PROVINCE, '2025-01-01', 200, 5);
    const changed = history.map((day, index) => (index >= 186 ? { ...day, count: 999 } : day));
    const last = (series: typeof history) =>
      backTest(series, noCampaigns).map((one) => one.past.at(-1)?.expected);
    expect(last(changed)).toEqual(last(history));
  });

  test('intervals of 80 % hold about that share of days', () => {
    const coverage = [1, 2, 3].map(
      (seed) => chooseMethod(backTest(ordinaryDays(PROVINCE, '2024-01-01', 540, seed), noCampaigns)).coverage,
    );
    expect(coverage.reduce((sum, share) => sum + share, 0) / 3).toBeGreaterThan(0.7);
  });
});

test('the negative share follows the recent weeks', () => {
  const history = Array.from({ length: 140 }, (_, index) => ({ articles: 10, negative: index < 84 ? 1 : 3 }));
  const forecast = forecastShare(history)!;
  expect(forecast.expected).toBeGreaterThan(0.22);
  expect(forecast.expected).toBeLessThan(0.3);
  expect(forecast.low).toBeLessThanOrEqual(forecast.expected);
  expect(forecastShare(history.slice(0, 30))).toBeNull();
});

describe('unusualVolume', () => {
  const ordinary = ordinaryDays({ rate: 2, reprints: 0.8, weekend: 0.5, growth: 1 }, '2026-01-01', 120, 4);

  test('an event is unusual, an ordinary day is not', () => {
    expect(unusualVolume(ordinary, 60)).toMatchObject({ observed: 60 });
    expect(unusualVolume(ordinary, 4)).toBeNull();
  });

  test('a new office has no alerts before it knows what is ordinary', () => {
    expect(unusualVolume(ordinary.slice(0, 27), 60)).toBeNull();
  });

  test('at most one false alert a week on a year of ordinary days of 21 series', () => {
    let alerts = 0;
    for (let series = 0; series < 21; series += 1) {
      const year = ordinaryDays(
        { rate: 0.1 + series * 0.25, reprints: 1, weekend: 0.6, growth: 1.1 },
        '2025-01-01',
        485,
        series,
      );
      for (let at = 120; at < year.length; at += 1)
        if (unusualVolume(year.slice(0, at), year[at]!.count)) alerts += 1;
    }
    expect(alerts / 52).toBeLessThanOrEqual(1);
  });
});

test('the parts: a fitted line, quantiles', () => {
  const rows = [0, 1, 2, 3, 4].map((x) => [1, x]);
  const [a, b] = weightedRidge(rows, [1, 3, 5, 7, 9], [1, 1, 1, 1, 1], 0);
  expect([a, b].map((value) => value?.toFixed(6))).toEqual(['1.000000', '2.000000']);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  // R: qnbinom(0.95, size = 2, mu = 5) is 13.
  expect(negativeBinomialQuantile(5, 2, 0.95)).toBe(13);
});
