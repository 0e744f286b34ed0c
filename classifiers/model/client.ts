import type { Purpose, ReadInput, Reading } from './reading.ts';
import type { ModelSettings } from './settings.ts';
import { startThread } from './thread.ts';
import type { Question, WorkerData } from './worker.ts';

/** Texts in one message to the worker; between two messages another caller gets its turn. */
const CHUNK = 16;

export interface EncoderClient {
  /** Readings in the order of the inputs. Rejects when the worker failed on a chunk or has ended. */
  read(inputs: readonly ReadInput[], purpose: Purpose): Promise<Reading[]>;
  close(): Promise<void>;
}

/** Starts the encoder in a worker thread; rejects, saying why, where the folder cannot be read. */
export async function startEncoder(
  directory: string,
  settings: ModelSettings,
  threads: number,
): Promise<EncoderClient> {
  const data: WorkerData = { directory, settings, threads };
  const worker = new URL('./worker.ts', import.meta.url);
  const thread = await startThread<Question, Reading[]>(worker, data, directory);
  return {
    async read(inputs, purpose) {
      const out: Reading[] = [];
      for (let start = 0; start < inputs.length; start += CHUNK)
        out.push(...(await thread.ask({ inputs: inputs.slice(start, start + CHUNK), purpose })));
      return out;
    },
    close: () => thread.close(),
  };
}
