import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, type FileHandle, open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ArchiveLocation, Document } from '../../db/model/index.ts';
import { formatIndexLine, type IndexLine, indexEnd, indexLine, readIndex } from './cdxj.ts';
import { decodeDocument, isRevisit } from './record.ts';
import { scanWarc } from './scan.ts';

/** Thrown by an append for which there is no room; what was there before is unharmed. */
export class ArchiveFullError extends Error {}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** `xa-loi-bac/2026-11-21.warc.gz` → `…/2026-11-21.cdxj`. */
export const indexPath = (folder: string, file: string): string =>
  join(folder, file.replace(/\.warc\.gz$/, '.cdxj'));

/**
 * Writes members at the end of a file, all or none.
 * @returns offset of the first
 */
export async function appendMembers(path: string, members: readonly Buffer[]): Promise<number> {
  const handle = await openForAppend(path);
  try {
    const { size } = await handle.stat();
    try {
      let at = size;
      for (const member of members) {
        for (let done = 0; done < member.length; ) {
          const { bytesWritten } = await handle.write(member, done, member.length - done, at + done);
          done += bytesWritten;
        }
        at += member.length;
      }
      // The record must be on the disk before the database says that it is.
      await handle.datasync();
    } catch (error) {
      // What cannot be cut off now is mended before the next write; the first error is the one to tell.
      await handle.truncate(size).catch(() => undefined);
      throw error;
    }
    return size;
  } catch (error) {
    throw explained(error, path);
  } finally {
    await handle.close();
  }
}

async function openForAppend(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return open(path, 'wx+').catch((failure) => {
      throw explained(failure, path);
    });
  }
}

function explained(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !NO_ROOM.has(code)) return error;
  return new ArchiveFullError(`no room left for the archive (${code}): free space below ${path}`, {
    cause: error,
  });
}

/** Adds lines to a file's index. A lost line is made again by {@link mendTail}. */
export async function appendIndex(path: string, lines: readonly IndexLine[]): Promise<void> {
  await appendFile(path, lines.map(formatIndexLine).join('')).catch((error) => {
    throw explained(error, path);
  });
}

/**
 * Makes a file and its index agree after a crash: whole records that the index lacks are added to it, what is
 * left of a half-written one is cut off, and index lines past the end of the file go.
 * @returns what was done, in English, or undefined when nothing was
 */
export async function mendTail(folder: string, file: string): Promise<string | undefined> {
  const path = join(folder, file);
  const index = await readIndex(indexPath(folder, file));
  const size = await sizeOf(path);
  const within = index.filter(({ location }) => location.offset + location.length <= size);
  const end = indexEnd(within);
  const found: IndexLine[] = [];
  let good = end;
  if (size > end) {
    for await (const item of scanWarc(path, end)) {
      if (item.kind === 'problem') break;
      good = item.offset + item.length;
      const line = await lineOf(folder, { file, offset: item.offset, length: item.length });
      if (line) found.push(line);
    }
  }
  const lost = size - good;
  if (lost > 0) await truncate(path, good);
  if (found.length === 0 && within.length === index.length && lost === 0) return undefined;
  await writeFile(indexPath(folder, file), [...within, ...found].map(formatIndexLine).join(''));
  return `${file}: ${found.length} records added to the index, ${lost} bytes of a half-written record cut off`;
}

async function lineOf(folder: string, location: ArchiveLocation): Promise<IndexLine | undefined> {
  const documentAt = async ({ file, offset, length }: ArchiveLocation): Promise<Document> =>
    decodeDocument(
      await readSlice(join(folder, file), offset, length),
      async (at) => (await documentAt(at)).body,
    );
  // A warcinfo record holds no document and has no line.
  const document = await documentAt(location).catch(() => undefined);
  if (!document) return undefined;
  const member = await readSlice(join(folder, location.file), location.offset, location.length);
  return indexLine(document, location, await isRevisit(member));
}

/** Bytes of a file; fewer where it ends before. */
export async function readSlice(path: string, offset: number, length: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Bytes of a file; 0 where there is none. */
export async function sizeOf(path: string): Promise<number> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (!handle) return 0;
  const { size } = await handle.stat();
  await handle.close();
  return size;
}

/** SHA-256 of a whole file, lower-case hexadecimal. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
