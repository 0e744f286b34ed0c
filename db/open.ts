import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { startEmbedded } from './embedded/server.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

export interface OpenDatabase {
  readonly db: Database;
  /** Connection string, for pg-boss and for worker processes. */
  readonly url: string;
  readonly embedded: boolean;
  /** Closes the pool, and stops the embedded server when this process started it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Folder of the installation (`DIEM_BAO_HOME`). */
  readonly home: string;
  /** A PostgreSQL server; without one the embedded server of `home` is used. */
  readonly databaseUrl?: string | undefined;
  /** Connections at most. */
  readonly poolSize?: number;
  /** Stops the embedded server at close even when another process started it (after its kill -9). */
  readonly owner?: boolean;
}

/** Opens the installation's database, creating and migrating it when needed. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const server = options.databaseUrl ? undefined : await startEmbedded(options.home);
  const url = options.databaseUrl ?? server?.url ?? '';
  await createIfMissing(url);
  const { db } = connect(url, options.poolSize);
  await migrate(db);
  return {
    db,
    url,
    embedded: server !== undefined,
    close: async () => {
      await db.destroy();
      if (server && (server.started || options.owner)) await server.stop();
    },
  };
}

/** A pool on an existing, migrated database. Bigints come back as numbers: ids stay far below 2^53. */
export function connect(url: string, poolSize = 8): { readonly db: Database; readonly pool: pg.Pool } {
  const types = { getTypeParser: typeParser } as pg.CustomTypesConfig;
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types });
  // An idle connection that the server closes (restart, shutdown) is replaced at the next query.
  pool.on('error', () => undefined);
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool };
}

const BIGINT_OID = 20;
const NUMERIC_OID = 1700;

const typeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === BIGINT_OID || oid === NUMERIC_OID) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}) as typeof pg.types.getTypeParser;

async function createIfMissing(url: string): Promise<void> {
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw explain(error, target);
    target.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: target.href });
    await admin.connect();
    // 42P04, 23505: another process made it in the meantime.
    await admin.query(`create database ${admin.escapeIdentifier(name)}`).catch((failure) => {
      if (!['42P04', '23505'].includes(failure.code)) throw failure;
    });
    await admin.end();
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explain(cause: unknown, target: URL): Error {
  const reason = (cause as Error).message || String((cause as { code?: string }).code);
  return new Error(
    `The database at ${target.hostname}:${target.port || 5432}${target.pathname} cannot be opened: ${reason}. ` +
      'Check DATABASE_URL, or unset it to use the embedded database.',
    { cause },
  );
}
