import type { Source } from '../db/model/index.ts';
import { readBody } from './body.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { badListing, fetchListing, type ListingPage } from './listing-page.ts';
import { collectPages, type ListedItem } from './pages.ts';
import { decodeBody } from './reading/decode.ts';
import { child, childrenNamed, inner, parseXml, type XmlElement } from './reading/feed/xml.ts';

/**
 * Sitemaps by sitemaps.org, Google's news extension, and indexes of them; plain or gzip.
 * Options: `maxAgeDays` (3): older entries are not asked for; `sitemaps` (6): sitemaps of an index in one round.
 */
export const sitemap: Collector = { type: 'sitemap', collect };

const DAY_MS = 24 * 3_600_000;

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const oldest = new Date(deps.now().getTime() - Number(source.options?.maxAgeDays ?? 3) * DAY_MS);
  const waiting = [source.url];
  const taken = { count: 0 };
  for (let read = 0; waiting.length > 0 && read <= Number(source.options?.sitemaps ?? 6); read++) {
    const page = await fetchListing(source, waiting.shift()!, deps);
    if (page.kind === 'told') {
      yield page.told;
      continue;
    }
    const parsed = parseSitemap(await textOf(page));
    if (!parsed) {
      yield badListing(page.listing.url, 'no sitemap');
      continue;
    }
    // An index's own validators are not kept: its parts change while it does not.
    waiting.push(
      ...parsed.sitemaps.filter((part) => !part.modified || part.modified >= oldest).map((part) => part.url),
    );
    if (parsed.sitemaps.length > 0) continue;
    const items = parsed.items.filter((item) => !(item.at && item.at < oldest));
    yield* collectPages(source, page.listing, items, deps, { taken });
  }
}

/** Sitemaps named `.gz` come packed without saying so. */
async function textOf({ document, text }: Extract<ListingPage, { kind: 'page' }>): Promise<string> {
  if (document.body[0] !== 0x1f || document.body[1] !== 0x8b) return text;
  const body = (async function* () {
    yield document.body;
  })();
  const unpacked = await readBody(body, 'gzip', DEFAULT_LIMITS.bodyBytes, { cut: true }).catch(
    () => undefined,
  );
  return unpacked ? decodeBody(unpacked).text : '';
}

interface SitemapItem extends ListedItem {
  readonly at: Date | undefined;
}

interface Sitemap {
  readonly items: readonly SitemapItem[];
  readonly sitemaps: readonly { readonly url: string; readonly modified: Date | undefined }[];
}

/** Entries newest first, or undefined where the text is no sitemap. */
export function parseSitemap(xml: string): Sitemap | undefined {
  const root = parseXml(xml).children.find((node) => typeof node !== 'string');
  const name = root?.name.replace(/^.*:/, '');
  if (!root || (name !== 'urlset' && name !== 'sitemapindex')) return undefined;
  if (name === 'sitemapindex') {
    const sitemaps = named(root, 'sitemap').map((part) => ({
      url: field(part, 'loc'),
      modified: time(part, 'lastmod'),
    }));
    return { items: [], sitemaps: newestFirst(sitemaps, (part) => part.modified) };
  }
  const items = named(root, 'url').map((entry): SitemapItem => {
    const news = named(entry, 'news')[0];
    const publishedAt = news && time(news, 'publication_date');
    const title = news ? field(news, 'title') : '';
    const publication = news && named(news, 'publication')[0];
    const language = publication ? field(publication, 'language').slice(0, 2) : '';
    return {
      url: field(entry, 'loc'),
      at: publishedAt ?? time(entry, 'lastmod'),
      hint: {
        ...(title ? { title } : {}),
        ...(publishedAt ? { publishedAt } : {}),
        ...(language ? { language } : {}),
      },
    };
  });
  return { items: newestFirst(items, (item) => item.at), sitemaps: [] };
}

const newestFirst = <T>(items: readonly T[], at: (item: T) => Date | undefined): T[] =>
  items.toSorted((one, other) => (at(other)?.getTime() ?? 0) - (at(one)?.getTime() ?? 0));

/** Children by their name, whatever prefix the file gives it. */
const named = (element: XmlElement, name: string): XmlElement[] =>
  childrenNamed(
    element,
    ...element.children.flatMap((node) =>
      typeof node !== 'string' && node.name.replace(/^.*:/, '') === name ? [node.name] : [],
    ),
  );

const field = (element: XmlElement, name: string): string => {
  const [found] = named(element, name);
  return found ? inner(child(element, found.name)).trim() : '';
};

function time(element: XmlElement, name: string): Date | undefined {
  const date = new Date(field(element, name));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
