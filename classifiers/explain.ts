import { type Head, logits } from './heads/head.ts';
import { sentenceSpans } from './model/excerpt.ts';
import type { ReadInput, Reading } from './model/reading.ts';

/** A sentence of `title + "\n" + text` (UTF-16 offsets) and how much the answer leaned on it, 0 to 1. */
export interface MovingSentence {
  readonly sentence: string;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Beyond so many sentences the rest is left as it is: the encoder does not read that far. */
const MOST_SENTENCES = 16;

/**
 * Occlusion (Zeiler & Fergus 2014): the answer is read again with each sentence left out in turn, and a
 * sentence weighs what the scores of the given topics and tone lose without it. Best first, those that moved
 * nothing left out. Costs one reading for each of the first 16 sentences.
 */
export async function movingSentences(
  input: ReadInput,
  heads: readonly Head[],
  read: (inputs: readonly ReadInput[]) => Promise<Reading[]>,
): Promise<MovingSentence[]> {
  const whole = input.title ? `${input.title}\n${input.text}` : input.text;
  const spans = sentenceSpans(whole).slice(0, MOST_SENTENCES);
  if (spans.length === 0) return [];
  const without = spans.map((span) => ({
    ...input,
    title: '',
    text: `${whole.slice(0, span.start)}${whole.slice(span.end)}`.trim() || ' ',
  }));
  const [full, ...rest] = await read([{ ...input, title: '', text: whole }, ...without]);
  const weights = new Array<number>(spans.length).fill(0);
  for (const head of heads) {
    const before = logits(head, full!);
    const best = before.indexOf(Math.max(...before));
    rest.forEach((reading, i) => {
      weights[i]! += Math.max(0, before[best]! - logits(head, reading)[best]!) / head.temperature;
    });
  }
  const total = weights.reduce((a, b) => a + b, 0);
  return spans
    .map(({ start, end }, i) => ({
      sentence: whole.slice(start, end),
      start,
      end,
      weight: total ? weights[i]! / total : 0,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
