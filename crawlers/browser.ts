import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { collectListing } from './listing.ts';

/**
 * Listings of sites that show nothing without script. The options are those of `listing`; `items: plain` fetches
 * the articles themselves without a browser.
 */
export const browser: Collector = { type: 'browser', collect };

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const { browser: renderer, signal } = deps;
  if (!renderer) {
    const detail = 'no browser was found on this machine: npm run browser';
    return yield { kind: 'failed', url: source.url, reason: 'needs-browser', detail };
  }
  const options = { delaySeconds: source.delaySeconds, signal };
  const plain = source.options?.items === 'plain';
  yield* collectListing(source, deps, (url) =>
    plain && url !== source.url ? deps.fetcher.fetch(url, options) : renderer.render(url, options),
  );
}
