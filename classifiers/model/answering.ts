/** The worker's side of thread.ts: opens what answers, says so, and answers one question at a time. */
import { parentPort, workerData } from 'node:worker_threads';

export interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}
export type Reply<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'answered'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Serves a thread's questions; does nothing outside a worker. */
export async function serveQuestions<Data, Question, Answer>(
  open: (data: Data) => Promise<(question: Question) => Promise<Answer>>,
): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const say = (reply: Reply<Answer>) => port.postMessage(reply);
  try {
    const answer = await open(workerData as Data);
    let last: Promise<void> = Promise.resolve();
    port.on('message', ({ id, question }: Asked<Question>) => {
      // One inference at a time: two at once would only share the same core.
      last = last.then(async () => {
        try {
          say({ kind: 'answered', id, answer: await answer(question) });
        } catch (error) {
          say({ kind: 'failed', id, reason: reason(error) });
        }
      });
    });
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'refused', reason: reason(error) });
    port.close();
  }
}
