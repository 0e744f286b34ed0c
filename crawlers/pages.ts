import type { Source } from '../db/model/index.ts';
import { pageAddress } from './address.ts';
import type { CollectDeps, Collected, FetchResult, ItemHint, Validators } from './collector.ts';
import { repeatKeyOf } from './reduce.ts';

/** An item of a listing, newest first as the listing has them. */
export interface ListedItem {
  readonly url: string;
  readonly hint: ItemHint;
}

export interface PagesOptions {
  /** How one page is fetched; many at once through the fetcher where absent. */
  readonly render?: ((url: string) => Promise<FetchResult>) | undefined;
  /** Pages of this listing that were taken already, so that a round's limit holds over several listings. */
  readonly taken?: { count: number } | undefined;
}

/** After so many refusals in a row the site means it. */
const REFUSALS = 4;

/**
 * The step that feeds, sitemaps and listings share: tells how many items there are and how many are new, then
 * brings the new pages, up to the round's limit.
 */
export async function* collectPages(
  source: Source,
  listing: { readonly url: string; readonly validators: Validators },
  items: readonly ListedItem[],
  deps: CollectDeps,
  options: PagesOptions = {},
): AsyncGenerator<Collected> {
  const hints = new Map<string, ItemHint>();
  for (const item of items) {
    const url = pageAddress(item.url, listing.url);
    if (url && !hints.has(url)) hints.set(url, { language: source.language, ...item.hint });
  }
  const fresh = await unknownOf(source, [...hints.keys()], deps);
  yield {
    kind: 'listed',
    url: listing.url,
    items: hints.size,
    fresh: fresh.length,
    validators: listing.validators,
  };

  const taken = options.taken ?? { count: 0 };
  const wanted = fresh.slice(0, Math.max(0, deps.pageLimit - taken.count));
  taken.count += wanted.length;
  const results = options.render
    ? oneByOne(wanted, options.render)
    : deps.fetcher.fetchAll(wanted, { delaySeconds: source.delaySeconds, signal: deps.signal });
  let refusals = 0;
  for await (const first of results) {
    let result = first;
    // A script that sets a cookie is no refusal: any browser passes it unasked.
    if (result.kind === 'failed' && result.reason === 'challenge' && deps.browser) {
      result = await deps.browser.render(result.url, {
        delaySeconds: source.delaySeconds,
        signal: deps.signal,
      });
    }
    if (result.kind === 'document') {
      refusals = 0;
      const hint = hints.get(result.document.url) ?? {};
      const type = result.document.headers['content-type'];
      const other = {
        kind: 'failed',
        url: result.document.url,
        reason: 'not-a-page',
        detail: type ?? '',
      } as const;
      yield isPage(type) ? { kind: 'document', document: result.document, hint } : anonymous(source, other);
      continue;
    }
    yield result.kind === 'failed' ? anonymous(source, result) : result;
    // The host asked for a pause: the rest waits for another round.
    if (result.kind === 'failed' && result.retryAfter) return;
    refusals = result.kind === 'failed' && result.reason === 'blocked' ? refusals + 1 : 0;
    if (refusals >= REFUSALS) return;
  }
}

/**
 * Addresses that no earlier round took. Of community pages only keyed hashes are remembered: of the address for as
 * long as it may be listed, of the post for as long as its text is kept.
 */
async function unknownOf(source: Source, urls: readonly string[], deps: CollectDeps): Promise<string[]> {
  const { memory, repeatSecret } = deps;
  const read = await memory.known(urls);
  const left = urls.filter((url) => !read.has(url));
  if (source.kind !== 'community' || !memory.knownPosts) return left;
  const keys = new Map(left.map((url) => [url, repeatKeyOf('web', url, repeatSecret)]));
  const known = await memory.knownPosts([...keys.values()]);
  return left.filter((url) => !known.has(keys.get(url)!));
}

async function* oneByOne(
  urls: readonly string[],
  render: (url: string) => Promise<FetchResult>,
): AsyncGenerator<FetchResult> {
  for (const url of urls) yield await render(url);
}

/** Text or markup, or what a server did not label. */
const isPage = (contentType: string | undefined): boolean =>
  !contentType ||
  /^\s*(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml|octet-stream))\b/i.test(contentType);

/** Of a community source no address of a post is told; its own address stands in. */
export function anonymous(source: Source, failure: Extract<Collected, { kind: 'failed' }>): Collected {
  return source.kind === 'community' ? { ...failure, url: source.url, detail: failure.reason } : failure;
}
