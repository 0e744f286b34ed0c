/** The thread that runs a sequence classifier; sequence-client.ts starts it. */
import { serveQuestions } from './answering.ts';
import { type LabelShares, type Sequence, SequenceClassifier } from './sequence.ts';

export interface SequenceWorkerData {
  readonly directory: string;
  readonly maxTokens: number;
}
export interface SequenceAnswer {
  readonly labels: readonly string[];
  readonly shares: readonly LabelShares[];
}

await serveQuestions<SequenceWorkerData, readonly Sequence[], SequenceAnswer>(
  async ({ directory, maxTokens }) => {
    const classifier = await SequenceClassifier.open(directory, maxTokens);
    return async (sequences) => ({
      labels: classifier.labels,
      shares: await classifier.classify(sequences),
    });
  },
);
