import type { Source } from '../db/model/index.ts';
import { isEmptyShell } from './challenge.ts';
import type { CollectDeps, Collected, Collector, FetchResult } from './collector.ts';
import { findArticleLinks, findNextPage, type LinkFinderOptions } from './link-finder.ts';
import { badListing, fetchListing } from './listing-page.ts';
import { collectPages } from './pages.ts';

/**
 * HTML listing pages. Options: `linkPattern` (regular expression) or `selector` (CSS) say which links are
 * articles, else the repeated structure does; `pages` (1): pages of the listing read while everything on them
 * is new; `pagePattern`: address of page {n}, else the page's own "next" link.
 */
export const listing: Collector = {
  type: 'listing',
  collect: (source, deps) => collectListing(source, deps),
};

/** Reads a listing page by page. @param render fetches in another way than plainly */
export async function* collectListing(
  source: Source,
  deps: CollectDeps,
  render?: (url: string) => Promise<FetchResult>,
): AsyncGenerator<Collected> {
  const taken = { count: 0 };
  const pages = Number(source.options?.pages ?? 1);
  const seen = new Set<string>();
  let url: string | undefined = source.url;
  for (let number = 1; url && number <= pages && !seen.has(url); number++) {
    seen.add(url);
    const page = await fetchListing(source, url, deps, { render });
    if (page.kind === 'told') return yield page.told;
    const items = findArticleLinks(page.text, page.base, linkOptions(source));
    if (items.length === 0) return yield noLinks(page.listing.url, page.text);
    let allFresh = true;
    for await (const event of collectPages(source, page.listing, items, deps, { render, taken })) {
      if (event.kind === 'listed') allFresh = event.fresh === event.items;
      yield event;
    }
    // Something known on the page means that the rest is known too.
    if (!allFresh || taken.count >= deps.pageLimit) return;
    const pattern = source.options?.pagePattern;
    url = pattern
      ? String(pattern).replaceAll('{n}', String(number + 1))
      : findNextPage(page.text, page.base);
  }
}

/** A listing without articles has changed, unless it waits for a script to write them. */
export const noLinks = (url: string, html: string): Collected =>
  isEmptyShell(html)
    ? {
        kind: 'failed',
        url,
        reason: 'needs-browser',
        detail: 'the page is written by script: use type browser',
      }
    : badListing(url, 'no link on the page looks like an article');

/** What the profile says of a listing's links. */
export function linkOptions(source: Source): LinkFinderOptions {
  const { linkPattern, selector } = source.options ?? {};
  return {
    ...(linkPattern ? { linkPattern: String(linkPattern) } : {}),
    ...(selector ? { selector: String(selector) } : {}),
  };
}
