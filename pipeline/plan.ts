import type { Database } from '../db/open.ts';
import { type RunCount, type RunnableStage, runnable } from './run.ts';
import type { StageDeps } from './stage.ts';
import { check } from './stages/check.ts';
import { classify } from './stages/classify.ts';
import { extract } from './stages/extract.ts';
import { group } from './stages/group.ts';
import { locate } from './stages/locate.ts';

/** The road after collecting, in order. Nothing else knows it. */
export const road: readonly RunnableStage[] = [
  runnable(extract),
  runnable(locate),
  runnable(group),
  runnable(classify),
  runnable(check),
];

/** The stages that an article goes through again when its text changed: all but the one that reads it. */
export const laterStages: readonly string[] = road.slice(1).map((stage) => stage.name);

/**
 * What must be done before a stage. `extract` works on documents and the others on articles, which are there
 * only once they were extracted, so it is not asked for.
 */
const before = (index: number): readonly string[] => road.slice(1, index).map((stage) => stage.name);

export interface RoadProgress {
  readonly stage: string;
  readonly count: RunCount;
}

export interface RoadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each input. */
  readonly onProgress?: ((progress: RoadProgress) => void) | undefined;
  /** Called when a stage has nothing left to do. */
  readonly onStageEnd?: ((progress: RoadProgress) => void) | undefined;
}

/** Takes everything that waits through every stage; returns what each stage did. */
export async function runRoad(
  db: Database,
  deps: StageDeps,
  options: RoadOptions = {},
): Promise<ReadonlyMap<string, RunCount>> {
  const counts = new Map<string, RunCount>();
  for (const [index, stage] of road.entries()) {
    const onProgress = (count: RunCount) => options.onProgress?.({ stage: stage.name, count });
    const count = await stage.drain(db, deps, { after: before(index), signal: options.signal, onProgress });
    options.onStageEnd?.({ stage: stage.name, count });
    counts.set(stage.name, count);
  }
  return counts;
}
