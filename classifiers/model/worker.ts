/** The thread that runs the encoder; client.ts starts it and speaks with it. */
import { serveQuestions } from './answering.ts';
import { Encoder } from './encoder.ts';
import type { Purpose, ReadInput, Reading } from './reading.ts';
import type { ModelSettings } from './settings.ts';

export interface WorkerData {
  readonly directory: string;
  readonly settings: ModelSettings;
  readonly threads: number;
}
export interface Question {
  readonly inputs: readonly ReadInput[];
  readonly purpose: Purpose;
}

await serveQuestions<WorkerData, Question, Reading[]>(async ({ directory, settings, threads }) => {
  const encoder = await Encoder.open(directory, settings, { threads });
  return ({ inputs, purpose }) => encoder.read(inputs, purpose);
});
