import { z } from 'zod';
import { isOpenToAnyone, type Source } from '../db/model/index.ts';
import { fetchJson } from './api-page.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { badListing } from './listing-page.ts';
import { postText } from './post-text.ts';
import { type PlatformPost, tellPosts } from './posts.ts';

/**
 * Public posts over the Mastodon API, without a login: of an account (`https://server/@name`) or under a hashtag
 * (`https://server/tags/langson`), where everybody may post: those are community whatever the profile says. Replies
 * and boosts are left out. Option: `pages` (1) of 40 posts.
 * https://docs.joinmastodon.org/methods/accounts/#statuses, …/methods/timelines/#tag
 */
export const mastodon: Collector = { type: 'mastodon', collect };

const Account = z.object({ id: z.string() });
/** The account of a status is left out on purpose. */
const Statuses = z.array(
  z.object({
    url: z.string().nullish(),
    uri: z.string(),
    content: z.string(),
    spoiler_text: z.string().default(''),
    created_at: z.string(),
    language: z.string().nullish(),
    visibility: z.string(),
    reblog: z.unknown().optional(),
    in_reply_to_id: z.string().nullish(),
  }),
);

async function* collect(given: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const source: Source = isOpenToAnyone(given) ? { ...given, kind: 'community' } : given;
  const { origin, pathname } = new URL(source.url);
  const tag = /^\/tags\/([^/]+)/.exec(pathname)?.[1];
  const name = /^\/@([^/]+)/.exec(pathname)?.[1];
  let url: string | undefined = `${origin}/api/v1/timelines/tag/${tag}?limit=40`;
  if (!tag) {
    if (!name) return yield badListing(source.url, 'neither an account nor a hashtag');
    const account = await fetchJson(source, `${origin}/api/v1/accounts/lookup?acct=${name}`, Account, deps);
    if (account.kind === 'told') return yield account.told;
    url = `${origin}/api/v1/accounts/${account.value.id}/statuses?limit=40&exclude_replies=true&exclude_reblogs=true`;
  }
  for (let number = 1; url && number <= Number(source.options?.pages ?? 1); number++) {
    const answer = await fetchJson(source, url, Statuses, deps);
    if (answer.kind === 'told') return yield answer.told;
    const posts = answer.value
      .filter((status) => status.visibility === 'public' && !status.reblog && !status.in_reply_to_id)
      .map((status): PlatformPost => {
        const postedAt = new Date(status.created_at);
        return {
          url: status.url ?? status.uri,
          title: status.spoiler_text,
          text: postText(status.content),
          postedAt: Number.isNaN(postedAt.getTime()) ? null : postedAt,
          language: status.language?.slice(0, 2),
        };
      });
    const { listing, base, document } = answer.page;
    // The address of an account names a person where the source is a private one's.
    const told = source.kind === 'community' ? { ...listing, url: source.url } : listing;
    yield* tellPosts(source, { platform: 'mastodon', from: base, ...told }, posts, deps);
    url = nextLink(document.headers.link);
  }
}

/** The `rel="next"` address of a Link header (RFC 8288). */
export const nextLink = (header: string | undefined): string | undefined =>
  /<([^>]+)>\s*;[^,]*rel="?next"?/i.exec(header ?? '')?.[1];
