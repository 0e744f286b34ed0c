import type { Outcome } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { withLock } from '../db/queries/locks.ts';
import { lease, markDone, markQuarantined, markRetry } from '../db/queries/stage-marks.ts';
import type { Stage, StageDeps } from './stage.ts';

/** Tries before something that keeps throwing is set aside. */
const MAX_ATTEMPTS = 3;
const RETRY_SECONDS = 60;

export interface RunOptions {
  /** Stages that must be done first. */
  readonly after: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Called after each input. */
  readonly onProgress?: ((count: RunCount) => void) | undefined;
}

export interface RunCount {
  done: number;
  retried: number;
  quarantined: number;
}

/** A stage whose types are closed over, so that stages of every kind stand in one list. */
export interface RunnableStage {
  readonly name: string;
  /** Runs until nothing is pending. */
  drain(db: Database, deps: StageDeps, options: RunOptions): Promise<RunCount>;
}

/** The only loop: `run` outside the transaction, `save` and the done-mark together inside it. */
export function runnable<Input extends { readonly id: number }, Output>(
  stage: Stage<Input, Output>,
): RunnableStage {
  return {
    name: stage.name,
    drain: (db, deps, options) => {
      const loop = () => drain(stage, db, deps, options);
      return stage.serial ? withLock(db, `stage:${stage.name}`, loop, emptyCount) : loop();
    },
  };
}

const emptyCount = (): RunCount => ({ done: 0, retried: 0, quarantined: 0 });

async function drain<Input extends { readonly id: number }, Output>(
  stage: Stage<Input, Output>,
  db: Database,
  deps: StageDeps,
  options: RunOptions,
): Promise<RunCount> {
  const count = emptyCount();
  while (!options.signal?.aborted) {
    const query = { stage: stage.name, after: options.after, limit: stage.batch, now: deps.now() };
    const inputs = await stage.pending(db, query);
    if (inputs.length === 0) break;
    const ids = inputs.map((input) => input.id);
    const won = await lease(db, stage.name, ids, deps.now());
    const mine = inputs.filter((input) => won.has(input.id));
    await Promise.all(
      mine.map(async (input) => {
        await settle(stage, db, deps, input, won.get(input.id) ?? 1, count);
        options.onProgress?.(count);
      }),
    );
  }
  return count;
}

async function settle<Input extends { readonly id: number }, Output>(
  stage: Stage<Input, Output>,
  db: Database,
  deps: StageDeps,
  input: Input,
  attempt: number,
  count: RunCount,
): Promise<void> {
  try {
    const outcome = await stage.run(input, deps);
    await apply(stage, db, deps, input, outcome, count);
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (attempt >= MAX_ATTEMPTS) {
      await markQuarantined(db, stage.name, input.id, 'error', detail);
      count.quarantined += 1;
    } else {
      const due = new Date(deps.now().getTime() + attempt * RETRY_SECONDS * 1000);
      await markRetry(db, stage.name, input.id, due, detail);
      count.retried += 1;
    }
  }
}

async function apply<Input extends { readonly id: number }, Output>(
  stage: Stage<Input, Output>,
  db: Database,
  deps: StageDeps,
  input: Input,
  outcome: Outcome<Output>,
  count: RunCount,
): Promise<void> {
  switch (outcome.kind) {
    case 'ok':
      await db.transaction().execute(async (trx) => {
        if (await markDone(trx, stage.name, input.id, deps.now()))
          await stage.save(trx, input, outcome.value, deps);
      });
      count.done += 1;
      return;
    case 'retry':
      await markRetry(db, stage.name, input.id, outcome.after, outcome.reason);
      count.retried += 1;
      return;
    case 'quarantine':
      await markQuarantined(db, stage.name, input.id, outcome.reason, outcome.detail);
      count.quarantined += 1;
  }
}
