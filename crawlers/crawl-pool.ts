import { BasicCrawler, Configuration, LogLevel, log } from '@crawlee/basic';
import type { FetchOptions, FetchResult } from './collector.ts';
import { HostLanes } from './host-lanes.ts';
import { registrableHost } from './manners/pace.ts';

export interface CrawlPool {
  fetchAll(urls: readonly string[], options?: FetchOptions): AsyncIterable<FetchResult>;
  close(): Promise<void>;
}

/** Hosts that may be waiting or fetching at once; a host in its pause costs nothing but its place. */
const HOSTS_AT_ONCE = 512;
/** Results that may lie unread before a caller's lanes stand still. */
const UNREAD = 64;

/**
 * One Crawlee crawler for the whole process, started when there is something to fetch and ended when there is
 * not. Crawlee keeps the tasks going; which host comes next is {@link HostLanes}' affair, and how one address
 * is fetched is `fetch`'s. Crawlee's own robots, pace, sessions and browser-like headers stay off, because
 * they fail open, ignore IP hosts, or pretend.
 */
export function createCrawlPool(
  fetch: (url: string, options?: FetchOptions) => Promise<FetchResult>,
): CrawlPool {
  const lanes = new HostLanes();
  let running: Promise<unknown> | undefined;
  let crawler: BasicCrawler | undefined;
  let closed = false;
  /** Callers to tell when the crawler itself breaks down. */
  const broken = new Set<(error: unknown) => void>();

  const start = () => {
    if (running) {
      crawler?.autoscaledPool?.notify?.();
      return;
    }
    // Crawlee logs to standard output, which belongs to JSON.
    log.setLevel(LogLevel.OFF);
    crawler = new BasicCrawler(
      {
        requestList: lanes,
        requestHandler: ({ request }) => lanes.jobOf(request)?.run(),
        maxRequestRetries: 0,
        useSessionPool: false,
        requestHandlerTimeoutSecs: 24 * 3600,
        minConcurrency: HOSTS_AT_ONCE,
        maxConcurrency: HOSTS_AT_ONCE,
        statusMessageLoggingInterval: 3600,
        statisticsOptions: { logIntervalSecs: 3600, saveErrorSnapshots: false },
        autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      },
      new Configuration({ persistStorage: false, purgeOnStart: false }),
    );
    running = crawler.run().then(
      () => {
        running = undefined;
        // Work may have come while the crawler was winding down.
        if (!closed && lanes.hasWork()) start();
      },
      (error: unknown) => {
        running = undefined;
        for (const tell of broken) tell(error);
      },
    );
  };

  return {
    async *fetchAll(urls, options = {}) {
      const results: FetchResult[] = [];
      let wake = Promise.withResolvers<void>();
      let room = Promise.withResolvers<void>();
      let left = urls.length;
      let stopped = false;
      let failure: unknown;
      for (const url of urls) {
        const run = async () => {
          while (results.length >= UNREAD && !stopped) await room.promise;
          try {
            if (!stopped && !closed) results.push(await fetch(url, options));
          } catch (error) {
            // Only a cancelled round throws; the rest of it is let go.
            failure ??= error;
            stopped = true;
          } finally {
            left--;
            wake.resolve();
          }
        };
        const lane = URL.canParse(url) ? registrableHost(new URL(url)) : '';
        // Crawlee insists on a well-formed address; ours is judged in `fetch`.
        lanes.add({ url: URL.canParse(url) ? url : 'http://invalid.invalid/', lane, run });
      }
      const breakDown = (error: unknown) => {
        failure = error;
        left = 0;
        wake.resolve();
      };
      broken.add(breakDown);
      if (urls.length > 0) start();
      try {
        while (left > 0 || results.length > 0) {
          if (results.length === 0) {
            await wake.promise;
            wake = Promise.withResolvers();
            continue;
          }
          const next = results.shift()!;
          room.resolve();
          room = Promise.withResolvers();
          yield next;
        }
        if (failure) throw failure;
      } finally {
        stopped = true;
        broken.delete(breakDown);
        room.resolve();
      }
    },
    async close() {
      closed = true;
      lanes.end();
      await crawler?.autoscaledPool?.abort();
      await running;
    },
  };
}
