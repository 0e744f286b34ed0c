import type { Document, Source } from '../db/model/index.ts';
import { pageAddress } from './address.ts';
import type { CollectDeps, Collected, FetchResult, Validators } from './collector.ts';
import { anonymous } from './pages.ts';
import { decodeBody } from './reading/decode.ts';

/** A listing that was fetched, or what to tell in its place. */
export type ListingPage =
  | {
      readonly kind: 'page';
      readonly document: Document;
      readonly text: string;
      /** Address that links are relative to. */
      readonly base: string;
      /** As the source names it; under this the validators are remembered. */
      readonly listing: { readonly url: string; readonly validators: Validators };
    }
  | { readonly kind: 'told'; readonly told: Collected };

export interface ListingPageOptions {
  readonly render?: ((url: string) => Promise<FetchResult>) | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Fetches a feed, sitemap, listing or API page with the validators of the round before. Where a script cookie
 * stands before it, a browser is asked once.
 */
export async function fetchListing(
  source: Source,
  url: string,
  deps: CollectDeps,
  options: ListingPageOptions = {},
): Promise<ListingPage> {
  const address = pageAddress(url, source.url) ?? url;
  const validators = await deps.memory.validators(address);
  const { delaySeconds } = source;
  const { signal } = deps;
  let result = options.render
    ? await options.render(address)
    : await deps.fetcher.fetch(address, { validators, delaySeconds, headers: options.headers, signal });
  if (result.kind === 'failed' && result.reason === 'challenge') {
    if (!deps.browser) result = { ...result, reason: 'needs-browser' };
    else result = await deps.browser.render(address, { delaySeconds, signal });
  }
  if (result.kind === 'unchanged') return { kind: 'told', told: { kind: 'unchanged', url: address } };
  if (result.kind === 'failed') return { kind: 'told', told: anonymous(source, result) };
  const { document } = result;
  const { etag, 'last-modified': lastModified, 'content-type': type } = document.headers;
  return {
    kind: 'page',
    document,
    text: decodeBody(document.body, type).text,
    base: document.finalUrl,
    listing: { url: address, validators: { etag, lastModified } },
  };
}

/** The listing was read, and is not what it should be. */
export const badListing = (url: string, detail: string): Collected => ({
  kind: 'failed',
  url,
  reason: 'bad-listing',
  detail,
});
