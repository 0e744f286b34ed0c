import type { Transaction } from 'kysely';
import type { ClaimChecker } from '../classifiers/claims/check.ts';
import type { TextModel } from '../classifiers/model.ts';
import type { Locator } from '../classifiers/places/locate.ts';
import type { ArchiveLocation, Document, Locality, Outcome } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import type { Tables } from '../db/tables.ts';

export type Trx = Transaction<Tables>;

/**
 * One step of the road, in three small functions: `read` reads, `run` decides (it sees no database; clock, archive
 * and models are handed in), `save` writes in the same transaction as the done-mark. A stage does not know its
 * place: which inputs it still has to do is asked by the loop.
 */
export interface Stage<Input extends { readonly id: number }, Output> {
  readonly name: string;
  /** What an input is. */
  readonly of: 'documents' | 'articles';
  /** Inputs read at once. 1 where an answer depends on the one before. */
  readonly batch: number;
  /** True where two workers must not run it at the same time. */
  readonly serial: boolean;
  /** The inputs of `ids`, which this worker holds by now. */
  read(db: Database, ids: readonly number[]): Promise<Input[]>;
  run(input: Input, deps: StageDeps): Promise<Outcome<Output>>;
  save(trx: Trx, input: Input, output: Output, deps: StageDeps): Promise<void>;
}

/** Everything impure or heavy that stages use, handed in by the command that runs them. */
export interface StageDeps {
  readonly now: () => Date;
  readonly localities: readonly Locality[];
  readonly readDocument: (location: ArchiveLocation) => Promise<Document>;
  readonly identifyLanguage: (text: string) => { readonly language: string; readonly confidence: number };
  readonly locator: Locator;
  readonly model: TextModel;
  readonly checker: ClaimChecker;
  /** Stages that an article goes through again when its text changed. */
  readonly laterStages: readonly string[];
}
