import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected, Collector, ItemHint } from './collector.ts';
import { badListing, fetchListing } from './listing-page.ts';
import { collectPages, type ListedItem } from './pages.ts';
import { type FeedEntry, feedLinks, parseFeed } from './reading/feed.ts';
import { reducePost } from './reduce.ts';

/** RSS, Atom and JSON feeds; where the address is a home page, the first feed that it announces. */
export const feed: Collector = { type: 'feed', collect };

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  let page = await fetchListing(source, source.url, deps);
  if (page.kind === 'told') return yield page.told;
  let parsed = parseFeed(page.text, page.base);
  if ('error' in parsed) {
    const [announced] = feedLinks(page.text, page.base);
    if (!announced) return yield badListing(page.listing.url, parsed.error);
    page = await fetchListing(source, announced, deps);
    if (page.kind === 'told') return yield page.told;
    parsed = parseFeed(page.text, page.base);
    if ('error' in parsed) return yield badListing(page.listing.url, parsed.error);
  }
  if (source.kind === 'community') return yield* entryPosts(page.listing, parsed.entries, deps);
  yield* collectPages(source, page.listing, feedItems(parsed.entries), deps);
}

/** Entries that lead to a page, with what the feed says of it. */
export function feedItems(entries: readonly FeedEntry[]): ListedItem[] {
  return entries
    .filter((entry) => entry.link !== '')
    .map((entry) => ({ url: entry.link, hint: hintOf(entry) }));
}

function hintOf({ title, publishedAt, summary, text }: FeedEntry): ItemHint {
  return { title, summary, ...(publishedAt ? { publishedAt } : {}), ...(text ? { text } : {}) };
}

/** A private blog's entries are posts: reduced here, and their pages are never asked for. */
function* entryPosts(
  listing: { url: string; validators: object },
  entries: readonly FeedEntry[],
  deps: CollectDeps,
): Generator<Collected> {
  yield { kind: 'listed', url: listing.url, items: entries.length, fresh: 0, validators: listing.validators };
  for (const entry of entries.slice(0, deps.pageLimit)) {
    const text = [entry.title, entry.text ?? entry.summary].filter(Boolean).join('\n');
    const address = entry.link || entry.id;
    yield {
      kind: 'post',
      post: reducePost({ platform: 'web', text, postedAt: entry.publishedAt, address }, deps.repeatSecret),
    };
  }
}
