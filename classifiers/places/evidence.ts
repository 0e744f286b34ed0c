import type { Reading } from './reading.ts';

/** What an article says about which provinces and districts it speaks of. */
export interface Evidence {
  /** Share of each province in force, 0 to 1, summing to at most 1. */
  readonly share: ReadonlyMap<string, number>;
  /** Ids of districts and former provinces that are named. */
  readonly ids: ReadonlySet<string>;
  /** Number of Vietnamese names that can be nothing else. */
  readonly vietnamese: number;
  /** Number of names of other countries' places. */
  readonly foreign: number;
}

/** Characters that a mention in the title or the lead counts more than others. */
const LEAD = 400;

/** Weighs the readings of one round; title counts three times, the lead twice. */
export function weigh(readings: readonly Reading[], titleEnd: number): Evidence {
  const weight = new Map<string, number>();
  const ids = new Set<string>();
  let vietnamese = 0;
  let foreign = 0;
  for (const { span, start, best, confidence } of readings) {
    if (span.referents.some(({ kind }) => kind === 'foreign' || kind === 'country')) foreign++;
    if (!best || confidence < 0.6) continue;
    if (!span.referents.some(({ kind, guarded }) => kind === 'namesake' || guarded) || span.admin)
      vietnamese++;
    const place = best.targets[0]!.place;
    const worth = start < titleEnd ? 3 : start < titleEnd + LEAD ? 2 : 1;
    weight.set(place.province, (weight.get(place.province) ?? 0) + worth * confidence);
    if (best.kind === 'district' || best.kind === 'former-province') for (const id of best.ids) ids.add(id);
  }
  const sum = [...weight.values()].reduce((a, b) => a + b, 0);
  // One mention alone is no proof: the shares of a thin article stay below one.
  const share = new Map([...weight].map(([province, worth]) => [province, worth / (sum + 0.7)]));
  return { share, ids, vietnamese, foreign };
}
