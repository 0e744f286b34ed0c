import { z } from 'zod';
import type { Source } from '../db/model/index.ts';
import { fetchJson } from './api-page.ts';
import type { CollectDeps, Collected, Collector } from './collector.ts';
import { type PlatformPost, tellPosts } from './posts.ts';

/**
 * Posts of an institution's Facebook Page over the Graph API, with the office's own token in option `token`
 * (a Page token, or an app with Page Public Content Access). The address is `https://www.facebook.com/<page>`.
 * Options: `pages` (1) of 25 posts, `version` (v23.0).
 * https://developers.facebook.com/docs/graph-api/reference/page/feed/
 */
export const facebookPage: Collector = { type: 'facebook-page', collect };

const Posts = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.string().optional(),
      created_time: z.string(),
      permalink_url: z.string().optional(),
    }),
  ),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
    .optional(),
});

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const refused = refusal(source);
  if (refused) return yield { kind: 'failed', url: source.url, reason: 'blocked', detail: refused };
  const page = new URL(source.url).pathname
    .replace(/^\/|\/$/g, '')
    .split('/')
    .at(-1)!;
  const version = String(source.options?.version ?? 'v23.0');
  let after: string | undefined = '';
  for (let number = 1; after !== undefined && number <= Number(source.options?.pages ?? 1); number++) {
    const query = new URLSearchParams({ fields: 'id,message,created_time,permalink_url', limit: '25' });
    if (after) query.set('after', after);
    // The token travels in a header: an address is logged and archived.
    const answer = await fetchJson(
      source,
      `https://graph.facebook.com/${version}/${page}/posts?${query}`,
      Posts,
      deps,
      {
        authorization: `Bearer ${source.options?.token}`,
      },
    );
    if (answer.kind === 'told') return yield answer.told;
    const { listing, base } = answer.page;
    const posts = answer.value.data.filter((post) => post.message).map(postOf);
    yield* tellPosts(source, { platform: 'facebook', from: base, ...listing }, posts, deps);
    // `paging.next` carries the token; its cursor says the same without it.
    after = answer.value.paging?.next ? answer.value.paging.cursors?.after : undefined;
  }
}

/** Only public bodies and outlets speak as pages here, and only with the office's own access. */
function refusal(source: Source): string | undefined {
  if (source.kind === 'community') return 'only pages of institutions and outlets are read';
  return source.options?.token ? undefined : 'no Graph API token in the profile (options.token)';
}

function postOf(post: z.infer<typeof Posts>['data'][number]): PlatformPost {
  // Graph writes +0000, which is no ISO 8601 offset.
  const postedAt = new Date(post.created_time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  const text = (post.message ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return {
    url: post.permalink_url ?? `https://www.facebook.com/${post.id}`,
    title: '',
    text: text.normalize('NFC'),
    postedAt: Number.isNaN(postedAt.getTime()) ? null : postedAt,
  };
}
