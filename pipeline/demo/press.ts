import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type DemoOutlet, readContent } from './content.ts';
import type { Answer } from './listings.ts';
import { toWindows1258 } from './old-encoding.ts';
import { answerOf } from './site.ts';

/** One request that the press answered, or cut off (status 0). */
export interface DemoRequest {
  readonly at: Date;
  readonly host: string;
  readonly path: string;
  readonly status: number;
  readonly agent: string;
}

export interface DemoPress {
  readonly port: number;
  /** Host names that are answered; a resolver maps them to 127.0.0.1. */
  readonly hosts: readonly string[];
  readonly log: readonly DemoRequest[];
  close(): Promise<void>;
}

export interface DemoPressOptions {
  readonly now: () => Date;
  /** Milliseconds before each answer, for a press that can be interrupted half-way. */
  readonly slow?: number;
}

/** Serves the fictional press on a free loopback port; who is asked is told by the Host header. */
export async function startDemoPress(options: DemoPressOptions): Promise<DemoPress> {
  const outlets = new Map(readContent().map((outlet) => [outlet.host, outlet]));
  const log: DemoRequest[] = [];
  const server = createServer(async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const outlet = outlets.get(host);
    if (options.slow) await wait(options.slow);
    const note = (status: number): void => {
      const agent = request.headers['user-agent'] ?? '';
      log.push({ at: options.now(), host, path: request.url ?? '/', status, agent });
    };
    if (outlet?.down) {
      note(0);
      request.socket.resetAndDestroy();
      return;
    }
    const cookie = request.headers.cookie ?? '';
    try {
      const answer = outlet ? answerOf(outlet, request.url ?? '/', cookie, options.now()) : NO_SUCH_HOST;
      note(send(request, response, answer, outlet));
    } catch (error) {
      note(send(request, response, { status: 500, type: 'text/plain', body: String(error) }, undefined));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hosts: [...outlets.keys()],
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const NO_SUCH_HOST: Answer = { status: 421, type: 'text/plain', body: 'No such outlet in the demo press.' };

/** Sends an answer as the outlet does (encoding, validators, gzip) and returns the status. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  outlet: DemoOutlet | undefined,
): number {
  const bytes = typeof answer.body === 'string' ? encoded(answer, outlet) : answer.body;
  const headers: Record<string, string> = { 'content-type': contentType(answer, outlet), ...answer.headers };
  const status = answer.status ?? 200;
  const validators = status === 200 ? (outlet?.validators ?? 'none') : 'none';
  if (validators === 'etag' || validators === 'both') {
    headers.etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}"`;
  }
  if ((validators === 'last-modified' || validators === 'both') && answer.modified) {
    headers['last-modified'] = answer.modified.toUTCString();
  }
  if (isUnchanged(request, headers)) {
    response.writeHead(304, headers).end();
    return 304;
  }
  const zip = outlet?.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (zip && typeof answer.body === 'string') headers['content-encoding'] = 'gzip';
  response.writeHead(status, headers).end(headers['content-encoding'] ? gzipSync(bytes) : bytes);
  return status;
}

/** RFC 9110, 13.2.2: If-None-Match decides alone where it is given. */
function isUnchanged(request: IncomingMessage, headers: Readonly<Record<string, string>>): boolean {
  const known = request.headers['if-none-match'];
  if (known !== undefined) return headers.etag !== undefined && known.includes(headers.etag);
  const since = request.headers['if-modified-since'];
  const modified = headers['last-modified'];
  return since !== undefined && modified !== undefined && Date.parse(modified) <= Date.parse(since);
}

const isHtml = (answer: Answer): boolean => answer.type === 'text/html';

const encoded = (answer: Answer, outlet: DemoOutlet | undefined): Buffer =>
  isHtml(answer) && outlet?.encoding === 'windows-1258'
    ? toWindows1258(String(answer.body))
    : Buffer.from(String(answer.body));

/** The outlet with the old encoding names it in its pages alone, as old servers do. */
const contentType = (answer: Answer, outlet: DemoOutlet | undefined): string =>
  isHtml(answer) && outlet?.encoding === 'utf-8' ? 'text/html; charset=utf-8' : answer.type;
