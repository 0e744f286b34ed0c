import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { feedItems } from './feed.ts';
import { findArticleLinks } from './link-finder.ts';
import { linkOptions, noLinks } from './listing.ts';
import { fetchListing } from './listing-page.ts';
import { collectPages, type ListedItem } from './pages.ts';
import { feedLinks, parseFeed } from './reading/feed.ts';

/**
 * Portals of government bodies: the home page's links, its announced feeds, and further listing pages, since
 * news, notices and documents lie on different pages there. Options: those of a listing's links, `paths`
 * (`/tin-tuc,/thong-bao`: more listing pages) and `feeds` (2: announced feeds read at most).
 */
export const portal: Collector = { type: 'portal', collect };

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const taken = { count: 0 };
  const home = await fetchListing(source, source.url, deps);
  const pages: { listing: { url: string; validators: object }; items: ListedItem[] }[] = [];
  let announced: string[] = [];
  if (home.kind === 'told') yield home.told;
  else {
    const items = findArticleLinks(home.text, home.base, linkOptions(source));
    pages.push({ listing: home.listing, items });
    announced = feedLinks(home.text, home.base).slice(0, Number(source.options?.feeds ?? 2));
  }
  for (const url of announced) {
    const page = await fetchListing(source, url, deps);
    if (page.kind === 'told') continue;
    const parsed = parseFeed(page.text, page.base);
    if (!('error' in parsed)) pages.push({ listing: page.listing, items: feedItems(parsed.entries) });
  }
  for (const path of String(source.options?.paths ?? '').split(',')) {
    if (!path.trim()) continue;
    const page = await fetchListing(source, path.trim(), deps);
    if (page.kind === 'told') yield page.told;
    else
      pages.push({
        listing: page.listing,
        items: findArticleLinks(page.text, page.base, linkOptions(source)),
      });
  }
  if (home.kind === 'page' && pages.every((page) => page.items.length === 0)) {
    return yield noLinks(home.listing.url, home.text);
  }
  for (const { listing, items } of pages) yield* collectPages(source, listing, items, deps, { taken });
}
