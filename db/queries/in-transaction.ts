import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';

/** Runs `work` in the caller's transaction where there is one, else in its own: so that an act and its line in the log go together. */
export const inTransaction = <T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> => (db.isTransaction ? work(db as Transaction<Tables>) : db.transaction().execute(work));

/** Reads all of `read` as of one instant: what others write meanwhile is not seen. Inside a transaction, as of that. */
export const asOfOneInstant = <T>(
  db: Kysely<Tables>,
  read: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> =>
  db.isTransaction
    ? read(db as Transaction<Tables>)
    : db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
