import type { Article, PageType } from '../../db/model/article.ts';
import { extractBody } from './body/extract.ts';
import { findDate } from './dates/find.ts';
import { zoneOf } from './dates/zones.ts';
import { parseHtml } from './dom/tree.ts';
import { collectFacts, metaValue } from './meta/facts.ts';
import { findCanonicalUrl, findSiteName } from './meta/identity.ts';
import { readJsonLd } from './meta/json-ld.ts';
import { findLanguage, settleLanguage } from './meta/language.ts';
import { findTitle } from './meta/title.ts';
import { OUTLETS } from './outlets/registry.ts';
import { versionFor } from './outlets/rule.ts';
import { pageTypeOf } from './page-type.ts';

/** A page as it was read: the article, what kind of page it is, and what was refused in it. */
export type Reading = Article & {
  readonly pageType: PageType;
  /** `date-in-future: 2031-01-02`, `page-cut`, …: for the quarantine and for a person. */
  readonly problems: readonly string[];
};

export interface PageInput {
  /** Decoded, as `decodeBody` gives it. */
  readonly html: string;
  /** Address of the page after redirects. */
  readonly url: string;
  /** Clock for relative and future dates; the system's by default. */
  readonly now?: Date | undefined;
  /** Language of the source, where it is known and the page is silent. */
  readonly language?: string | undefined;
}

/**
 * Reads any page: body text as paragraphs joined by `\n`, title, time of publication, language, canonical
 * address, outlet, kind of page. Never throws; time and memory are bounded whatever the page holds.
 */
export function readPage(input: PageInput): Reading {
  const { html, url } = input;
  const now = input.now ?? new Date();
  const tree = parseHtml(html);
  const facts = collectFacts(tree);
  const linked = readJsonLd(facts.jsonLd);
  const siteName = findSiteName(facts, linked);
  const title = findTitle(facts, linked, siteName, url);
  const declared = findLanguage(facts, linked) || input.language || '';
  const description = linked.article?.description || metaValue(facts, 'og:description', 'description');
  const dateFor = (language: string) =>
    findDate(tree, facts, linked, title, url, {
      zone: zoneOf(language, url),
      now,
      monthFirst: isMonthFirst(facts.htmlLanguage, language, url),
    });
  const lines = extractBody(tree, {
    title,
    description,
    articleBody: linked.article?.articleBody ?? '',
    outlet: versionFor(OUTLETS, url, () => dateFor(declared).at),
  });
  const language = settleLanguage(declared, `${title}\n${lines.join('\n')}`);
  const date = dateFor(language);
  const pageType = pageTypeOf({ tree, facts, linked, title, lines, url });
  return {
    title,
    text: lines.join('\n'),
    publishedAt: date.at,
    language: language || 'und',
    canonicalUrl: findCanonicalUrl(facts, linked, url),
    siteName,
    pageType,
    problems: tree.cut ? [...date.problems, 'page-cut'] : date.problems,
  };
}

/** Only American English writes the month first. */
function isMonthFirst(htmlLanguage: string, language: string, url: string): boolean {
  if (/^en-us\b/i.test(htmlLanguage)) return true;
  return (
    (language === 'en' || language === '') &&
    /^https?:\/\/[^/]+\.(?:com|us|org|net|gov|edu)(?:[:/]|$)/i.test(url) &&
    !/^en-/i.test(htmlLanguage)
  );
}
