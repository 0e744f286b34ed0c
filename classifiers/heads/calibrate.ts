import { toProbabilities } from './head.ts';
import { argmax, macroF1, microF1 } from './metrics.ts';

/** Logits of a held-out text with the numbers of its true labels. */
export interface Scored {
  readonly logits: Float32Array;
  readonly labels: readonly number[];
}

/** Mean negative log-likelihood of the truth at a temperature. */
function loss(scored: readonly Scored[], choose: 'one' | 'many', temperature: number): number {
  let sum = 0;
  for (const { logits, labels } of scored) {
    const p = toProbabilities(logits, choose, temperature);
    if (choose === 'one') sum -= Math.log(Math.max(1e-9, p[labels[0] ?? 0]!));
    else
      p.forEach((v, c) => {
        sum -= Math.log(Math.max(1e-9, labels.includes(c) ? v : 1 - v));
      });
  }
  return sum / (scored.length || 1);
}

/**
 * The temperature between 0.05 and 20 under which held-out truth is likeliest (Guo et al. 2017), by golden
 * section on a logarithmic scale. 1 where there is nothing to fit on.
 */
export function fitTemperature(scored: readonly Scored[], choose: 'one' | 'many'): number {
  if (scored.length === 0) return 1;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.05);
  let high = Math.log(20);
  for (let step = 0; step < 40; step++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (loss(scored, choose, Math.exp(a)) < loss(scored, choose, Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/**
 * Offsets tried for each label but the middle one of three. The outer labels are the seldom ones, which need
 * lifting more often than lowering; larger offsets would fit the held-out texts' noise.
 */
const OFFSETS = [-0.25, -0.125, 0, 0.125, 0.25, 0.375, 0.5];

/**
 * What to add to the logits of a head of three labels so that the mean of the groups' macro-F1 on held-out texts
 * is best: the likeliest label is not the one that serves macro-F1 where labels are uneven (Lipton et al. 2014).
 * Each group counts alike, whatever its size. The middle label stays as it is, and of offsets that do equally well
 * the smallest are taken. Throws where a group is empty.
 */
export function fitOffsets(groups: readonly (readonly Scored[])[]): Float32Array {
  if (groups.some((group) => group.length === 0)) throw new Error('a group of held-out texts is empty');
  const meanF1 = (offsets: Float32Array): number => {
    const each = groups.map((scored) =>
      macroF1(
        scored.map(({ labels }) => labels[0]!),
        scored.map(({ logits }) => argmax(logits.map((score, c) => score + offsets[c]!))),
        3,
      ),
    );
    return each.reduce((a, b) => a + b, 0) / groups.length;
  };
  const tried = OFFSETS.flatMap((first) =>
    OFFSETS.map((last) => {
      const offsets = Float32Array.of(first, 0, last);
      return { offsets, size: Math.abs(first) + Math.abs(last), score: meanF1(offsets) };
    }),
  ).sort((a, b) => a.size - b.size);
  return tried.reduce((a, b) => (b.score > a.score ? b : a)).offsets;
}

/**
 * For each label of a `many` head the probability from which naming it pays: the best F1 on held-out texts,
 * drawn towards `usual` where a label has few examples.
 */
export function fitThresholds(
  scored: readonly Scored[],
  classes: number,
  temperature: number,
  usual = 0.4,
): Float32Array {
  const given = scored.map(({ logits }) => toProbabilities(logits, 'many', temperature));
  return Float32Array.from({ length: classes }, (_, c) => {
    const positives = scored.filter(({ labels }) => labels.includes(c)).length;
    let best = { threshold: usual, f1: -1 };
    for (let t = 0.1; t <= 0.75; t += 0.025) {
      let hit = 0;
      let named = 0;
      scored.forEach(({ labels }, i) => {
        const says = given[i]![c]! >= t;
        const is = labels.includes(c);
        if (says) named++;
        if (is) named++;
        if (says && is) hit++;
      });
      const f1 = named ? (2 * hit) / named : 0;
      if (f1 > best.f1) best = { threshold: t, f1 };
    }
    const trust = positives / (positives + 20);
    return best.threshold * trust + usual * (1 - trust);
  });
}

/**
 * One threshold for all labels of a `many` head: the best micro-F1 on held-out texts. Where labels have few such
 * texts it errs less than one for each.
 */
export function fitThreshold(scored: readonly Scored[], temperature: number): number {
  const truth = scored.map(({ labels }) => labels);
  const given = scored.map(({ logits }) => toProbabilities(logits, 'many', temperature));
  let best = { threshold: 0.4, f1: -1 };
  for (let threshold = 0.2; threshold <= 0.6; threshold += 0.02) {
    const guess = given.map((p) => [...p.keys()].filter((c) => p[c]! >= threshold));
    const f1 = microF1(truth, guess);
    if (f1 > best.f1) best = { threshold, f1 };
  }
  return best.threshold;
}
