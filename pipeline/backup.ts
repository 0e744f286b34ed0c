import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { copyTables, loadTables } from '../db/backup.ts';
import { CommandFailure } from './commands/failure.ts';

/** Folders and files of a home that a backup holds; the database comes as tables. */
const KEPT = ['archive', 'digests', 'localities', 'statements', 'models', 'repeat.key', 'demo'];
/** What a running office makes and takes away while it writes: worth nothing elsewhere. */
const PASSING = /(?:^|[\\/])\.lock[^\\/]*$|\.(?:part|new)$/;
const MANIFEST = 'manifest.json';
const FORMAT = 1;

interface Manifest {
  readonly format: number;
  readonly madeAt: string;
  readonly tables: readonly { readonly table: string; readonly columns: readonly string[] }[];
  /** SHA-256 of each entry, by name. */
  readonly sha256: Readonly<Record<string, string>>;
}

export interface BackupCount {
  readonly tables: number;
  readonly files: number;
}

/**
 * Writes a home and its database into one `.tar.gz`, as of one instant, also beside a running office; the file
 * appears only when it is whole.
 * @throws CommandFailure when the file cannot be written
 */
export async function makeBackup(home: string, url: string, file: string, now: Date): Promise<BackupCount> {
  const scratch = await mkdtemp(join(tmpdir(), 'diem-bao-backup-'));
  const part = `${file}.part`;
  try {
    const pack = tar.pack({});
    const stop = new AbortController();
    const causes: unknown[] = [];
    // Whichever side fails first ends the other: nothing waits for a file that is not written.
    const fail = (cause: unknown) => {
      causes.push(cause);
      stop.abort();
      pack.destroy();
      return undefined;
    };
    const [count] = await Promise.all([
      fill(pack, { home, url, scratch, now, signal: stop.signal }).catch(fail),
      pipeline(pack, createGzip(), createWriteStream(part, { mode: 0o600 })).catch((error: Error) =>
        fail(new CommandFailure(`${file} cannot be written: ${error.message}`)),
      ),
    ]);
    if (!count || causes.length > 0) throw causes[0];
    await rename(part, file);
    return count;
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await rm(part, { force: true });
  }
}

interface Filling {
  readonly home: string;
  readonly url: string;
  /** Folder for one table at a time: a tar entry begins with its size. */
  readonly scratch: string;
  readonly now: Date;
  readonly signal: AbortSignal;
}

async function fill(pack: tar.Pack, { home, url, scratch, now, signal }: Filling): Promise<BackupCount> {
  const sha256: Record<string, string> = {};
  /** False where the file is gone by its turn. */
  const add = async (name: string, path: string): Promise<boolean> => {
    const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!handle) return false;
    try {
      const { size } = await handle.stat();
      const hash = createHash('sha256');
      const entry = pack.entry({ name, size });
      // A file that grows meanwhile (the day's archive) is taken as long as it was.
      const bytes =
        size > 0 ? handle.createReadStream({ end: size - 1, autoClose: false }) : Readable.from([]);
      await pipeline(bytes, hashing(hash), entry, { signal });
      sha256[name] = hash.digest('hex');
      return true;
    } finally {
      await handle.close();
    }
  };
  const tables: { table: string; columns: readonly string[] }[] = [];
  await copyTables(url, async ({ table, columns, read }) => {
    const path = join(scratch, table);
    await pipeline(read(), createWriteStream(path), { signal });
    await add(`db/${table}.copy`, path);
    await rm(path);
    tables.push({ table, columns });
  });
  let files = 0;
  for (const path of await filesOf(home)) if (await add(`home/${relative(home, path)}`, path)) files += 1;
  const manifest: Manifest = { format: FORMAT, madeAt: now.toISOString(), tables, sha256 };
  pack.entry({ name: MANIFEST }, JSON.stringify(manifest));
  pack.finalize();
  return { tables: tables.length, files };
}

/**
 * Unpacks a backup beside `home`, checks every entry against the manifest, and only then fills the database and
 * the home. Nothing is changed when the file is broken.
 */
export async function restoreBackup(file: string, home: string, url: string): Promise<BackupCount> {
  const scratch = await mkdtemp(join(tmpdir(), 'diem-bao-restore-'));
  try {
    const manifest = await unpack(file, scratch);
    await loadTables(url, async ({ write }) => {
      for (const { table, columns } of manifest.tables) {
        await pipeline(createReadStream(join(scratch, 'db', `${table}.copy`)), await write(table, columns));
      }
    });
    const names = Object.keys(manifest.sha256).filter(
      (name) => name.startsWith('home/') && !PASSING.test(name),
    );
    for (const name of names) {
      const target = join(home, name.slice('home/'.length));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(
        target,
        await readFile(join(scratch, name)),
        name.endsWith('.key') ? { mode: 0o600 } : {},
      );
    }
    return { tables: manifest.tables.length, files: names.length };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function unpack(file: string, folder: string): Promise<Manifest> {
  const found = new Map<string, string>();
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    const target = join(folder, header.name);
    // An entry may not leave the folder, whatever its name says.
    if (relative(folder, target).startsWith('..'))
      return next(new Error(`entry ${header.name} leads outside`));
    const hash = createHash('sha256');
    mkdir(dirname(target), { recursive: true })
      .then(() => pipeline(stream, hashing(hash), createWriteStream(target)))
      .then(() => {
        found.set(header.name, hash.digest('hex'));
        next();
      }, next);
  });
  await pipeline(createReadStream(file), createGunzip(), extract).catch((error: Error) => {
    throw new CommandFailure(`${file} cannot be read as a backup: ${error.message}`);
  });
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new CommandFailure(`${file} is no backup, or it is cut: it has no ${MANIFEST}`);
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== FORMAT)
    throw new CommandFailure(`${file} is of format ${manifest.format}; this version reads ${FORMAT}`);
  const broken = Object.entries(manifest.sha256).filter(([name, digest]) => found.get(name) !== digest);
  if (broken.length > 0)
    throw new CommandFailure(`${file} is damaged: ${broken.map(([name]) => name).join(', ')}`);
  return manifest;
}

const hashing = (hash: ReturnType<typeof createHash>): Transform =>
  new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });

async function filesOf(home: string): Promise<string[]> {
  const files: string[] = [];
  for (const name of KEPT) {
    const path = join(home, name);
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isFile()) files.push(path);
    if (!kind?.isDirectory()) continue;
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    files.push(
      ...entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)),
    );
  }
  return files.filter((path) => !PASSING.test(path)).sort();
}
