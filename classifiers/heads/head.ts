import type { Reading } from '../model/reading.ts';
import { denseFeatures, lexicalFeatures, type View } from './features.ts';

/** A linear head over a frozen encoder: dense views and hashed pieces to the scores of its labels. */
export interface Head {
  /** `topics`, `tone`, or the name an office gave. */
  readonly name: string;
  readonly labels: readonly string[];
  /** `one`: softmax over labels. `many`: each label by itself. */
  readonly choose: 'one' | 'many';
  readonly views: readonly View[];
  /** labels x (views x width), row by row. */
  readonly dense: Float32Array;
  readonly bias: Float32Array;
  readonly lexical?: LexicalPart | undefined;
  /** Divides the logits; fitted on held-out texts. */
  readonly temperature: number;
  /** For each label the probability from which the answer stands; below it the head is unsure. */
  readonly thresholds: Float32Array;
}

/** What the lexical part of a head counts. */
export interface LexicalShape {
  /** Buckets. */
  readonly size: number;
  /** Longest run of pieces counted, 1 to 3. */
  readonly longest: number;
  /** Longest run of characters counted, up to 5; 0 counts none. */
  readonly characters: number;
}

export interface LexicalPart extends LexicalShape {
  /** labels x size, whole numbers to be multiplied by `scale`. */
  readonly weights: Int8Array;
  /** One for each label. */
  readonly scale: Float32Array;
}

/** Raw scores of a reading, one for each label. */
export function logits(head: Head, reading: Reading): Float32Array {
  const x = denseFeatures(reading, head.views);
  const out = Float32Array.from(head.bias);
  for (let c = 0; c < out.length; c++) {
    let sum = 0;
    const row = c * x.length;
    for (let d = 0; d < x.length; d++) sum += head.dense[row + d]! * x[d]!;
    out[c]! += sum;
  }
  const lexical = head.lexical;
  if (lexical) {
    const { buckets, values } = lexicalFeatures(reading, lexical);
    for (let c = 0; c < out.length; c++) {
      let sum = 0;
      const row = c * lexical.size;
      for (let i = 0; i < buckets.length; i++) sum += lexical.weights[row + buckets[i]!]! * values[i]!;
      out[c]! += sum * lexical.scale[c]!;
    }
  }
  return out;
}

/** Calibrated probabilities of a head's labels, in their order. */
export function probabilities(head: Head, reading: Reading): Float32Array {
  return toProbabilities(logits(head, reading), head.choose, head.temperature);
}

/** Softmax (`one`) or logistic (`many`) of logits divided by a temperature. */
export function toProbabilities(
  scores: Float32Array,
  choose: 'one' | 'many',
  temperature: number,
): Float32Array {
  if (choose === 'many') return scores.map((s) => 1 / (1 + Math.exp(-s / temperature)));
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp((s - top) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}
