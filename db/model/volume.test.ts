import { describe, expect, it } from 'vitest';
import { volumeChange } from './volume.ts';

describe('volumeChange', () => {
  /** A seeded generator (mulberry32), so that the false alarms are counted on the same series every time. */
  const seeded = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const poisson = (mean: number, random: () => number) => {
    let count = 0;
    for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count++;
    return count;
  };

  it('finds the day on which a source fell to a third', () => {
    const random = seeded(7);
    const counts = [
      ...Array.from({ length: 30 }, () => poisson(12, random)),
      ...Array.from({ length: 20 }, () => poisson(4, random)),
    ];
    const change = volumeChange(counts)!;
    expect(Math.abs(change.day - 30)).toBeLessThanOrEqual(2);
    expect(change.before).toBeGreaterThan(change.after * 2);
  });

  it('raises few false alarms', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const random = seeded(seed);
      if (volumeChange(Array.from({ length: 60 }, () => poisson(6, random)))) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(10);
  });

  it('says nothing about a short or empty series', () => {
    expect(volumeChange([5, 5, 5, 50, 50])).toBeUndefined();
    expect(volumeChange(Array.from({ length: 40 }, () => 0))).toBeUndefined();
  });
});
