import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DigestFormat, makeDigest, renderDigest } from '../dashboards/digest/index.ts';
import type { DigestData, Locality, Statement } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { keepDigest } from '../db/queries/deliveries.ts';

export interface PublishDeps {
  readonly db: Database;
  readonly home: string;
  readonly now: () => Date;
  readonly statements: readonly Statement[];
  /** Address of the dashboard, for the digest's links. */
  readonly dashboard?: string | undefined;
}

/** One locality's digest of a day, read from the database. */
export function digestOf(
  deps: Omit<PublishDeps, 'home'>,
  locality: Locality,
  date: string,
): Promise<DigestData> {
  const titles = new Map(deps.statements.map((statement) => [statement.id, statement.proposition.vi]));
  return makeDigest(deps.db, locality, date, {
    now: deps.now(),
    dashboard: deps.dashboard,
    statementTitle: (id) => titles.get(id) ?? id,
  });
}

const jsonOf = async (data: DigestData): Promise<string> => String(await renderDigest(data, 'json'));

/**
 * Keeps the digest of a day in the database and writes it in each format under `<home>/digests/<locality>/<date>.<format>`.
 * A file is replaced as a whole: a reader never sees half of one.
 */
export async function writeDigest(
  deps: PublishDeps,
  locality: Locality,
  date: string,
  formats: readonly DigestFormat[],
): Promise<ReadonlyMap<DigestFormat, string>> {
  const data = await digestOf(deps, locality, date);
  await keepDigest(deps.db, locality.id, date, await jsonOf(data), deps.now());
  const folder = join(deps.home, 'digests', locality.id);
  await mkdir(folder, { recursive: true });
  const files = new Map<DigestFormat, string>();
  for (const format of formats) {
    const file = join(folder, `${date}.${format}`);
    await writeFile(`${file}.part`, await renderDigest(data, format));
    await rename(`${file}.part`, file);
    files.set(format, file);
  }
  return files;
}
