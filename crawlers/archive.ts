import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveLocation, Document } from '../db/model/index.ts';
import { type Bodies, recentBodies } from './archive/bodies.ts';
import { indexLine } from './archive/cdxj.ts';
import { readSeals, sealBefore, type Verified, verifyShelf } from './archive/chain.ts';
import { appendIndex, appendMembers, indexPath, mendTail, readSlice, sizeOf } from './archive/day-file.ts';
import { withLock } from './archive/lock.ts';
import { decodeDocument, encodeDocument, encodeWarcinfo } from './archive/record.ts';

export type { Verified } from './archive/chain.ts';
export { ArchiveFullError } from './archive/day-file.ts';
export { type ReadRecord, readWarc } from './archive/read-warc.ts';

/** What was fetched, kept as evidence: WARC 1.1, a file a day and shelf, chained from day to day. */
export interface Archive {
  /**
   * Keeps a document; resolves when it is on the disk. An unchanged body becomes a `revisit` record.
   * @param shelf the locality's id, or another slug
   * @throws ArchiveFullError when there is no room; nothing is half-written then
   */
  append(shelf: string, document: Document): Promise<ArchiveLocation>;
  /** Reads a document back. @throws when its record is missing or damaged */
  read(location: ArchiveLocation): Promise<Document>;
  /** Every file with its chain; see `diem-bao archive verify`. */
  verify(): AsyncIterable<Verified>;
  /** What was mended after a crash when the archive was opened or a day was closed, in English. */
  readonly mended: readonly string[];
  close(): Promise<void>;
}

export interface ArchiveOptions {
  readonly now: () => Date;
  /** Zone in which a day begins and ends; IANA name. */
  readonly timeZone?: string;
}

interface Waiting {
  readonly document: Document;
  readonly done: (location: ArchiveLocation) => void;
  readonly failed: (error: unknown) => void;
}

interface Shelf {
  readonly queue: Waiting[];
  writing: Promise<void> | undefined;
  /** End of the file after the last write of this process. */
  end: { readonly file: string; readonly at: number } | undefined;
  /** Where the newest record of a body lies, by address and digest. */
  bodies: Bodies | undefined;
}

/** Documents and bytes that are written in one go. */
const BATCH = 64;
const BATCH_BYTES = 32 * 1024 * 1024;

/** Opens an archive folder, mends what a crash left, and closes the files of past days. */
export async function openArchive(folder: string, options: ArchiveOptions): Promise<Archive> {
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone: options.timeZone ?? 'Asia/Ho_Chi_Minh' });
  const shelves = new Map<string, Shelf>();
  const mended: string[] = [];
  await mkdir(folder, { recursive: true });

  /** Today's file; a clock that was set back must not touch a sealed one. */
  const currentFile = async (name: string): Promise<string> => {
    const sealed = new Set((await readSeals(folder, name)).map((seal) => seal.file));
    const day = `${name}/${days.format(options.now())}`;
    for (let number = 1; ; number++) {
      const file = `${day}${number === 1 ? '' : `.${number}`}.warc.gz`;
      if (!sealed.has(file)) return file;
    }
  };

  const locked = <T>(name: string, work: (stillHeld: () => Promise<boolean>) => Promise<T>) =>
    withLock(join(folder, name, '.lock'), work);

  /** Closes past days, then makes today's file and its index agree. */
  const tidy = async (name: string, file: string): Promise<void> => {
    mended.push(...(await sealBefore(folder, name, file)));
    const report = await mendTail(folder, file);
    if (report) mended.push(report);
  };

  const writeBatch = async (
    name: string,
    shelf: Shelf,
    batch: readonly Waiting[],
    stillHeld: () => Promise<boolean>,
  ): Promise<void> => {
    const file = await currentFile(name);
    // A new day, a crash or another process: only then is there anything to tidy.
    if (shelf.end?.file !== file || shelf.end.at !== (await sizeOf(join(folder, file))))
      await tidy(name, file);
    shelf.bodies ??= await recentBodies(folder, name);

    const members: Buffer[] = [];
    const found: boolean[] = [];
    for (const { document } of batch) {
      const known = shelf.bodies.find(document.finalUrl, document.sha256);
      found.push(known !== undefined);
      members.push(await encodeDocument(document, known));
    }
    const isNew = (await sizeOf(join(folder, file))) === 0;
    const info = isNew ? [await encodeWarcinfo(file, options.now())] : [];
    // A machine that was suspended for a minute is no longer alone with the file.
    if (!(await stillHeld())) throw new Error(`another process took over the archive's shelf ${name}`);
    let offset = await appendMembers(join(folder, file), [...info, ...members]);
    offset += info[0]?.length ?? 0;
    const lines = batch.map(({ document }, index) => {
      const line = indexLine(document, { file, offset, length: members[index]!.length }, found[index]!);
      offset += members[index]!.length;
      return line;
    });
    await appendIndex(indexPath(folder, file), lines);
    shelf.end = { file, at: offset };
    lines.forEach((line, index) => {
      shelf.bodies?.add(line);
      batch[index]!.done(line.location);
    });
  };

  const drain = async (name: string, shelf: Shelf): Promise<void> => {
    await mkdir(join(folder, name), { recursive: true });
    while (shelf.queue.length > 0) {
      const batch = takeBatch(shelf.queue);
      try {
        await locked(name, (stillHeld) => writeBatch(name, shelf, batch, stillHeld));
      } catch (error) {
        for (const waiting of batch) waiting.failed(error);
      }
    }
  };

  const kick = (name: string, shelf: Shelf): void => {
    shelf.writing ??= drain(name, shelf).finally(() => {
      shelf.writing = undefined;
      // Something may have come between the last look at the queue and here.
      if (shelf.queue.length > 0) kick(name, shelf);
    });
  };

  const read = async (location: ArchiveLocation, depth = 0): Promise<Document> => {
    if (!/^[\w.-]+\/[\w.-]+\.warc\.gz$/.test(location.file) || location.file.includes('..')) {
      throw new Error(`no archive file: ${location.file}`);
    }
    const member = await readSlice(join(folder, location.file), location.offset, location.length);
    return decodeDocument(member, async (at) => {
      if (depth > 2) throw new Error('a revisit that leads nowhere');
      return (await read(at, depth + 1)).body;
    });
  };

  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const name = entry.name;
    await locked(name, async () => tidy(name, await currentFile(name)));
  }

  return {
    mended,
    append(name, document) {
      if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return Promise.reject(new Error(`no shelf name: ${name}`));
      let shelf = shelves.get(name);
      if (!shelf) {
        shelf = { queue: [], writing: undefined, end: undefined, bodies: undefined };
        shelves.set(name, shelf);
      }
      const mine = shelf;
      return new Promise((done, failed) => {
        mine.queue.push({ document, done, failed });
        kick(name, mine);
      });
    },
    read,
    async *verify() {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (entry.isDirectory()) yield* verifyShelf(folder, entry.name);
      }
    },
    async close() {
      await Promise.all([...shelves.values()].map((shelf) => shelf.writing));
    },
  };
}

/** From the front of the queue: many small documents, or a few large ones. */
function takeBatch(queue: Waiting[]): Waiting[] {
  let bytes = 0;
  const end = queue.findIndex(({ document }, index) => {
    bytes += document.body.length;
    return index > 0 && (index >= BATCH || bytes > BATCH_BYTES);
  });
  return queue.splice(0, end < 0 ? queue.length : end);
}
