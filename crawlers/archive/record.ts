import { STATUS_CODES } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';
import type { ArchiveLocation, Document } from '../../db/model/index.ts';
import { createDocument } from '../document.ts';
import { headerText } from '../header-text.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * The body is kept without its codings, so the headers that describe them move aside under the prefix that
 * web archives use for that.
 */
const MOVED = new Set(['content-encoding', 'transfer-encoding', 'content-length']);
const ORIGINAL = 'x-archive-orig-';
/** Address that was asked for, where redirects led elsewhere. */
const REQUESTED = 'Diem-Bao-Requested-URI';
/** File, offset and length of the record that holds the body of a revisit. */
const BODY_AT = 'Diem-Bao-Body-At';
const REVISIT_PROFILE = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

/** One record as a gzip member (WARC 1.1, annex D): a `response`, or a `revisit` where `bodyAt` holds the same body. */
export async function encodeDocument(
  document: Document,
  bodyAt?: { readonly location: ArchiveLocation; readonly fetchedAt: string } | undefined,
): Promise<Buffer> {
  const warcHeaders: Record<string, string> = {};
  if (document.url !== document.finalUrl) warcHeaders[REQUESTED] = encodeURI(document.url);
  if (bodyAt) {
    const { file, offset, length } = bodyAt.location;
    warcHeaders[BODY_AT] = `${file} ${offset} ${length}`;
    warcHeaders['WARC-Profile'] = REVISIT_PROFILE;
    warcHeaders['WARC-Payload-Digest'] = `sha256:${document.sha256}`;
  }
  const httpHeaders: [string, string][] = [];
  for (const [name, value] of Object.entries(document.headers)) {
    const kept = MOVED.has(name) ? ORIGINAL + name : name;
    for (const line of value.split(/[\r\n]+/)) httpHeaders.push([kept, line]);
  }
  if (!bodyAt) httpHeaders.push(['content-length', String(document.body.length)]);
  const record = WARCRecord.create(
    {
      url: document.finalUrl,
      date: document.fetchedAt.toISOString(),
      type: bodyAt ? 'revisit' : 'response',
      warcVersion: 'WARC/1.1',
      statusline: `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? 'Unknown'}`,
      httpHeaders,
      warcHeaders,
      keepHeadersCase: true,
      ...(bodyAt ? { refersToUrl: document.finalUrl, refersToDate: bodyAt.fetchedAt } : {}),
    },
    bodyAt ? [] : [document.body],
  );
  return compress(await WARCSerializer.serialize(record, { gzip: false }));
}

/** Whether a gzip member is a revisit, which holds no body of its own. */
export async function isRevisit(member: Uint8Array): Promise<boolean> {
  const bytes = await decompress(member);
  return /^WARC-Type: revisit\r$/m.test(bytes.subarray(0, bytes.indexOf('\r\n\r\n')).toString('latin1'));
}

/** The first record of every file: who wrote it, and by which rules. */
export async function encodeWarcinfo(file: string, at: Date): Promise<Buffer> {
  const record = WARCRecord.createWARCInfo(
    { filename: file, date: at.toISOString(), warcVersion: 'WARC/1.1' },
    { software: 'diem-bao', format: 'WARC File Format 1.1', robots: 'obey' },
  );
  return compress(await WARCSerializer.serialize(record, { gzip: false }));
}

/**
 * The document in a gzip member that {@link encodeDocument} wrote.
 * @param bodyOf reads the record that a revisit refers to
 * @throws when the member is damaged or its body does not have the digest that was recorded
 */
export async function decodeDocument(
  member: Uint8Array,
  bodyOf: (location: ArchiveLocation) => Promise<Uint8Array>,
): Promise<Document> {
  const record = await WARCParser.parse([await decompress(member)], { keepHeadersCase: false });
  if (!record?.httpHeaders || !record.warcTargetURI || !record.warcDate) throw new Error('not a page record');
  const headers: Record<string, string> = {};
  const written: Iterable<[string, string]> = record.httpHeaders.headers;
  for (const [name, value] of written) {
    const lower = name.toLowerCase();
    if (lower.startsWith(ORIGINAL)) headers[lower.slice(ORIGINAL.length)] = headerText(value);
    else if (!MOVED.has(lower)) headers[lower] = headerText(value);
  }
  const at = record.warcHeader(BODY_AT)?.split(' ');
  const body = at
    ? await bodyOf({ file: at[0]!, offset: Number(at[1]), length: Number(at[2]) })
    : await record.readFully(false);
  const requested = record.warcHeader(REQUESTED);
  const document = createDocument({
    url: requested ? decodeURI(requested) : record.warcTargetURI,
    finalUrl: record.warcTargetURI,
    fetchedAt: new Date(record.warcDate),
    status: Number(record.httpHeaders.statusCode),
    headers,
    body,
  });
  if (record.warcPayloadDigest && record.warcPayloadDigest !== `sha256:${document.sha256}`) {
    throw new Error(`the body's digest is not ${record.warcPayloadDigest}`);
  }
  return document;
}
