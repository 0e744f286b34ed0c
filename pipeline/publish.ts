import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DigestDeps, type DigestFormat, makeDigest, renderDigest } from '../dashboards/digest/index.ts';
import type { DigestData, Locality, Statement } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';

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

/**
 * Writes a digest in each format under `<home>/digests/<locality>/<date>.<format>`; returns the paths.
 * A file is replaced as a whole: a reader never sees half of one.
 */
export async function writeDigest(
  home: string,
  data: DigestData,
  formats: readonly DigestFormat[],
): Promise<readonly string[]> {
  const folder = join(home, 'digests', data.locality.id);
  await mkdir(folder, { recursive: true });
  const files = formats.map((format) => ({ format, file: join(folder, `${data.date}.${format}`) }));
  for (const { format, file } of files) {
    await writeFile(`${file}.part`, await renderDigest(data, format));
    await rename(`${file}.part`, file);
  }
  return files.map(({ file }) => file);
}
