import { domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';
import { decodeBody } from '../../crawlers/reading/decode.ts';
import { readPage } from '../../crawlers/reading/read.ts';
import { type Article, type Outcome, ok, quarantine } from '../../db/model/index.ts';
import { saveArticle } from '../../db/queries/articles.ts';
import { documentsById, type StoredDocument } from '../../db/queries/documents.ts';
import type { Stage } from '../stage.ts';

/** Below this many characters a page has no article on it, whatever its markup says. */
const SHORTEST_TEXT = 60;

/** What does it say? document → article. */
export const extract: Stage<StoredDocument, Article> = {
  name: 'extract',
  of: 'documents',
  batch: 16,
  serial: false,

  read: documentsById,

  run: async (stored, deps) => {
    const document = await deps.readDocument(stored.location);
    return read(stored, document.body, deps);
  },

  save: async (trx, stored, article, deps) => {
    const { sourceId, kind, homeProvince, fetchedAt } = stored;
    // Where nobody named the outlet, the page does, or its host.
    const outlet = stored.outlet || article.siteName || new URL(stored.finalUrl).hostname;
    const origin = { documentId: stored.id, sourceId, kind, outlet, homeProvince };
    const times = { at: article.publishedAt ?? fetchedAt, readAt: deps.now() };
    await saveArticle(trx, { ...article, ...origin, ...times }, deps.laterStages);
  },
};

function read(
  stored: StoredDocument,
  body: Uint8Array,
  deps: Pick<Parameters<typeof extract.run>[1], 'identifyLanguage'>,
): Outcome<Article> {
  if (stored.status >= 400) return quarantine('http-error', `HTTP ${stored.status}`);
  if (body.length === 0) return quarantine('empty-body', 'the answer has no body');
  if (!looksLikeHtml(stored.contentType, body)) {
    return quarantine('not-html', stored.contentType || 'no content type, and no markup in the body');
  }
  const { text: html } = decodeBody(body, stored.contentType);
  if (looksLikeFeed(html)) return quarantine('feed', 'a feed where a page was expected');
  const { hint } = stored;
  const reading = readPage({ html, url: stored.finalUrl, now: stored.fetchedAt, language: hint.language });
  if (reading.pageType !== 'article') return quarantine(reading.pageType, reading.title);

  // Full text in a feed is used where it is longer than the page's.
  const text = hint.text && hint.text.length > reading.text.length ? hint.text : reading.text;
  const title = reading.title || hint.title || '';
  if (text.length < SHORTEST_TEXT) return quarantine('no-text', `${text.length} characters of text`);
  if (!title) return quarantine('no-title', 'neither the page nor its listing gives a title');
  const hinted = hint.publishedAt ? new Date(hint.publishedAt) : null;
  return ok({
    title: withoutNul(title),
    text: withoutNul(text),
    publishedAt: reading.publishedAt ?? hinted,
    language: deps.identifyLanguage(`${title}\n${text.slice(0, 2000)}`).language,
    canonicalUrl: ownCanonical(reading.canonicalUrl, stored.finalUrl),
    siteName: withoutNul(reading.siteName),
  });
}

/** A canonical address on another site marks a reprint: the reprint keeps its own address. */
export function ownCanonical(canonical: string, finalUrl: string): string {
  if (!URL.canParse(canonical)) return finalUrl;
  return siteOf(canonical) === siteOf(finalUrl) ? canonical : finalUrl;
}

/** PostgreSQL's text holds no NUL. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

const siteOf = (url: string): string => getDomain(url) ?? domainToUnicode(new URL(url).hostname);

function looksLikeHtml(contentType: string, body: Uint8Array): boolean {
  if (/html|xml/i.test(contentType)) return true;
  if (/^(image|audio|video|font)\/|pdf|zip|octet-stream|json/i.test(contentType)) return false;
  return new TextDecoder('latin1').decode(body.subarray(0, 2048)).includes('<');
}

const looksLikeFeed = (html: string): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,500}?-->\s*)?<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]/i.test(
    html.slice(0, 1500),
  );
