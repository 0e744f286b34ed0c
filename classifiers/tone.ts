import type { Tone } from '../db/model/index.ts';
import { type Head, probabilities } from './heads/head.ts';
import type { Reading } from './model/reading.ts';

/** A tone with its calibrated probability, and whether that reaches the head's threshold. */
export interface ToneAnswer {
  readonly tone: Tone;
  readonly score: number;
  readonly sure: boolean;
}

/** Tone towards the reading's target, or of its text where it has none. */
export function readTone(head: Head, reading: Reading): ToneAnswer {
  const given = probabilities(head, reading);
  let best = 0;
  for (let c = 1; c < given.length; c++) if (given[c]! > given[best]!) best = c;
  return {
    tone: head.labels[best] as Tone,
    score: given[best]!,
    sure: given[best]! >= head.thresholds[best]!,
  };
}
