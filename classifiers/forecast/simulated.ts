import { addDays, holidayName, type LocalDate, weekday } from '../../db/model/index.ts';
import type { DailyCount } from './series.ts';

/** A seeded source of uniform numbers in [0, 1) (mulberry32, public domain), so that two runs are alike. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SimulatedPress {
  /** Stories on a weekday. */
  readonly rate: number;
  /** Outlets that reprint a story, on average, beside the first. */
  readonly reprints: number;
  /** Share of the rate that is left on weekends and days off. */
  readonly weekend: number;
  /** Change over a year: 1.2 is a fifth more. */
  readonly growth: number;
}

function poisson(rate: number, random: () => number): number {
  const limit = Math.exp(-rate);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}

/**
 * Invented ordinary days: stories come by chance around a rate that follows the week, days off and a slow drift
 * (with moods of some weeks), and each is reprinted some times (a geometric number). No event is among them.
 */
export function ordinaryDays(
  press: SimulatedPress,
  from: LocalDate,
  days: number,
  seed: number,
): DailyCount[] {
  const random = seededRandom(seed);
  let mood = 0;
  return Array.from({ length: days }, (_, index) => {
    const date = addDays(from, index);
    mood = 0.93 * mood + 0.07 * (random() + random() + random() - 1.5);
    const off = weekday(date) >= 6 || holidayName(date) !== undefined;
    const rate = press.rate * (off ? press.weekend : 1) * press.growth ** (index / 365) * Math.exp(mood);
    let count = 0;
    for (let stories = poisson(rate, random); stories > 0; stories -= 1) {
      count += 1;
      while (random() < press.reprints / (1 + press.reprints)) count += 1;
    }
    return { date, count };
  });
}
