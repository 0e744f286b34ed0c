import type { Outcome } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { withLock } from '../db/queries/locks.ts';
import {
  type Lease,
  lease,
  markDone,
  markQuarantined,
  markRetry,
  pendingSubjects,
} from '../db/queries/stage-marks.ts';
import type { Stage, StageDeps } from './stage.ts';

/** Tries before something that keeps throwing is set aside. */
const MAX_ATTEMPTS = 3;
const RETRY_SECONDS = 60;
/** Inputs that one look finds. Looking goes through all ids there are; leasing one of those found costs little. */
const LOOK_AHEAD = 200;

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

/** The only loop: `read` under a lease, `run` outside the transaction, `save` and the done-mark together inside it. */
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
  const place = { stage: stage.name, of: stage.of, after: options.after };
  while (!options.signal?.aborted) {
    const limit = Math.max(LOOK_AHEAD, stage.batch);
    const found = await pendingSubjects(db, { ...place, limit, now: deps.now() });
    if (found.length === 0) break;
    for (let first = 0; first < found.length && !options.signal?.aborted; first += stage.batch) {
      const ids = found.slice(first, first + stage.batch);
      const held = await lease(db, place, ids, deps.now());
      const inputs = await stage.read(
        db,
        ids.filter((id) => held.has(id)),
      );
      await Promise.all(
        inputs.map(async (input) => {
          const mine = held.get(input.id);
          if (mine) await settle(stage, db, deps, input, mine, count);
          options.onProgress?.(count);
        }),
      );
    }
  }
  return count;
}

async function settle<Input extends { readonly id: number }, Output>(
  stage: Stage<Input, Output>,
  db: Database,
  deps: StageDeps,
  input: Input,
  held: Lease,
  count: RunCount,
): Promise<void> {
  try {
    const outcome = await stage.run(input, deps);
    await apply(stage, db, deps, input, held, outcome, count);
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (held.attempt >= MAX_ATTEMPTS) {
      if (await markQuarantined(db, held, 'error', detail)) count.quarantined += 1;
    } else {
      const due = new Date(deps.now().getTime() + held.attempt * RETRY_SECONDS * 1000);
      if (await markRetry(db, held, due, detail)) count.retried += 1;
    }
  }
}

/** What came of an input whose lease was lost is dropped: another worker reads it as it is now. */
async function apply<Input extends { readonly id: number }, Output>(
  stage: Stage<Input, Output>,
  db: Database,
  deps: StageDeps,
  input: Input,
  held: Lease,
  outcome: Outcome<Output>,
  count: RunCount,
): Promise<void> {
  switch (outcome.kind) {
    case 'ok': {
      const saved = await db.transaction().execute(async (trx) => {
        const mine = await markDone(trx, held, deps.now());
        if (mine) await stage.save(trx, input, outcome.value, deps);
        return mine;
      });
      if (saved) count.done += 1;
      return;
    }
    case 'retry':
      if (await markRetry(db, held, outcome.after, outcome.reason)) count.retried += 1;
      return;
    case 'quarantine':
      if (await markQuarantined(db, held, outcome.reason, outcome.detail)) count.quarantined += 1;
  }
}
