import type { Fetcher, FetchResult } from './collector.ts';
import { createCrawlPool } from './crawl-pool.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { type HostStateStore, memoryHostState } from './manners/back-off.ts';
import { createHostGate, type HostGate } from './manners/pace.ts';
import { memoryRobots, type RobotsStore } from './manners/robots-cache.ts';
import { createPoliteFetch, type PoliteOptions } from './polite-fetch.ts';
import { createTransport } from './transport.ts';

export interface FetcherOptions {
  /** Whole user agent string: `DiemBao/0.1 (+mailto:…)`. Its first word is the token that robots.txt names. */
  readonly userAgent: string;
  /** True only under a demo or test profile. */
  readonly allowLoopback: boolean;
  readonly defaultDelaySeconds: number;
  readonly now: () => Date;
  /** Name resolution; the system's where absent. */
  readonly resolve?: ((host: string) => Promise<string[]>) | undefined;
  /** Demo and test profile only: loopback port that stands for 80 and 443, spoken to in plain HTTP. */
  readonly connectPort?: ((url: URL) => number) | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** In memory where absent, as are the next two. */
  readonly robotsCache?: RobotsStore | undefined;
  readonly hostState?: HostStateStore | undefined;
  readonly gate?: HostGate | undefined;
}

/** What `createFetcher` makes: a fetcher that also serves the single requests of a browser's page. */
export interface PoliteFetcher extends Fetcher {
  readonly userAgent: string;
  fetch(url: string, options?: PoliteOptions): Promise<FetchResult>;
}

/**
 * The one way out to the web. Every fetch, redirects included, is checked against robots.txt, waits for its
 * host's turn, honours back-off, and connects only to a checked public address. One fetcher serves a process.
 *
 * @example
 * const fetcher = createFetcher({ userAgent: 'DiemBao/0.1 (+mailto:vanphong@xa.vn)', allowLoopback: false,
 *   defaultDelaySeconds: 5, now: () => new Date() });
 */
export function createFetcher(options: FetcherOptions): PoliteFetcher {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const transport = createTransport({ ...options, limits });
  const polite = createPoliteFetch({
    transport,
    limits,
    userAgent: options.userAgent,
    defaultDelaySeconds: options.defaultDelaySeconds,
    now: options.now,
    robotsCache: options.robotsCache ?? memoryRobots(),
    hostState: options.hostState ?? memoryHostState(),
    gate: options.gate ?? createHostGate(),
  });
  const pool = createCrawlPool(polite);
  return {
    userAgent: options.userAgent,
    fetch: polite,
    fetchAll: (urls, fetchOptions) => pool.fetchAll(urls, fetchOptions),
    async close() {
      await pool.close();
      await transport.close();
    },
  };
}
