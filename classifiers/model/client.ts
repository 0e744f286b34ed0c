import { Worker } from 'node:worker_threads';
import type { Purpose, ReadInput, Reading } from './reading.ts';
import type { ModelSettings } from './settings.ts';
import type { Reply, Request, WorkerData } from './worker.ts';

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
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: data });
  const waiting = new Map<
    number,
    { resolve: (readings: Reading[]) => void; reject: (error: Error) => void }
  >();
  let ended: Error | undefined;
  let next = 0;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'ready') return resolve();
      if (reply.kind === 'refused') return reject(new Error(`${directory}: ${reply.reason}`));
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === 'read') caller?.resolve(reply.readings);
      else caller?.reject(new Error(reply.reason));
    });
    worker.on('error', (error) => {
      end(error instanceof Error ? error : new Error(String(error)));
      reject(ended!);
    });
    worker.on('exit', (code) => {
      end(new Error(`the model's thread ended (${code})`));
      reject(ended!);
    });
  });
  // An idle model keeps no process alive.
  worker.unref();

  const ask = (inputs: readonly ReadInput[], purpose: Purpose): Promise<Reading[]> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const request: Request = { id: next++, inputs, purpose };
      waiting.set(request.id, { resolve, reject });
      worker.ref();
      worker.postMessage(request);
    });

  return {
    async read(inputs, purpose) {
      const out: Reading[] = [];
      try {
        for (let start = 0; start < inputs.length; start += CHUNK)
          out.push(...(await ask(inputs.slice(start, start + CHUNK), purpose)));
      } finally {
        if (waiting.size === 0) worker.unref();
      }
      return out;
    },
    async close() {
      end(new Error('the model is closed'));
      await worker.terminate();
    },
  };
}
