import type { Reading } from './reading.ts';

/** What an article says about which provinces and districts it speaks of. */
export interface Evidence {
  /** Weight of each province in force, and of all. */
  readonly weight: ReadonlyMap<string, number>;
  readonly sum: number;
  /** Ids of districts and former provinces that are named. */
  readonly ids: ReadonlySet<string>;
  /** Number of Vietnamese names that can be nothing else. */
  readonly vietnamese: number;
  /** Number of names of other countries, and of places in them. */
  readonly countries: number;
  readonly abroad: number;
}

export const NO_EVIDENCE: Evidence = {
  weight: new Map(),
  sum: 0,
  ids: new Set(),
  vietnamese: 0,
  countries: 0,
  abroad: 0,
};

/** Characters at the head of a text in which a mention counts more than further down. */
const LEAD = 400;

/** What one reading adds to the weight of its province: the title counts three times, the lead twice. */
export function worth({ start, best, confidence }: Reading, titleEnd: number): number {
  if (!best || confidence < 0.6) return 0;
  return (start < titleEnd ? 3 : start < titleEnd + LEAD ? 2 : 1) * confidence;
}

/** Weighs the readings of one round. */
export function weigh(readings: readonly Reading[], titleEnd: number): Evidence {
  const weight = new Map<string, number>();
  const ids = new Set<string>();
  let sum = 0;
  let vietnamese = 0;
  let countries = 0;
  let abroad = 0;
  for (const reading of readings) {
    const { span, best, answers } = reading;
    const kinds = new Set(span.referents.map(({ kind }) => kind));
    if (kinds.has('country')) countries++;
    else if (kinds.has('foreign') || reading.foreign) abroad++;
    const value = worth(reading, titleEnd);
    if (!best || value === 0) continue;
    const firm = reading.signals.some((signal) => signal.startsWith('neighbour'));
    if (firm || !(kinds.has('namesake') || best.standing === 'guarded')) vietnamese++;
    const province = answers[0]!.place.province;
    weight.set(province, (weight.get(province) ?? 0) + value);
    sum += value;
    if (best.kind === 'district' || best.kind === 'former-province') for (const id of best.ids) ids.add(id);
  }
  return { weight, sum, ids, vietnamese, countries, abroad };
}

/** Share of a province, 0 to 1, without what the asking mention itself added. One mention alone is no proof. */
export function shareOf(
  evidence: Evidence,
  province: string,
  own: { readonly province: string; readonly worth: number } | undefined,
): number {
  const weight = (evidence.weight.get(province) ?? 0) - (own?.province === province ? own.worth : 0);
  return Math.max(0, weight) / (evidence.sum - (own?.worth ?? 0) + 0.7);
}

/** Log-odds against a name that is also one in another country. */
export function foreignPull({ countries, abroad, vietnamese }: Evidence, home: string | undefined): number {
  if (abroad === 0) return countries > 0 && vietnamese === 0 && !home ? 1 : 0;
  if (vietnamese === 0) return 5 + (countries > 0 ? 1.5 : 0) + 1.5 * Math.min(2, abroad - 1) - (home ? 3 : 0);
  return abroad > vietnamese ? 2.5 : 0;
}
