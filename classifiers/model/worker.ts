/** The thread that runs the encoder; client.ts starts it and speaks with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Encoder } from './encoder.ts';
import type { Purpose, ReadInput, Reading } from './reading.ts';
import type { ModelSettings } from './settings.ts';

export interface WorkerData {
  readonly directory: string;
  readonly settings: ModelSettings;
  readonly threads: number;
}
export interface Request {
  readonly id: number;
  readonly inputs: readonly ReadInput[];
  readonly purpose: Purpose;
}
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'read'; readonly id: number; readonly readings: Reading[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

const port = parentPort;
if (port) {
  const data = workerData as WorkerData;
  const say = (reply: Reply) => port.postMessage(reply);
  const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
  try {
    const encoder = await Encoder.open(data.directory, data.settings, { threads: data.threads });
    let last: Promise<void> = Promise.resolve();
    port.on('message', (request: Request) => {
      // One inference at a time: two at once would only share the same core.
      last = last.then(async () => {
        try {
          say({
            kind: 'read',
            id: request.id,
            readings: await encoder.read(request.inputs, request.purpose),
          });
        } catch (error) {
          say({ kind: 'failed', id: request.id, reason: reason(error) });
        }
      });
    });
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'refused', reason: reason(error) });
    port.close();
  }
}
