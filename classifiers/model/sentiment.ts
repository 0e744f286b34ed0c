import type { Tone } from '../../db/model/index.ts';
import { excerpt } from './excerpt.ts';
import type { ReadInput } from './reading.ts';
import { startLabelledModel } from './sequence-client.ts';
import { readSettings } from './settings.ts';

const LABELS = { negative: /^neg/u, neutral: /^neu/u, positive: /^pos/u } as const;
/** Below this share the first label is a guess. */
const SURE = 0.5;

export interface ReadSentiment {
  readonly tone: Tone;
  /** Share of that label, 0 to 1. */
  readonly score: number;
  readonly sure: boolean;
}

/** A model that tells positive, neutral and negative texts apart; of the text, not towards a place. */
export interface SentimentModel {
  readonly name: string;
  read(inputs: readonly ReadInput[]): Promise<ReadSentiment[]>;
  close(): Promise<void>;
}

/** Loads a sentiment model into a thread of its own. Rejects, naming the folder, where it cannot be loaded. */
export async function loadSentiment(directory: string): Promise<SentimentModel> {
  const model = await startLabelledModel(directory, LABELS);
  const { maxTokens } = await readSettings(directory);
  return {
    name: model.name,
    async read(inputs) {
      const texts = inputs.map(({ title, text, target }) => ({
        text: excerpt({ title: title ?? '', text, ...(target ? { target } : {}) }, maxTokens),
      }));
      return (await model.classify(texts)).map((shares) => {
        const [best] = (Object.entries(shares) as [Tone, number][]).sort((a, b) => b[1] - a[1]);
        const [tone, score] = best ?? ['neutral', 0];
        return { tone, score: Math.round(score * 100) / 100, sure: score >= SURE };
      });
    },
    close: () => model.close(),
  };
}
