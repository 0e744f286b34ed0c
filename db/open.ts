import { Kysely, PostgresDialect, sql } from 'kysely';
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
  /**
   * Makes this process the one that stops the embedded server at close, also where another started it (and was
   * killed). For the process that holds the installation's lock.
   */
  own(): void;
  /** Closes the pool, and stops the embedded server when this process started or owns it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Folder of the installation (`DIEM_BAO_HOME`). */
  readonly home: string;
  /** A PostgreSQL server; without one the embedded server of `home` is used. */
  readonly databaseUrl?: string | undefined;
  /** Connections at most. */
  readonly poolSize?: number;
}

/** Opens the installation's database, creating and migrating it when needed. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const server = options.databaseUrl ? undefined : await startEmbedded(options.home);
  const url = options.databaseUrl ?? server?.url ?? '';
  await createIfMissing(url);
  const { db } = connect(url, options.poolSize);
  await migrate(db);
  let owned = false;
  return {
    db,
    url,
    embedded: server !== undefined,
    own: () => {
      owned = true;
    },
    close: async () => {
      // A short command that started the server leaves it to a longer one that joined meanwhile.
      const leave = !server || (!owned && (!server.started || (await othersConnected(db))));
      await db.destroy();
      if (!leave) await server.stop();
    },
  };
}

/** A pool on an existing, migrated database. Bigints come back as numbers: ids stay far below 2^53. */
export function connect(url: string, poolSize = 8): { readonly db: Database; readonly pool: pg.Pool } {
  const types = { getTypeParser: typeParser } as pg.CustomTypesConfig;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    application_name: `diem-bao ${process.pid}`,
  });
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

async function othersConnected(db: Database): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`
    select exists (
      select from pg_stat_activity
      where backend_type = 'client backend' and application_name is distinct from current_setting('application_name')
    ) as others`.execute(db);
  return rows[0]?.others ?? false;
}

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
