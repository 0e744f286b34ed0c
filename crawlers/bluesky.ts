import { z } from 'zod';
import type { Source } from '../db/model/index.ts';
import { fetchJson } from './api-page.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { badListing } from './listing-page.ts';
import { type PlatformPost, tellPosts } from './posts.ts';

/**
 * Public posts of an account (`https://bsky.app/profile/<handle or did>`) over Bluesky's public interface,
 * without a login; replies and reposts are left out. Option: `pages` (1) of 50 posts.
 * https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed
 */
export const bluesky: Collector = { type: 'bluesky', collect };

const API = 'https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed';
const MENTION = 'app.bsky.richtext.facet#mention';

/** Who posted is left out on purpose. */
const Feed = z.object({
  cursor: z.string().optional(),
  feed: z.array(
    z.object({
      post: z.object({
        uri: z.string(),
        record: z.object({
          text: z.string().default(''),
          createdAt: z.string().optional(),
          langs: z.array(z.string()).optional(),
          facets: z
            .array(
              z.object({
                index: z.object({ byteStart: z.number(), byteEnd: z.number() }),
                features: z.array(z.object({ $type: z.string() })),
              }),
            )
            .optional(),
        }),
        indexedAt: z.string(),
      }),
      reason: z.unknown().optional(),
      reply: z.unknown().optional(),
    }),
  ),
});
type Entry = z.infer<typeof Feed>['feed'][number];

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const actor = /\/profile\/([^/?#]+)/.exec(source.url)?.[1];
  if (!actor) return yield badListing(source.url, 'no profile address');
  let cursor: string | undefined = '';
  for (let number = 1; cursor !== undefined && number <= Number(source.options?.pages ?? 1); number++) {
    const query = new URLSearchParams({ actor, limit: '50', filter: 'posts_no_replies' });
    if (cursor) query.set('cursor', cursor);
    const answer = await fetchJson(source, `${API}?${query}`, Feed, deps);
    if (answer.kind === 'told') return yield answer.told;
    const posts = answer.value.feed
      .filter((entry) => entry.reason === undefined && entry.reply === undefined)
      .map((entry) => postOf(entry, actor));
    const { listing, base } = answer.page;
    const told = source.kind === 'community' ? { ...listing, url: source.url } : listing;
    yield* tellPosts(source, { platform: 'bluesky', from: base, ...told }, posts, deps);
    cursor = answer.value.cursor;
  }
}

function postOf({ post }: Entry, actor: string): PlatformPost {
  const postedAt = new Date(post.record.createdAt ?? post.indexedAt);
  return {
    url: `https://bsky.app/profile/${actor}/post/${post.uri.split('/').at(-1)}`,
    title: '',
    text: withoutMentions(post.record).normalize('NFC').trim(),
    postedAt: Number.isNaN(postedAt.getTime()) ? null : postedAt,
    language: post.record.langs?.[0]?.slice(0, 2),
  };
}

/** Facets count UTF-8 bytes. */
function withoutMentions({ text, facets = [] }: Entry['post']['record']): string {
  let bytes = Buffer.from(text);
  const mentions = facets
    .filter((facet) => facet.features.some((feature) => feature.$type === MENTION))
    .toSorted((one, other) => other.index.byteStart - one.index.byteStart);
  for (const { index } of mentions) {
    bytes = Buffer.concat([
      bytes.subarray(0, index.byteStart),
      Buffer.from('…'),
      bytes.subarray(index.byteEnd),
    ]);
  }
  return bytes.toString();
}
