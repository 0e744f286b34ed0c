import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, type FetcherOptions, type PoliteFetcher } from '../fetcher.ts';

/** What a virtual host answers. `undefined` is a 404. */
export type Answer =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | string[]>>;
      readonly body?: string | Uint8Array;
    };

export type Handler = (
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) => Answer | undefined | 'handled' | Promise<Answer | undefined | 'handled'>;

export interface LoggedRequest {
  readonly host: string;
  readonly path: string;
  /** When it arrived and when its answer was through; performance.now(). */
  readonly at: number;
  doneAt: number;
  readonly headers: IncomingMessage['headers'];
}

/** Many hosts on one loopback port, with the origin's own log. For tests and benchmarks. */
export interface Origin {
  readonly port: number;
  /** Every request in order of arrival. */
  readonly log: LoggedRequest[];
  /** Requests without robots.txt, as `host/path`. */
  paths(): string[];
  /** A fetcher for which every public name is this origin. */
  fetcher(options?: Partial<FetcherOptions>): PoliteFetcher;
  close(): Promise<void>;
}

/**
 * Serves hosts on 127.0.0.1.
 * @param hosts handlers by host name, or one for every host; a host without `/robots.txt` answers it with 404
 */
export async function startOrigin(hosts: Handler | Readonly<Record<string, Handler>>): Promise<Origin> {
  const log: LoggedRequest[] = [];
  const server = createServer(async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const url = new URL(request.url ?? '/', `http://${host || 'unknown.test'}`);
    const entry = {
      host,
      path: request.url ?? '',
      at: performance.now(),
      doneAt: 0,
      headers: request.headers,
    };
    log.push(entry);
    response.on('close', () => {
      entry.doneAt = performance.now();
    });
    const handler = typeof hosts === 'function' ? hosts : hosts[host];
    try {
      const answer = await handler?.(url, request, response);
      if (answer === 'handled') return;
      const whole =
        typeof answer === 'string' ? { body: answer } : (answer ?? { status: 404, body: 'not found' });
      response.writeHead(whole.status ?? 200, {
        'content-type': 'text/html; charset=utf-8',
        ...whole.headers,
      });
      response.end(whole.body ?? '');
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetchers: PoliteFetcher[] = [];
  return {
    port,
    log,
    paths: () => log.filter((entry) => entry.path !== '/robots.txt').map((entry) => entry.host + entry.path),
    fetcher(options = {}) {
      const fetcher = createFetcher({
        userAgent: 'DiemBao/0.1 (+mailto:vanphong@xa.example)',
        allowLoopback: true,
        defaultDelaySeconds: 0,
        now: () => new Date(),
        resolve: async () => ['127.0.0.1'],
        connectPort: () => port,
        ...options,
      });
      fetchers.push(fetcher);
      return fetcher;
    },
    async close() {
      await Promise.all(fetchers.map((fetcher) => fetcher.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
