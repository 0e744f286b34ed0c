import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DigestDeps, type DigestFormat, makeDigest, renderDigest } from '../dashboards/digest/index.ts';
import type { DigestData, Locality, Statement } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { keptDigest } from '../db/queries/deliveries.ts';

export interface DigestMeans {
  readonly db: Database;
  readonly now: () => Date;
  readonly statements: readonly Statement[];
  /** Address of the dashboard, for the digest's links. */
  readonly dashboard?: string | undefined;
}

/** What digests are made with: the time, the dashboard's address, the wording of statements. */
export function digestDeps({ now, statements, dashboard }: Omit<DigestMeans, 'db'>): DigestDeps {
  const titles = new Map(statements.map((statement) => [statement.id, statement.proposition.vi]));
  return { now: now(), dashboard, statementTitle: (id) => titles.get(id) ?? id };
}

/** One locality's digest of a day, read from the database. */
export const digestOf = (means: DigestMeans, locality: Locality, date: string): Promise<DigestData> =>
  makeDigest(means.db, locality, date, digestDeps(means));

/** Formats in which a day's digest lies in the home folder. */
const FILES: readonly DigestFormat[] = ['html', 'txt'];

const filesOf = (home: string, localityId: string, date: string) =>
  FILES.map((format) => ({ format, file: join(home, 'digests', localityId, `${date}.${format}`) }));

/**
 * Writes a digest in each format under `<home>/digests/<locality>/<date>.<format>`; returns the paths.
 * A file is replaced as a whole: a reader never sees half of one.
 */
export async function writeDigest(home: string, data: DigestData): Promise<readonly string[]> {
  const files = filesOf(home, data.locality.id, data.date);
  await mkdir(join(home, 'digests', data.locality.id), { recursive: true });
  for (const { format, file } of files) {
    await writeFile(`${file}.part`, await renderDigest(data, format));
    await rename(`${file}.part`, file);
  }
  return files.map(({ file }) => file);
}

/** Whether a day's digest is kept and its files lie where people find them: there is nothing left to make. */
export async function isPublished(
  db: Database,
  home: string,
  localityId: string,
  date: string,
): Promise<boolean> {
  for (const { file } of filesOf(home, localityId, date)) {
    const missing = await access(file).catch(() => true);
    if (missing) return false;
  }
  return (await keptDigest(db, localityId, date)) !== undefined;
}
