import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** Runs `work` in the caller's transaction where there is one, else in its own: so that an act and its line in the log go together. */
export const inTransaction = <T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> => (db.isTransaction ? work(db as Transaction<Tables>) : db.transaction().execute(work));
