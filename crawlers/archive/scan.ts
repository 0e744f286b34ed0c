import { type FileHandle, open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';

/** The bytes of one record with their place in the file, or a stretch of the file that is none. */
export type Scanned =
  | {
      readonly kind: 'record';
      readonly offset: number;
      /** Of the gzip member, or of the plain record; bytes. */
      readonly length: number;
      /** Headers and block, unpacked. */
      readonly bytes: Buffer;
    }
  | { readonly kind: 'problem'; readonly offset: number; readonly problem: string };

/** A record larger than this, packed or unpacked, is told as a problem and passed over. */
const RECORD_BYTES = 64 * 1024 * 1024;
const HEADER_BYTES = 64 * 1024;
const FIRST_WINDOW = 256 * 1024;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const WARC_MAGIC = Buffer.from('WARC/');
const CUT_OFF = 'the record is cut off';
const CUT_MEMBER = 'the gzip member is cut off';
const HEADER_END = Buffer.from('\r\n\r\n');

/**
 * Reads a WARC from `start`, gzip members or plain. A damaged stretch gives one problem, then the scan goes on
 * at the next record that can be read, so that a bad sector costs a page and not the file. What is yielded as
 * a record is whole: lengths and, for gzip, the check sum were compared.
 */
export async function* scanWarc(path: string, start = 0): AsyncGenerator<Scanned> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) yield { kind: 'problem', offset: 0, problem: 'the file is empty' };
    const gzipped = (await window(file, start, 3)).equals(GZIP_MAGIC);
    const magic = gzipped ? GZIP_MAGIC : WARC_MAGIC;
    let damaged = false;
    let at = start;
    while (at < size) {
      const found = gzipped ? await readMember(file, at, size) : await readPlain(file, at, size);
      if (typeof found !== 'string') {
        damaged = false;
        for (const bytes of found.records) yield { kind: 'record', offset: at, length: found.length, bytes };
        if (found.problem) yield { kind: 'problem', offset: at, problem: found.problem };
        at += found.length;
        continue;
      }
      // One stretch, one problem: what looks like a record inside it and is none is not told again.
      if (!damaged) yield { kind: 'problem', offset: at, problem: found };
      damaged = true;
      const next = await findMagic(file, at + 1, size, magic);
      if (next === undefined) return;
      at = next;
    }
  } finally {
    await file.close();
  }
}

interface Found {
  readonly records: readonly Buffer[];
  readonly length: number;
  /** Set where a gzip member holds something after its last whole record. */
  readonly problem?: string;
}

/**
 * The records of one gzip member, or what is wrong. A record that some recorder spread over several members is
 * put together again.
 */
async function readMember(file: FileHandle, at: number, size: number): Promise<Found | string> {
  let member = await inflateMember(file, at, size);
  if (typeof member === 'string') return member;
  let { buffer, length } = member;
  const records: Buffer[] = [];
  let inside = 0;
  for (;;) {
    // Some recorders give the empty lines between records a member of their own.
    while (buffer[inside] === 13 || buffer[inside] === 10) inside++;
    if (inside >= buffer.length) break;
    const frame = frameOf(buffer, inside);
    if (!('problem' in frame)) {
      records.push(buffer.subarray(inside, frame.end));
      inside = frame.next;
      continue;
    }
    const more = frame.cut && at + length < size && buffer.length < RECORD_BYTES;
    member = more ? await inflateMember(file, at + length, size) : frame.problem;
    if (typeof member === 'string' || member.buffer.subarray(0, 5).equals(WARC_MAGIC)) {
      return records.length === 0 ? frame.problem : { records, length, problem: frame.problem };
    }
    buffer = Buffer.concat([buffer, member.buffer]);
    length += member.length;
  }
  return { records, length };
}

/** One gzip member (RFC 1952), unpacked and checked, or what is wrong. */
async function inflateMember(
  file: FileHandle,
  at: number,
  size: number,
): Promise<{ buffer: Buffer; length: number } | string> {
  for (let width = FIRST_WINDOW; ; width *= 4) {
    const packed = await window(file, at, Math.min(width, size - at));
    const whole = packed.length >= size - at;
    const header = gzipHeaderLength(packed);
    if (header === undefined) return whole && packed.length < 18 ? CUT_MEMBER : 'no gzip member';
    try {
      const { buffer, engine } = inflateRawSync(packed.subarray(header), {
        info: true,
        maxOutputLength: RECORD_BYTES,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      const end = header + engine.bytesWritten;
      if (packed.length < end + 8) {
        if (whole) return CUT_MEMBER;
        continue;
      }
      if (packed.readUInt32LE(end) !== crc32(buffer)) return 'the gzip check sum is wrong';
      return { buffer, length: end + 8 };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ERR_BUFFER_TOO_LARGE') return `a record unpacks to more than ${RECORD_BYTES} bytes`;
      if (code !== 'Z_BUF_ERROR') return `broken gzip data: ${(error as Error).message}`;
      if (whole) return CUT_MEMBER;
      if (width > RECORD_BYTES) return `a gzip member of more than ${RECORD_BYTES} bytes`;
    }
  }
}

/** One record of a plain file, or what is wrong. */
async function readPlain(file: FileHandle, at: number, size: number): Promise<Found | string> {
  for (let width = FIRST_WINDOW; ; width *= 4) {
    const bytes = await window(file, at, Math.min(width, size - at));
    const frame = frameOf(bytes, 0);
    const whole = bytes.length >= size - at;
    // A frame that ends with the window may go on behind it.
    if ('problem' in frame ? frame.cut && !whole : frame.next >= bytes.length && !whole) {
      if (width > RECORD_BYTES) return `a record of more than ${RECORD_BYTES} bytes`;
      continue;
    }
    if ('problem' in frame) return frame.problem;
    return { records: [bytes.subarray(0, frame.end)], length: frame.next };
  }
}

type Frame =
  | { readonly end: number; readonly next: number }
  | { readonly problem: string; readonly cut: boolean };

/** Where the record at `at` ends, and where the next begins. */
function frameOf(bytes: Buffer, at: number): Frame {
  const start = bytes.subarray(at, at + 40).toString('latin1');
  if (!/^WARC\/1\.[01]\r?\n/.test(start)) {
    const cut = bytes.length - at < 10;
    if (start.startsWith('filedesc://')) return { problem: 'an ARC file; only WARC is read', cut: false };
    return { problem: `no WARC record: ${JSON.stringify(start.slice(0, 20))}`, cut };
  }
  const headerEnd = bytes.indexOf(HEADER_END, at);
  if (headerEnd < 0 || headerEnd - at > HEADER_BYTES) {
    return {
      problem: 'the record header has no end',
      cut: headerEnd < 0 && bytes.length - at <= HEADER_BYTES,
    };
  }
  const header = bytes.subarray(at, headerEnd).toString('latin1');
  const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(header)?.[1];
  if (length === undefined) return { problem: 'the record header names no length', cut: false };
  const end = headerEnd + HEADER_END.length + Number(length);
  if (end > bytes.length) return { problem: CUT_OFF, cut: true };
  let next = end;
  while (bytes[next] === 13 || bytes[next] === 10) next++;
  if (next < bytes.length && bytes.subarray(next, next + 5).compare(WARC_MAGIC) !== 0) {
    return { problem: 'the record is longer than its header says', cut: bytes.length - next < 5 };
  }
  return { end, next };
}

/** Length of a gzip header with its optional fields, or undefined. */
function gzipHeaderLength(bytes: Buffer): number | undefined {
  if (bytes.length < 18 || bytes.subarray(0, 3).compare(GZIP_MAGIC) !== 0) return undefined;
  const flags = bytes[3]!;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length;
  if (flags & 2) at += 2;
  return at < bytes.length ? at : undefined;
}

async function window(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}

/** Offset of the next magic number at or after `from`. */
async function findMagic(
  file: FileHandle,
  from: number,
  size: number,
  magic: Buffer,
): Promise<number | undefined> {
  const width = 1 << 20;
  for (let at = from; at < size; at += width - magic.length + 1) {
    const found = (await window(file, at, width)).indexOf(magic);
    if (found >= 0) return at + found;
  }
  return undefined;
}
