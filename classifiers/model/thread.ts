import { Worker } from 'node:worker_threads';
import type { Asked, Reply } from './answering.ts';

/** A thread that answers questions in their order. */
export interface Thread<Question, Answer> {
  /** Rejects when the thread failed on this question or has ended. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts a worker file (one that calls `serveQuestions`); rejects with what it says, after `name`, where it
 * cannot open. An idle thread keeps no process alive.
 */
export async function startThread<Question, Answer>(
  file: URL,
  data: unknown,
  name: string,
): Promise<Thread<Question, Answer>> {
  const worker = new Worker(file, { workerData: data });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let ended: Error | undefined;
  let next = 0;
  const end = (error: Error): Error => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    return ended;
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (reply: Reply<Answer>) => {
      if (reply.kind === 'ready') return resolve();
      if (reply.kind === 'refused') return reject(new Error(`${name}: ${reply.reason}`));
      const caller = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (waiting.size === 0) worker.unref();
      if (reply.kind === 'answered') caller?.resolve(reply.answer);
      else caller?.reject(new Error(reply.reason));
    });
    worker.on('error', (error) => reject(end(error instanceof Error ? error : new Error(String(error)))));
    worker.on('exit', (code) => reject(end(new Error(`the model's thread ended (${code})`))));
  });
  worker.unref();
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const asked: Asked<Question> = { id: next++, question };
        waiting.set(asked.id, { resolve, reject });
        worker.ref();
        worker.postMessage(asked);
      }),
    async close() {
      end(new Error('the model is closed'));
      await worker.terminate();
    },
  };
}
