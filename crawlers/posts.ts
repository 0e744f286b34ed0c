import type { Document, Source } from '../db/model/index.ts';
import { pageAddress } from './address.ts';
import type { CollectDeps, Collected, Validators } from './collector.ts';
import { createDocument } from './document.ts';
import { reducePost } from './reduce.ts';

/** A post of a platform, without who wrote it. It lives in memory only. */
export interface PlatformPost {
  /** Public address of the post. */
  readonly url: string;
  /** '' where the platform has no titles. */
  readonly title: string;
  /** Paragraphs joined by `\n`. */
  readonly text: string;
  readonly postedAt: Date | null;
  readonly language?: string | undefined;
}

export interface PostsListing {
  readonly platform: string;
  readonly url: string;
  readonly validators: Validators;
  /** Address that was asked; kept with the documents made from its answer. */
  readonly from: string;
}

/**
 * The step that platforms share. Of a community source every post is reduced here, and nothing else of it is
 * told; of an outlet or institution each new post becomes a document with its own address.
 */
export async function* tellPosts(
  source: Source,
  listing: PostsListing,
  posts: readonly PlatformPost[],
  deps: CollectDeps,
): AsyncGenerator<Collected> {
  const listed = {
    kind: 'listed',
    url: listing.url,
    items: posts.length,
    validators: listing.validators,
  } as const;
  if (source.kind === 'community') {
    yield { ...listed, fresh: 0 };
    for (const post of posts) {
      const text = [post.title, post.text].filter(Boolean).join('\n');
      const raw = { platform: listing.platform, text, postedAt: post.postedAt, address: post.url };
      yield { kind: 'post', post: reducePost(raw, deps.repeatSecret) };
    }
    return;
  }
  const byUrl = new Map(posts.map((post) => [pageAddress(post.url, listing.from) ?? post.url, post]));
  const known = await deps.memory.known([...byUrl.keys()]);
  const fresh = [...byUrl].filter(([url]) => !known.has(url));
  yield { ...listed, fresh: fresh.length };
  for (const [url, post] of fresh.slice(0, deps.pageLimit)) {
    const title = post.title || firstSentence(post.text);
    yield {
      kind: 'document',
      document: derivedDocument(url, { ...post, title }, listing.from, deps.now()),
      hint: {
        title,
        text: post.text,
        language: post.language ?? source.language,
        ...(post.postedAt ? { publishedAt: post.postedAt } : {}),
      },
    };
  }
}

const firstSentence = (text: string): string => {
  const line = text.split('\n')[0] ?? '';
  const sentence = /^.{20,140}?[.!?…。！？](?=\s|$)/u.exec(line)?.[0] ?? line;
  return sentence.length > 140 ? `${sentence.slice(0, 139)}…` : sentence;
};

/**
 * A page made from one entry of an API answer, feed or table, so that it can be archived and shown alone. The
 * header `x-derived-from` says what it was made from.
 */
export function derivedDocument(
  url: string,
  post: Omit<PlatformPost, 'url'>,
  from: string,
  now: Date,
): Document {
  const published = post.postedAt
    ? `<meta property="article:published_time" content="${post.postedAt.toISOString()}">`
    : '';
  const paragraphs = post.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`);
  const html = `<!doctype html>
<html lang="${escapeHtml(post.language ?? '')}"><head><meta charset="utf-8"><title>${escapeHtml(post.title)}</title>
<link rel="canonical" href="${escapeHtml(url)}"><meta property="og:type" content="article">${published}</head>
<body><article><h1>${escapeHtml(post.title)}</h1>
${paragraphs.join('\n')}
</article></body></html>
`;
  return createDocument({
    url,
    fetchedAt: now,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-derived-from': from },
    body: Buffer.from(html),
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
