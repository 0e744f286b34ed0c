import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Runs `work` while holding the named advisory lock of the database; when another process holds it,
 * `work` is not run and `otherwise` answers. The lock goes when its connection does, also after a kill -9.
 */
export async function withLock<T>(
  db: Kysely<Tables>,
  name: string,
  work: () => Promise<T>,
  otherwise: () => T,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ taken: boolean }>`
      select pg_try_advisory_lock(hashtextextended(${name}, 0)) as taken
    `.execute(connection);
    if (!rows[0]?.taken) return otherwise();
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection);
    }
  });
}
