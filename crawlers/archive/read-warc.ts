import { WARCParser } from 'warcio';
import type { Document } from '../../db/model/index.ts';
import { readBody } from '../body.ts';
import { createDocument } from '../document.ts';
import { headerText } from '../header-text.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { scanWarc } from './scan.ts';

export type ReadRecord =
  | { readonly document: Document }
  | { readonly problem: string; readonly offset: number };

/**
 * Pages of any WARC 1.0 or 1.1 file, gzip or plain: `response` records of HTTP and `resource` records of http
 * addresses, bodies without transfer and content coding. Other records are passed over; what cannot be read is
 * a problem with its offset, and the reading goes on behind it. Never throws over the file's content.
 */
export async function* readWarc(path: string): AsyncGenerator<ReadRecord> {
  for await (const item of scanWarc(path)) {
    if (item.kind === 'problem') {
      yield { problem: item.problem, offset: item.offset };
      continue;
    }
    try {
      const document = await documentOf(item.bytes);
      if (document) yield { document };
    } catch (error) {
      yield { problem: error instanceof Error ? error.message : String(error), offset: item.offset };
    }
  }
}

async function documentOf(bytes: Buffer): Promise<Document | undefined> {
  const record = await WARCParser.parse([bytes], { keepHeadersCase: true });
  if (!record) throw new Error('no WARC record');
  const type = warcField(bytes, 'WARC-Type');
  const target = (warcField(bytes, 'WARC-Target-URI') ?? '').replace(/^<|>$/g, '').trim();
  const isPage = (type === 'response' && !!record.httpHeaders?.statusCode) || type === 'resource';
  if (!isPage || !/^https?:/i.test(target)) return undefined;
  if (!URL.canParse(target)) throw new Error(`not an address: ${target.slice(0, 100)}`);
  const date = new Date(warcField(bytes, 'WARC-Date') ?? '');
  if (Number.isNaN(date.getTime())) throw new Error('the record has no date');
  const raw = (await record.readFully(false)) ?? new Uint8Array();
  const headers: Record<string, string> = {};
  const written: Iterable<[string, string]> =
    type === 'response'
      ? record.httpHeaders!.headers
      : [['content-type', warcField(bytes, 'Content-Type') ?? '']];
  for (const [name, value] of written) headers[name.toLowerCase()] = headerText(value);
  const url = new URL(target).href;
  return createDocument({
    url,
    finalUrl: url,
    fetchedAt: date,
    status: type === 'resource' ? 200 : Number(record.httpHeaders!.statusCode),
    headers,
    body: await decode(raw, headers),
  });
}

/** A field of the WARC header, as it stands. */
function warcField(bytes: Buffer, name: string): string | undefined {
  const header = bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString('utf8');
  return new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'im').exec(header)?.[1];
}

/**
 * Recorders keep the headers and often drop the coding (or the other way round), so a body that does not bear
 * its headers out is taken as it is.
 */
async function decode(raw: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const chunked = /chunked/i.test(headers['transfer-encoding'] ?? '');
  const whole = (chunked ? joinChunks(Buffer.from(raw)) : undefined) ?? raw;
  const coding = headers['content-encoding'];
  if (!coding || whole.length === 0) return whole;
  const limit = DEFAULT_LIMITS.bodyBytes;
  try {
    return await readBody(pieces(whole), coding, limit);
  } catch (error) {
    if ((error as { code?: string }).code === 'BODY_TOO_LARGE') throw error;
    return whole;
  }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Body of a chunked message (RFC 9112 §7.1), or undefined where it is none. A cut tail is tolerated. */
function joinChunks(bytes: Buffer): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i.exec(
      bytes.subarray(at, Math.max(lineEnd, at)).toString('latin1'),
    );
    if (lineEnd < 0 || !size) return chunks.length > 0 ? Buffer.concat(chunks) : undefined;
    const length = Number.parseInt(size[1]!, 16);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}
