import { type Element, lineage, rawText, type Tree, tidy } from '../dom/node.ts';
import { type Facts, metaValue } from '../meta/facts.ts';
import type { LinkedData } from '../meta/json-ld.ts';
import { type DateContext, parseDate, type ReadDate } from './parse.ts';

/** Names of `meta` that give the time of publication, in order of trust. */
const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish_date',
  'published_time',
  'article.published',
  'publication_date',
  'publicationdate',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'dcterms.created',
  'dcterms.issued',
  'dc.date.issued',
  'dc.date.created',
  'dcterms.date',
  'dc.date',
  'date',
  'og:published_time',
  'og:pubdate',
  'rnews:datepublished',
  'article:published',
  'bt:pubdate',
  'ptime',
  'datecreated',
  'last-published',
  'article_date_original',
  'originalpublicationdate',
  'iso-8601-publish-date',
  'citation_publication_date',
  'dc:created',
  'published-date',
  'published',
];
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'modified_time',
  'dcterms.modified',
  'revised',
];

/** Oldest date that is believed: the web began then. */
const OLDEST = Date.UTC(1990, 0, 1);
/** Clocks of outlets run ahead by minutes, and a day without an hour may be today in a zone further east. */
const AHEAD = 26 * 3_600_000;

export interface FoundDate {
  readonly at: Date | null;
  /** Dates that were refused: `date-in-future: 2031-01-02`, `date-too-old: 1970-01-01`. */
  readonly problems: readonly string[];
}

/**
 * The time of publication: linked data, then `meta`, microdata and `time`, then what is printed near the
 * headline. Published beats updated; a date in the future or before 1990 is refused and told.
 */
export function findDate(
  tree: Tree,
  facts: Facts,
  linked: LinkedData,
  url: string,
  context: DateContext,
): FoundDate {
  const problems: string[] = [];
  let dayOnly: Date | null = null;
  let refined: Date | null = null;
  const accept = (given: string): boolean => {
    if (!given) return false;
    const read = parseDate(given, context);
    if (!read) return false;
    const problem = refusal(read.at, context.now);
    if (problem) {
      if (!problems.includes(problem)) problems.push(problem);
      return false;
    }
    if (dayOnly) {
      // A later source may give the hour of the day that an earlier one gave.
      if (read.hasTime && Math.abs(read.at.getTime() - dayOnly.getTime()) < 86_400_000) refined = read.at;
      return refined !== null;
    }
    if (read.hasTime) {
      refined = read.at;
      return true;
    }
    dayOnly = read.at;
    return false;
  };

  for (const given of candidates(tree, facts, linked)) if (accept(given)) break;
  const at = refined ?? dayOnly ?? fromAddress(url, context);
  return { at, problems };
}

function* candidates(tree: Tree, facts: Facts, linked: LinkedData): Generator<string> {
  yield linked.article?.datePublished ?? '';
  yield metaValue(facts, ...PUBLISHED);
  for (const element of facts.properties) {
    if (/^(?:datepublished|datecreated)$/i.test(element.attrs.itemprop!)) yield machine(element);
  }
  const times = facts.times.filter((time) => !isUpdate(time));
  for (const time of times.filter((time) => isPublication(time))) yield machine(time);
  const inArticle = times.filter((time) => isBesideHeadline(time, facts.headings));
  for (const time of inArticle) yield machine(time);
  yield* printed(tree);
  if (times.length > 0 && times.length <= 2) for (const time of times) yield machine(time);
  yield linked.article?.dateModified ?? '';
  yield metaValue(facts, ...UPDATED);
}

const machine = (element: Element): string =>
  element.attrs.content ?? element.attrs.datetime ?? tidy(rawText(element, 300));

const nameOf = (element: Element): string =>
  `${element.attrs.class ?? ''} ${element.attrs.id ?? ''} ${element.attrs.itemprop ?? ''} ${element.attrs['data-testid'] ?? ''}`.toLowerCase();
const isUpdate = (element: Element): boolean => /updat|modif|edited|cap-?nhat/.test(nameOf(element));
const isPublication = (element: Element): boolean =>
  element.attrs.pubdate !== undefined ||
  /publi|posted|entry-date|created|ngay-?dang|dateline/.test(nameOf(element));

/** True for an element that shares a near ancestor with the page's first heading. */
function isBesideHeadline(element: Element, headings: readonly Element[]): boolean {
  const h1 = headings.find((heading) => heading.tag === 'h1');
  if (!h1) return false;
  const near = new Set<Element>();
  let level = 0;
  for (const node of lineage(h1)) {
    if (level++ > 4 || node.tag === 'body') break;
    near.add(node);
  }
  for (const node of lineage(element)) if (near.has(node)) return true;
  return false;
}

const DATE_NAME =
  /(?:^|[\s_-])(?:date|time|published|publish|posted|timestamp|datetime|meta|byline|dateline|created|pubdate|thoigian|ngay|info)(?=$|[\s_-])|date|time/i;
const LOOKS_DATED =
  /\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:19|20)\d{2}|(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}|\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?\p{L}{3,}\.?,?\s+(?:de\s+|năm\s+)?(?:19|20)\d{2}|tháng\s+\d|trước$|\bago$|前$/iu;

/** Short texts of elements whose name speaks of a date, in document order. */
function* printed(tree: Tree): Generator<string> {
  let given = 0;
  for (const element of tree.elements) {
    if (given >= 5) return;
    if (element.tag === 'script' || element.tag === 'style' || element.tag === 'body') continue;
    const name = nameOf(element);
    if (name.trim() === '' || !DATE_NAME.test(name) || isUpdate(element)) continue;
    const text = tidy(rawText(element, 400));
    if (text.length < 6 || text.length > 160 || !LOOKS_DATED.test(text)) continue;
    given++;
    yield text;
  }
}

/** `/2026/11/21/` or `20261121` in the path. */
function fromAddress(url: string, context: DateContext): Date | null {
  const match =
    /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)/.exec(url) ??
    /[/_-](20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)/.exec(url);
  if (!match) return null;
  const read: ReadDate | null = parseDate(
    `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`,
    context,
  );
  return read && !refusal(read.at, context.now) ? read.at : null;
}

function refusal(at: Date, now: Date): string | null {
  const day = Number.isNaN(at.getTime()) ? 'invalid' : at.toISOString().slice(0, 10);
  if (at.getTime() > now.getTime() + AHEAD) return `date-in-future: ${day}`;
  if (at.getTime() < OLDEST) return `date-too-old: ${day}`;
  return null;
}
