import type { Verdict } from '../../db/model/index.ts';
import type { Core, Stance } from './core.ts';

/** One core with its reading. */
export interface Reading {
  readonly core: Core;
  readonly stance: Stance;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly score: number;
  readonly why: readonly string[];
}

/** The verdict of one reading; undefined where the sentence asserts nothing. */
function verdictOf({ stance }: Reading): Verdict | undefined {
  if (stance.ironic && stance.polarity < 0) return 'rebuts';
  if (stance.suspended) return undefined;
  if (stance.polarity < 0) return stance.voice === 'own' ? 'contradicts' : 'reports';
  return stance.denied ? 'rebuts' : 'supports';
}

/**
 * One verdict for a sentence and a statement. Where a sentence holds several readings, the text's own
 * voice outweighs what it reports, a denial outweighs what it denies, and a sentence that says both
 * things in its own voice says nothing that could be held against it.
 */
export function settle(readings: readonly Reading[]): Judged | undefined {
  const spoken = readings.flatMap((reading) => {
    const verdict = verdictOf(reading);
    return verdict ? [{ ...reading, verdict }] : [];
  });
  const direct = spoken.filter((reading) => reading.core.weight >= 0.85);
  // “Dismissed the award as worthless” is one saying: the claim, not a denial of its second half.
  const claims = direct.filter((reading) => reading.core.why === 'claims');
  const separate = direct.filter(
    (reading) =>
      reading.core.why === 'claims' ||
      !claims.some(({ core }) => core.start < reading.core.start && reading.core.start < core.end),
  );
  const considered = separate.length > 0 ? separate : spoken;
  if (considered.length === 0) return undefined;
  const of = (verdict: Verdict) => considered.filter((reading) => reading.verdict === verdict);
  const ownSupport = of('supports').some(
    (reading) => reading.stance.voice === 'own' && !reading.core.attributed,
  );
  // Of a statement that is itself a denial, “has no basis” is its own wording and not a rebuttal.
  const onlyNegated = of('rebuts').every(
    (reading) =>
      reading.stance.why.includes('negated') &&
      !reading.stance.why.some((reason) => /refuted|untrue/.test(reason)) &&
      reading.core.why !== 'affirms',
  );
  const worded = of('supports').some((reading) => reading.core.why === 'affirms');
  const pick = (): Verdict => {
    if (of('rebuts').length > 0 && onlyNegated && worded) return 'supports';
    if (of('rebuts').length > 0) return 'rebuts';
    const wrongNumber = of('contradicts').some(({ core }) => core.why.includes('≠') || core.why === 'denies');
    if (of('contradicts').length > 0) return ownSupport && !wrongNumber ? 'supports' : 'contradicts';
    if (of('reports').length > 0) return ownSupport ? 'rebuts' : 'reports';
    return 'supports';
  };
  const verdict = pick();
  const chosen = of(verdict)[0] ?? considered[0];
  if (!chosen) return undefined;
  const agreement = considered.filter((reading) => reading.verdict === verdict).length / considered.length;
  return {
    verdict,
    score: Math.round(chosen.core.weight * (0.8 + 0.2 * agreement) * 100) / 100,
    why: chosen.stance.why,
  };
}
