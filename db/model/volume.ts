import type { LocalDate } from './calendar.ts';

/** A day from which on a source brings another number of items than before. */
export interface VolumeChange {
  /** Index of the first day of the new level. */
  readonly day: number;
  /** Mean items a day. */
  readonly before: number;
  readonly after: number;
}

/** A change of one source's volume: what its health page and the digest tell. */
export interface SourceVolumeChange {
  readonly sourceId: string;
  readonly outlet: string;
  /** First local day of the new level. */
  readonly day: LocalDate;
  /** Mean items a day on which the source was read. */
  readonly before: number;
  readonly after: number;
}

/** Days that either side needs. */
const SIDE = 7;
/** Twice the log likelihood ratio. Chance alone passes it in about 1 of 100 series of 60 days; see the test. */
const THRESHOLD = 13;

/**
 * The strongest change of a source's volume: the split of the series at which two Poisson rates explain the
 * counts best, compared with one rate by the likelihood ratio (Hinkley 1970), scaled by the counts' own
 * dispersion, since news comes in bursts.
 * @param counts items a day, oldest first
 */
export function volumeChange(counts: readonly number[]): VolumeChange | undefined {
  const total = sum(counts);
  let best: (VolumeChange & { ratio: number }) | undefined;
  for (let day = SIDE; day <= counts.length - SIDE; day++) {
    const left = sum(counts.slice(0, day));
    const before = left / day;
    const after = (total - left) / (counts.length - day);
    const ratio =
      2 *
      (logLikelihood(left, before) +
        logLikelihood(total - left, after) -
        logLikelihood(total, total / counts.length));
    const scaled = ratio / dispersion(counts, day, before, after);
    if (scaled > (best?.ratio ?? THRESHOLD)) best = { day, before, after, ratio: scaled };
  }
  return best && { day: best.day, before: best.before, after: best.after };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Log likelihood of a count under a rate, less what does not depend on the rate. */
const logLikelihood = (count: number, rate: number): number => (count > 0 ? count * Math.log(rate) : 0);

/** Variance over mean around the two levels, at least 1. */
function dispersion(counts: readonly number[], day: number, before: number, after: number): number {
  const terms = counts.map((count, index) => {
    const mean = Math.max(index < day ? before : after, 0.1);
    return (count - mean) ** 2 / mean;
  });
  return Math.max(1, sum(terms) / Math.max(1, counts.length - 2));
}
