import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FlagDecision, flagThreshold, THRESHOLD_CEILING } from './threshold.ts';

const rejected = (score: number, times = 1): FlagDecision[] => Array(times).fill({ score, confirmed: false });
const confirmed = (score: number, times = 1): FlagDecision[] => Array(times).fill({ score, confirmed: true });
const decisions = fc.array(
  fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), confirmed: fc.boolean() }),
);

describe('the threshold of a statement', () => {
  test.each<[string, FlagDecision[], number]>([
    ['is nothing before anybody decided', [], 0],
    ['is not moved by the first rejections', rejected(0.8, 3), 0],
    ['rises above a score that is rejected again and again', rejected(0.8, 4), 0.81],
    ['is as low as the rejections allow', [...rejected(0.7, 4), ...rejected(0.86, 2)], 0.71],
    ['comes down again with confirmations', [...rejected(0.8, 4), ...confirmed(0.8)], 0],
    ['stays below what two people confirmed', [...rejected(0.85, 9), ...confirmed(0.8)], 0.8],
    ['never silences the plainest wordings', rejected(0.95, 50), THRESHOLD_CEILING],
  ])('%s', (_, given, expected) => {
    expect(flagThreshold(given)).toBe(expected);
  });

  test('is between nothing and its ceiling, and never above a confirmed score', () => {
    fc.assert(
      fc.property(decisions, (given) => {
        const threshold = flagThreshold(given);
        expect(threshold).toBeGreaterThanOrEqual(0);
        expect(threshold).toBeLessThanOrEqual(THRESHOLD_CEILING);
        for (const { score } of given.filter((one) => one.confirmed))
          expect(threshold).toBeLessThanOrEqual(score + 0.005);
      }),
    );
  });

  test('a confirmation never raises it', () => {
    fc.assert(
      fc.property(decisions, fc.double({ min: 0, max: 1, noNaN: true }), (given, score) => {
        expect(flagThreshold([...given, ...confirmed(score)])).toBeLessThanOrEqual(flagThreshold(given));
      }),
    );
  });
});
