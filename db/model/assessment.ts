import type { TopicCode } from './topic.ts';

export const TONES = ['positive', 'neutral', 'negative'] as const;
export type Tone = (typeof TONES)[number];

export interface TopicScore {
  readonly code: TopicCode;
  /** Calibrated probability, 0 to 1. */
  readonly score: number;
}

/** What a model said of an article, and which model it was. */
export interface Assessment {
  /** One to three, best first; empty when the model is unsure. */
  readonly topics: readonly TopicScore[];
  readonly tone: Tone;
  /** Calibrated probability of `tone`, 0 to 1. */
  readonly toneScore: number;
  /** True when topics or tone are below their threshold: an officer is asked. */
  readonly unsure: boolean;
  /** Name and version of the model, as in its card. */
  readonly model: string;
}
