import type { SecondOpinion } from '../claims/opinion.ts';
import { startLabelledModel } from './sequence-client.ts';

const LABELS = { entailment: /^entail/u, neutral: /^neutral/u, contradiction: /^contradict/u } as const;

/** A natural-language-inference model that gives second opinions. */
export interface EntailmentModel {
  readonly name: string;
  readonly opinion: SecondOpinion;
  close(): Promise<void>;
}

/**
 * Loads an inference model (labels entailment, neutral, contradiction) into a thread of its own. Rejects, naming
 * the folder, where it cannot be loaded or is of another kind.
 */
export async function loadEntailment(directory: string): Promise<EntailmentModel> {
  const model = await startLabelledModel(directory, LABELS);
  return {
    name: model.name,
    opinion: async (premise, hypothesis) => (await model.classify([{ text: premise, pair: hypothesis }]))[0],
    close: () => model.close(),
  };
}
