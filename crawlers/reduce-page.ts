import { load } from 'cheerio';
import type { Document } from '../db/model/index.ts';
import { isPlatformHost } from '../db/model/index.ts';
import type { ReducedPost } from './collector.ts';
import { leadsToProfile } from './post-text.ts';
import { decodeBody } from './reading/decode.ts';
import { readPage } from './reading/read.ts';
import { GAP, reducePost } from './reduce.ts';

/** Places of a page that name who wrote it. */
const BYLINES = '[rel~="author"], [itemprop="author"], .author, .byline';

/** A name as people write theirs; a page of a person has it for its title. */
const NAME = /^\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,4}$/u;

/**
 * Reduces a page of a private person: its words, less what leads to a person, and not its address. Undefined where
 * no word is left, as of a page that a script writes or that asks for a login.
 */
export function reducePage(document: Document, secret: string): ReducedPost | undefined {
  const { text: html } = decodeBody(document.body, document.headers['content-type']);
  const { rest, names } = withoutPeople(html, document.finalUrl);
  const reading = readPage({ html: rest, url: document.finalUrl, now: document.fetchedAt });
  const text = names.reduce((words, name) => words.replaceAll(name, GAP), reading.text);
  const post = reducePost(
    { platform: 'web', text, postedAt: reading.publishedAt, address: document.url },
    secret,
  );
  return /\p{L}/u.test(post.text) ? post : undefined;
}

/** A page without its bylines and its links to people, and the names that stood there or in its title. */
function withoutPeople(html: string, url: string): { rest: string; names: readonly string[] } {
  const $ = load(html);
  const names = new Set<string>();
  const onPlatform = isPlatformHost(new URL(url).hostname);
  const name = (label: string) => {
    const words = label.replace(/\s+/g, ' ').trim();
    if (NAME.test(words)) names.add(words);
  };
  if (onPlatform) {
    const titles = [$('title').text(), $('meta[property="og:title"]').attr('content') ?? ''];
    for (const part of titles.flatMap((title) => title.split(/\s[-–—|·]\s|[|:(),]/))) name(part);
  }
  name($('meta[name="author"], meta[property="article:author"]').attr('content') ?? '');
  $('a[href]').each((_, element) => {
    const link = $(element);
    const href = link.attr('href') ?? '';
    const to = URL.canParse(href, url) ? new URL(href, url).href : href;
    const isTag = link.text().trim().startsWith('#');
    if (isTag || !leadsToProfile(to)) return;
    name(link.text());
    link.replaceWith(` ${GAP} `);
  });
  $(BYLINES).each((_, element) => {
    name($(element).text());
    $(element).remove();
  });
  return { rest: $.html(), names: [...names].toSorted((one, other) => other.length - one.length) };
}
