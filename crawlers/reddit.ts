import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { badListing, fetchListing } from './listing-page.ts';
import { postText } from './post-text.ts';
import { type PlatformPost, tellPosts } from './posts.ts';
import { child, childrenNamed, inner, isXml, parseXml } from './reading/feed/xml.ts';

/**
 * The Atom feed of a subreddit (`https://www.reddit.com/r/<name>/new/.rss`). Everybody may post there, so its
 * posts are community whatever the profile says.
 */
export const reddit: Collector = { type: 'reddit', collect };

async function* collect(given: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const source: Source = { ...given, kind: 'community' };
  const url = /\.rss/.test(source.url) ? source.url : `${source.url.replace(/\/$/, '')}/new/.rss`;
  const page = await fetchListing(source, url, deps);
  if (page.kind === 'told') return yield page.told;
  const root = parseXml(page.text).children.find(isXml);
  if (root?.name !== 'feed' && root?.name !== 'atom:feed')
    return yield badListing(source.url, 'no Atom feed');
  const posts = childrenNamed(root, 'entry', 'atom:entry').map((entry): PlatformPost => {
    const postedAt = new Date(inner(child(entry, 'published', 'updated', 'atom:published', 'atom:updated')));
    return {
      url: inner(child(entry, 'id', 'atom:id')),
      title: inner(child(entry, 'title', 'atom:title')),
      text: selfText(inner(child(entry, 'content', 'atom:content'))),
      postedAt: Number.isNaN(postedAt.getTime()) ? null : postedAt,
    };
  });
  yield* tellPosts(
    source,
    { platform: 'reddit', from: page.base, ...page.listing, url: source.url },
    posts,
    deps,
  );
}

/** A post's own words stand between two marks; what follows says who submitted it. */
function selfText(content: string): string {
  const own = /<!--\s*SC_OFF\s*-->([\s\S]*?)<!--\s*SC_ON\s*-->/.exec(content)?.[1];
  const words = own ?? (/<div class="md">([\s\S]*?)<\/div>/.exec(content)?.[1] || '');
  return postText(words);
}
