import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Archive, openArchive } from '../crawlers/archive.ts';
import type { Locality } from '../db/model/index.ts';
import { type OpenDatabase, openDatabase } from '../db/open.ts';
import { CommandFailure } from './commands/failure.ts';
import type { Config } from './config.ts';
import { demoLocalities, isDemoHome } from './demo-home.ts';
import { log } from './log.ts';
import { formatProblem, loadProfiles } from './profiles.ts';

/** An office's installation, open: database, archive, profiles and keys below one home folder. */
export interface Installation extends OpenDatabase {
  readonly config: Config;
  readonly archive: Archive;
  readonly localities: readonly Locality[];
  /** Key of the hashes that recognise a repeated public post. */
  readonly repeatSecret: string;
}

/** Opens the installation of `config.home`, making what is missing. Profile mistakes are told, not fatal. */
export async function openInstallation(config: Config): Promise<Installation> {
  await mkdir(config.home, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(
      `${config.home} cannot be made (${error.code}): set DIEM_BAO_HOME to a folder that you may write`,
    );
  });
  const localities = await knownLocalities(config);
  const repeatSecret = await secret(config.home, 'repeat.key');
  const { home, databaseUrl } = config;
  const database = await openDatabase({ home, databaseUrl });
  try {
    const archive = await openArchive(join(home, 'archive'), { now: () => new Date() });
    return {
      ...database,
      config,
      archive,
      localities,
      repeatSecret,
      close: async () => {
        await archive.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Localities of the profiles, and of the demo where its press was read into this home. */
export async function knownLocalities(config: Config): Promise<readonly Locality[]> {
  if (isDemoHome(config.home)) return demoLocalities(config.home);
  const { localities, problems } = loadProfiles(config.localities);
  for (const problem of problems) log.warn(formatProblem(problem));
  if (localities.length === 0) {
    throw new CommandFailure(
      `no usable locality below ${config.localities}: mend the profile above, or add one (docs/adding.md)`,
    );
  }
  return localities;
}

/** The locality of that id, or a failure that lists those there are. */
export function localityById(localities: readonly Locality[], id: string): Locality {
  const found = localities.find((locality) => locality.id === id);
  if (found) return found;
  throw new CommandFailure(
    `no locality "${id}"; there are: ${localities.map((locality) => locality.id).join(', ')}`,
  );
}

/** A random key of the installation's own, made once, readable by its owner alone. */
async function secret(home: string, name: string): Promise<string> {
  const file = join(home, name);
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return readFile(file, 'utf8');
}
