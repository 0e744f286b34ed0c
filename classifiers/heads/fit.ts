import type { Features } from './features.ts';
import { seededRandom, shuffle } from './random.ts';

/** A text's features and the numbers of its labels; one label where `choose` is `one`. */
export interface LabelledFeatures extends Features {
  readonly labels: readonly number[];
}

export interface FitOptions {
  readonly classes: number;
  /** Buckets of the lexical part; 0 leaves it out. */
  readonly lexicalSize: number;
  /** What an error costs beside large weights: less for few or noisy texts. */
  readonly cost: number;
  /** 0: each text counts alike; 1: each class counts alike. */
  readonly balance: number;
  /** Passes over the texts at most. */
  readonly passes: number;
  readonly seed: number;
}

/** Weights of a fitted linear model, on features as they come (standardisation is folded in). */
export interface LinearModel {
  /** classes x width, row by row. */
  readonly dense: Float32Array;
  readonly bias: Float32Array;
  /** classes x lexicalSize, row by row. */
  readonly lexical: Float32Array;
}

/** Mean and spread of each dense column; rarity of each bucket, 1 on average over the texts. */
interface Scales {
  readonly mean: Float32Array;
  readonly spread: Float32Array;
  readonly rarity: Float32Array;
}

/**
 * Fits a support vector machine with squared hinge loss for each label against the others, by dual coordinate
 * descent in a fixed random order (Hsieh and others 2008, "A dual coordinate descent method for large-scale
 * linear SVM"). Dense columns are standardised, buckets weighted by rarity. Deterministic for a seed.
 */
export function fitLinear(examples: readonly LabelledFeatures[], options: FitOptions): LinearModel {
  const { classes, lexicalSize } = options;
  const width = examples[0]!.dense.length;
  const scales: Scales = { ...columns(examples), rarity: rarity(examples, lexicalSize) };
  const unit = width ? 1 / Math.sqrt(width) : 0;
  const rows = examples.map(({ dense, buckets, values, labels }) => {
    const x = dense.map((v, d) => ((v - scales.mean[d]!) / scales.spread[d]!) * unit);
    const counts = values.map((v, i) => v * scales.rarity[buckets[i]!]!);
    return { x, buckets, counts, labels, square: 1 + square(x) + square(counts) };
  });
  const importance = classImportance(examples, classes, options.balance);
  const dense = new Float32Array(classes * width);
  const bias = new Float32Array(classes);
  const lexical = new Float32Array(classes * lexicalSize);
  for (let c = 0; c < classes; c++) {
    const w = dense.subarray(c * width, (c + 1) * width);
    const words = lexical.subarray(c * lexicalSize, (c + 1) * lexicalSize);
    bias[c] = descend(rows, c, importance, options, w, words);
    let shift = 0;
    for (let d = 0; d < width; d++) {
      w[d]! *= unit / scales.spread[d]!;
      shift += w[d]! * scales.mean[d]!;
    }
    bias[c]! -= shift;
    for (let b = 0; b < lexicalSize; b++) words[b]! *= scales.rarity[b]!;
  }
  return { dense, bias, lexical };
}

/** Raw scores of a text by a fitted model, one for each label. */
export function scoresOf(model: LinearModel, { dense, buckets, values }: Features): Float32Array {
  const lexicalSize = model.lexical.length / model.bias.length;
  return model.bias.map((bias, c) => {
    let score = bias;
    for (let d = 0, at = c * dense.length; d < dense.length; d++) score += model.dense[at + d]! * dense[d]!;
    for (let i = 0, at = c * lexicalSize; i < buckets.length; i++)
      score += model.lexical[at + buckets[i]!]! * values[i]!;
    return score;
  });
}

interface Row {
  readonly x: Float32Array;
  readonly buckets: Uint32Array;
  readonly counts: Float32Array;
  readonly labels: readonly number[];
  readonly square: number;
}

/** A pass whose largest violation of the optimum is below this is the last. */
const NEAR_ENOUGH = 0.05;

/** Fits one label against the others into `w` and `words`; returns the bias. */
function descend(
  rows: readonly Row[],
  label: number,
  importance: Float32Array,
  { cost, passes, seed }: FitOptions,
  w: Float32Array,
  words: Float32Array,
): number {
  const alpha = new Float64Array(rows.length);
  const order = rows.map((_, i) => i);
  const random = seededRandom(seed + label);
  let bias = 0;
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    let worst = 0;
    for (const index of order) {
      const { x, buckets, counts, labels, square } = rows[index]!;
      const sign = labels.includes(label) ? 1 : -1;
      const slack = 1 / (2 * cost * importance[labels[0] ?? 0]!);
      let score = bias;
      for (let d = 0; d < x.length; d++) score += w[d]! * x[d]!;
      for (let i = 0; i < buckets.length; i++) score += words[buckets[i]!]! * counts[i]!;
      const before = alpha[index]!;
      const gradient = sign * score - 1 + slack * before;
      const violation = before === 0 ? Math.min(gradient, 0) : gradient;
      if (Math.abs(violation) < 1e-9) continue;
      worst = Math.max(worst, Math.abs(violation));
      const after = Math.max(before - gradient / (square + slack), 0);
      alpha[index] = after;
      const step = (after - before) * sign;
      bias += step;
      for (let d = 0; d < x.length; d++) w[d]! += step * x[d]!;
      for (let i = 0; i < buckets.length; i++) words[buckets[i]!]! += step * counts[i]!;
    }
    if (worst < NEAR_ENOUGH) break;
  }
  return bias;
}

function columns(examples: readonly LabelledFeatures[]): { mean: Float32Array; spread: Float32Array } {
  const width = examples[0]!.dense.length;
  const mean = new Float32Array(width);
  const spread = new Float32Array(width);
  for (const { dense } of examples) for (let d = 0; d < width; d++) mean[d]! += dense[d]! / examples.length;
  for (const { dense } of examples)
    for (let d = 0; d < width; d++) spread[d]! += (dense[d]! - mean[d]!) ** 2 / examples.length;
  return { mean, spread: spread.map((v) => Math.sqrt(v) || 1) };
}

/** Inverse document frequency of each bucket; 0 for one that no text has. */
function rarity(examples: readonly LabelledFeatures[], size: number): Float32Array {
  const seen = new Float32Array(size);
  for (const { buckets } of examples) for (const bucket of buckets) seen[bucket]!++;
  const idf = seen.map((times) => (times ? Math.log(examples.length / times) + 1 : 0));
  let sum = 0;
  let known = 0;
  for (const value of idf) {
    sum += value;
    if (value) known++;
  }
  return idf.map((value) => (known ? (value * known) / sum : 0));
}

function classImportance(
  examples: readonly LabelledFeatures[],
  classes: number,
  balance: number,
): Float32Array {
  const counts = new Float32Array(classes).fill(1);
  for (const { labels } of examples) for (const label of labels) counts[label]!++;
  const even = examples.length / classes;
  return counts.map((count) => Math.min(10, Math.max(0.1, (even / count) ** balance)));
}

function square(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
