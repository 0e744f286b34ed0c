import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CommandFailure } from './commands/failure.ts';

const inflate = promisify(gunzip);

/** A page larger than this is no article; the same limit holds for fetched pages. */
const SIZE_LIMIT = 64 * 1024 * 1024;

/**
 * Bytes of a file, inflated when it is gzip (by content, not by name).
 * @throws CommandFailure that names the file
 */
export async function readMaybeGzip(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(`${path}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return inflate(bytes, { maxOutputLength: SIZE_LIMIT }).catch((error: Error) => {
    throw new CommandFailure(`${path}: broken gzip: ${error.message}`);
  });
}

/** Everything on a stream, as bytes. */
export async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
