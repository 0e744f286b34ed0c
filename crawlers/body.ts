import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { wholeFrames } from './zstd-frames.ts';

/** Thrown inside a pipeline when a body passes its limit, received or unpacked. */
export class BodyTooLargeError extends Error {
  readonly code = 'BODY_TOO_LARGE';
}

/** Thrown for a content coding that nobody should send: unknown, or more of them than anybody needs. */
export class ContentCodingError extends Error {
  readonly code = 'CONTENT_CODING';
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** `pipeline` for a list of stages whose length is not known; it ends every one of them when one fails. */
const pipe = pipeline as unknown as (...stages: readonly unknown[]) => Promise<void>;

/** More codings on top of each other are an attack or a mistake. */
const CODINGS = 3;

/**
 * Reads a body and takes its content codings off, piece by piece, so that a decompression bomb costs `limit`
 * bytes and no more.
 * @param contentEncoding the header as received: `gzip`, `br, gzip`, or undefined
 * @param options.cut hand back the first `limit` bytes in place of failing
 * @throws BodyTooLargeError past `limit` bytes; ContentCodingError; zlib's errors on broken data
 */
export async function readBody(
  source: Readable | AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  limit: number,
  options: { readonly cut?: boolean | undefined } = {},
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > CODINGS) throw new ContentCodingError(`${codings.length} content codings`);
  const decoders = codings.reverse().flatMap((coding): unknown[] => {
    const create = DECODERS[coding];
    if (!create) throw new ContentCodingError(`unknown content coding ${coding}`);
    return coding === 'zstd' ? [wholeFrames, create()] : [create()];
  });

  const pieces: Uint8Array[] = [];
  let size = 0;
  let tooLarge: BodyTooLargeError | undefined;
  const stop = (what: string) => {
    tooLarge = new BodyTooLargeError(`more than ${limit} bytes ${what}`);
    return tooLarge;
  };
  const receive = async function* (pieces: AsyncIterable<Uint8Array>) {
    let received = 0;
    for await (const piece of pieces) {
      received += piece.length;
      // Empty compressed blocks unpack to nothing and could be sent for ever.
      if (received > limit && !options.cut) throw stop('received');
      yield piece;
      if (received > limit) return;
    }
  };
  const keep = async (unpacked: AsyncIterable<Uint8Array>) => {
    for await (const piece of unpacked) {
      size += piece.length;
      pieces.push(piece);
      if (size > limit) throw stop('after unpacking');
    }
  };
  try {
    await pipe(source, receive, ...decoders, keep);
  } catch (error) {
    // The pipeline may tell of the stage that it broke off in place of the reason.
    if (!tooLarge) throw error;
    if (!options.cut) throw tooLarge;
  }
  return Buffer.concat(pieces).subarray(0, limit);
}
