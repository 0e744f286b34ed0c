import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { badListing, fetchListing } from './listing-page.ts';
import { type PlatformPost, tellPosts } from './posts.ts';
import { child, childrenNamed, inner, isXml, parseXml, type XmlElement } from './reading/feed/xml.ts';

/**
 * The public feed of a YouTube channel (`/feeds/videos.xml?channel_id=…`, 15 newest videos): titles and
 * descriptions. The address may also be `/channel/UC…`.
 */
export const youtube: Collector = { type: 'youtube', collect };

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const page = await fetchListing(source, feedAddress(source.url), deps);
  if (page.kind === 'told') return yield page.told;
  const posts = readChannelFeed(page.text);
  if (!posts) return yield badListing(page.listing.url, 'no channel feed');
  yield* tellPosts(source, { platform: 'youtube', from: page.base, ...page.listing }, posts, deps);
}

function feedAddress(url: string): string {
  const channel = /\/channel\/(UC[\w-]{22})/.exec(url)?.[1];
  return channel ? `https://www.youtube.com/feeds/videos.xml?channel_id=${channel}` : url;
}

/** Videos of the feed, newest first; undefined where it is no Atom feed. */
function readChannelFeed(xml: string): PlatformPost[] | undefined {
  const root = parseXml(xml).children.find(isXml);
  if (root?.name !== 'feed' && root?.name !== 'atom:feed') return undefined;
  // The parser gives names in lower case.
  return childrenNamed(root, 'entry', 'atom:entry').map((entry) => {
    const group = child(entry, 'media:group');
    const id = inner(child(entry, 'yt:videoid'));
    return {
      url: `https://www.youtube.com/watch?v=${id}`,
      title: text(child(entry, 'title', 'atom:title')),
      text: group ? text(child(group, 'media:description')) : '',
      postedAt: dateOf(text(child(entry, 'published', 'atom:published'))),
    };
  });
}

const text = (element: XmlElement | undefined): string =>
  inner(element)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');

function dateOf(given: string): Date | null {
  const date = new Date(given);
  return Number.isNaN(date.getTime()) ? null : date;
}
