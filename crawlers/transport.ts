import type { Readable } from 'node:stream';
import { Agent, buildConnector } from 'undici';
import { BodyTooLargeError, ContentCodingError, readBody } from './body.ts';
import type { SkipReason } from './collector.ts';
import { headerText } from './header-text.ts';
import type { Limits } from './limits.ts';
import { type GuardOptions, guardedLookup, refusedUrl } from './manners/address-guard.ts';
import { createSlots } from './slots.ts';

/** One request, redirects not followed. */
export type HopResult =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Lower-case names; repeated ones joined by `, `, `set-cookie` by line feeds. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'failed'; readonly reason: SkipReason; readonly detail: string };

export interface HopOptions {
  readonly signal?: AbortSignal | undefined;
  /** Smaller than the general limit of a body. */
  readonly bodyBytes?: number | undefined;
  /** Hand back the beginning of a body that is too large. */
  readonly cut?: boolean | undefined;
}

export interface Transport {
  get(url: URL, headers: Readonly<Record<string, string>>, options?: HopOptions): Promise<HopResult>;
  close(): Promise<void>;
}

export interface TransportOptions extends GuardOptions {
  readonly limits: Limits;
  /**
   * Demo and test profile only: the loopback port that stands for 80 and 443. The connection is then plain
   * HTTP even for an https address, so that outlets keep their own addresses without certificates.
   */
  readonly connectPort?: ((url: URL) => number) | undefined;
}

/**
 * Plain HTTP/1.1 GET over undici. The address is checked where the socket is opened, and the socket goes to
 * the checked address; every bound of {@link Limits} holds.
 */
export function createTransport(options: TransportOptions): Transport {
  const { limits, allowLoopback, connectPort } = options;
  if (connectPort && !allowLoopback) throw new Error('connectPort is for profiles that open loopback');
  const connector = buildConnector({
    lookup: guardedLookup(options),
    timeout: limits.connectMs,
    allowH2: false,
  });
  const agent = new Agent({
    connect: connectPort
      ? (target, done) => {
          const url = new URL(`${target.protocol}//${target.host}`);
          connector({ ...target, protocol: 'http:', port: String(connectPort(url)) }, done);
        }
      : connector,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
    keepAliveTimeout: 4000,
    connections: 4,
  });
  const slots = createSlots(limits.inFlight);

  return {
    async get(url, headers, hop = {}) {
      const refused = refusedUrl(url, allowLoopback);
      if (refused) return { kind: 'failed', reason: 'unsafe-address', detail: refused };
      const leave = await slots.enter();
      let source: Readable | undefined;
      const tooLong = new AbortController();
      const timer = setTimeout(() => tooLong.abort(), limits.totalMs);
      const signal = hop.signal ? AbortSignal.any([tooLong.signal, hop.signal]) : tooLong.signal;
      try {
        const response = await agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'GET',
          headers: { 'accept-encoding': 'br, gzip, zstd', ...headers },
          signal,
        });
        const flat = flatten(response.headers);
        const bodyBytes = Math.min(hop.bodyBytes ?? limits.bodyBytes, limits.bodyBytes);
        // A body that nobody reads to its end must not hold the connection, nor break the process when it fails.
        response.body.on('error', () => undefined);
        source = response.body;
        const body = await readBody(response.body, flat['content-encoding'], bodyBytes, { cut: hop.cut });
        return { kind: 'response', status: response.statusCode, headers: flat, body };
      } catch (error) {
        hop.signal?.throwIfAborted();
        return { kind: 'failed', ...explain(error, tooLong.signal.aborted) };
      } finally {
        clearTimeout(timer);
        source?.destroy();
        leave();
      }
    },
    // Sockets that still hang are cut: close() would wait for them.
    close: () => agent.destroy(),
  };
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const joined = Array.isArray(value) ? value.join(name === 'set-cookie' ? '\n' : ', ') : value;
    flat[name.toLowerCase()] = headerText(joined);
  }
  return flat;
}

const SLOW = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/** Codes of zlib's errors: gzip and deflate, zstd, brotli (`ERR__ERROR_FORMAT_PADDING_1`). */
const UNPACKING = /^(?:Z_|ZSTD_|ERR__ERROR_|ERR_BROTLI)/;

function explain(error: unknown, tooLong: boolean): { reason: SkipReason; detail: string } {
  const cause = rootOf(error);
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'UNSAFE_ADDRESS') return { reason: 'unsafe-address', detail: cause.message };
  if (cause instanceof BodyTooLargeError) return { reason: 'too-large', detail: cause.message };
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW') {
    return { reason: 'too-large', detail: 'header block too large' };
  }
  if (tooLong || SLOW.has(code))
    return { reason: 'too-slow', detail: code || 'no end within the time limit' };
  if (cause instanceof ContentCodingError || UNPACKING.test(code)) {
    return { reason: 'broken-coding', detail: cause.message };
  }
  return { reason: 'unreachable', detail: code ? `${code}: ${cause.message}` : cause.message };
}

/** The innermost error: undici and Happy Eyeballs wrap what happened. */
function rootOf(error: unknown): Error {
  let current = error instanceof Error ? error : new Error(String(error));
  for (let depth = 0; depth < 5; depth++) {
    const inner = current instanceof AggregateError ? current.errors[0] : current.cause;
    if (!(inner instanceof Error)) break;
    current = inner;
  }
  return current;
}
