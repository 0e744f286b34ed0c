import { load } from 'cheerio';
import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { badListing, fetchListing } from './listing-page.ts';
import { postText } from './post-text.ts';
import { type PlatformPost, tellPosts } from './posts.ts';

/**
 * The public web preview of a Telegram channel (`https://t.me/s/<channel>`, 20 posts a page, older ones by
 * `?before=`). Option: `pages` (1). A channel without preview redirects to its contact page.
 */
export const telegram: Collector = { type: 'telegram', collect };

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  let url: string | undefined = source.url.replace(
    /^https?:\/\/(?:www\.)?t(?:elegram)?\.me\/(?:s\/)?/i,
    'https://t.me/s/',
  );
  for (let number = 1; url && number <= Number(source.options?.pages ?? 1); number++) {
    const page = await fetchListing(source, url, deps);
    if (page.kind === 'told') return yield page.told;
    if (!/\/s\//.test(new URL(page.base).pathname)) {
      return yield badListing(source.url, 'the channel has no public preview');
    }
    const { posts, older } = readPreview(page.text, page.base);
    if (posts.length === 0) return yield badListing(source.url, 'no post in the preview');
    let allFresh = false;
    const listing = { platform: 'telegram', from: page.base, ...page.listing };
    for await (const event of tellPosts(source, listing, posts, deps)) {
      if (event.kind === 'listed') allFresh = source.kind === 'community' || event.fresh === event.items;
      yield event;
    }
    url = allFresh ? older : undefined;
  }
}

function readPreview(html: string, base: string): { posts: PlatformPost[]; older: string | undefined } {
  const $ = load(html);
  const posts: PlatformPost[] = [];
  for (const element of $('.tgme_widget_message[data-post]').toArray()) {
    const message = $(element);
    // A forwarded post or a reply speaks with somebody else's voice.
    message.find('.tgme_widget_message_reply, .tgme_widget_message_author').remove();
    const text = postText(message.find('.tgme_widget_message_text').last().html() ?? '');
    if (!text) continue;
    const postedAt = new Date(message.find('time[datetime]').last().attr('datetime') ?? '');
    posts.push({
      url: new URL(`/${message.attr('data-post')}`, base).href,
      title: '',
      text,
      postedAt: Number.isNaN(postedAt.getTime()) ? null : postedAt,
    });
  }
  const before =
    $('link[rel="prev"][href]').attr('href') ?? $('a.tme_messages_more[data-before]').attr('href');
  return { posts: posts.reverse(), older: before ? new URL(before, base).href : undefined };
}
