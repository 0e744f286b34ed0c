import { parseDate } from './dates/parse.ts';
import { zoneOf } from './dates/zones.ts';
import { parseHtml } from './dom/tree.ts';
import { readAtom } from './feed/atom.ts';
import { absolute, type Feed } from './feed/entry.ts';
import { readJsonFeed } from './feed/json.ts';
import { readRss } from './feed/rss.ts';
import { child, inner, isXml, parseXml, type XmlElement } from './feed/xml.ts';

export type { Feed, FeedEntry } from './feed/entry.ts';

/** A body that is no feed says why: `not-a-feed: html`, `empty`, `broken-json`. */
export interface FeedError {
  readonly error: string;
}

/** Bodies longer than this are cut; a feed is never so long. */
const MAX_CHARACTERS = 16_000_000;

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed 1.0 and 1.1, well-formed or not. Everything that
 * comes out is plain text; links are absolute (against `url` and `xml:base`). Never throws.
 */
export function parseFeed(body: string, url: string): Feed | FeedError {
  const text = body
    .slice(0, MAX_CHARACTERS)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (!text) return { error: 'empty' };
  if (text.startsWith('{')) return readJson(text, url);
  const root = findRoot(parseXml(text));
  if (!root) return { error: 'not-a-feed: no element' };
  const date = dateReader(languageOf(root), url);
  const name = root.name.replace(/^(?:atom|rdf|rss):/, '');
  if (name === 'rss' || name === 'rdf' || name === 'channel') {
    if (
      name !== 'channel' &&
      !child(root, 'channel', 'item') &&
      !/[\d.]/.test(root.attrs.version ?? '') &&
      name === 'rss'
    )
      return { error: 'not-a-feed: rss without a channel' };
    return readRss(root, url, date);
  }
  if (name === 'feed') return readAtom(root, url, date);
  return { error: `not-a-feed: ${root.name.slice(0, 40)}` };
}

function readJson(text: string, url: string): Feed | FeedError {
  try {
    const feed = readJsonFeed(JSON.parse(text) as unknown, url, dateReader('', url));
    return feed ?? { error: 'not-a-feed: json' };
  } catch {
    return { error: 'broken-json' };
  }
}

const findRoot = (top: XmlElement): XmlElement | undefined => top.children.find(isXml);

function languageOf(root: XmlElement): string {
  const channel = child(root, 'channel') ?? root;
  const given = inner(child(channel, 'language', 'dc:language')) || root.attrs['xml:lang'] || '';
  return given.slice(0, 2).toLowerCase();
}

/** Dates of feeds are mostly RFC 2822 or ISO 8601; Vietnamese outlets also write them as on their pages. */
const dateReader = (language: string, url: string) => {
  const zone = zoneOf(language, url);
  return (text: string): Date | null => {
    const read = text
      ? parseDate(text, {
          zone,
          now: new Date(0),
          monthFirst: /^\s*\d{1,2}\/\d{1,2}\/\d{4}.*[AP]M/i.test(text),
        })
      : null;
    return read && read.at.getTime() > 0 ? read.at : null;
  };
};

/** Addresses of feeds that a page announces, absolute, in the order of the page, each once. */
export function feedLinks(html: string, url: string): string[] {
  const tree = parseHtml(html);
  const base = tree.elements.find((element) => element.tag === 'base')?.attrs.href;
  const from = base ? absolute(base, url) || url : url;
  const found = new Set<string>();
  for (const element of tree.elements) {
    if (element.tag !== 'link') continue;
    const { rel, type, href } = element.attrs;
    if (!href || !/\balternate\b|\bfeed\b/i.test(rel ?? '')) continue;
    if (!/(?:rss|atom|feed\+json|rdf)/i.test(type ?? '') && !/\bfeed\b/i.test(rel ?? '')) continue;
    const link = absolute(href, from);
    if (link) found.add(link);
  }
  return [...found];
}
