import { DateTime } from 'luxon';
import { type Element, lineage, rawText, type Tree, tidy } from '../dom/node.ts';
import { type Facts, metaValue } from '../meta/facts.ts';
import type { LinkedData } from '../meta/json-ld.ts';
import { PUBLISHED, UPDATED } from './names.ts';
import { type DateContext, parseDate, type ReadDate } from './parse.ts';

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
  title: string,
  url: string,
  context: DateContext,
): FoundDate {
  const problems: string[] = [];
  let day: Date | null = null;
  for (const given of candidates(tree, facts, linked, title)) {
    const read = given.text ? parseDate(given.text, context) : null;
    if (!read) continue;
    const problem = refusal(read.at, context.now);
    if (problem) {
      if (!problems.includes(problem)) problems.push(problem);
      continue;
    }
    if (!day && read.hasTime) return { at: read.at, problems };
    if (!day) day = read.at;
    // A later source may give the hour of the day that an earlier one gave; an update's hour is another one.
    else if (read.hasTime && !given.update && isSameDay(read.at, day, context.zone))
      return { at: read.at, problems };
  }
  return { at: day ?? fromAddress(url, context), problems };
}

const isSameDay = (a: Date, b: Date, zone: string): boolean =>
  DateTime.fromJSDate(a, { zone }).hasSame(DateTime.fromJSDate(b, { zone }), 'day');

interface Candidate {
  readonly text: string;
  readonly update: boolean;
}

function* candidates(tree: Tree, facts: Facts, linked: LinkedData, title: string): Generator<Candidate> {
  const published = (text: string): Candidate => ({ text, update: false });
  const updated = (text: string): Candidate => ({ text, update: true });
  yield published(linked.article?.datePublished ?? '');
  yield published(metaValue(facts, ...PUBLISHED));
  for (const element of facts.properties) {
    if (/^(?:datepublished|datecreated)$/i.test(element.attrs.itemprop!)) yield published(machine(element));
  }
  const times = facts.times.filter((time) => !isUpdate(time));
  for (const time of times) if (isPublication(time)) yield published(machine(time));
  for (const time of times) if (isBesideHeadline(time, facts.headings)) yield published(machine(time));
  const texts = [...printed(tree), ...besideHeadline(tree, facts, title)];
  for (const text of texts) if (!SAYS_UPDATED.test(text)) yield published(text);
  if (times.length > 0 && times.length <= 2) for (const time of times) yield published(machine(time));
  for (const text of texts) if (SAYS_UPDATED.test(text)) yield updated(text);
  yield updated(linked.article?.dateModified ?? '');
  yield updated(metaValue(facts, ...UPDATED));
}

const SAYS_UPDATED =
  /^\W{0,4}(?:cập nhật|updated|last (?:updated|modified)|modified|aktualisiert|mis à jour|actualizado|aggiornato|更新|最后更新)/iu;

/** Elements of a page right before and after its headline that hold nothing but a date. */
function* besideHeadline(tree: Tree, facts: Facts, title: string): Generator<string> {
  const headline = facts.headings.find((heading) => heading.tag === 'h1') ?? elementSaying(tree, title);
  if (!headline) return;
  for (
    let i = Math.max(0, headline.order - 30);
    i < Math.min(tree.elements.length, headline.order + 80);
    i++
  ) {
    const element = tree.elements[i]!;
    if (
      /^(?:script|style|body|html|head|title|h[1-6]|option)$/.test(element.tag) ||
      element.children.length > 8
    )
      continue;
    const text = tidy(rawText(element, 200));
    if (text.length >= 8 && text.length <= 90 && LOOKS_DATED.test(text)) yield text;
  }
}

/** The first element of the body that says the title: portals set their headlines in `b` and `font`. */
function elementSaying(tree: Tree, title: string): Element | undefined {
  if (title.length < 8) return undefined;
  const start = title.slice(0, 8);
  return tree.elements.find((element) => {
    if (/^(?:title|option|a|script|style)$/.test(element.tag)) return false;
    const first = element.children.find((child) => typeof child === 'string' && child.trim() !== '');
    return typeof first === 'string' && first.includes(start) && tidy(first) === title;
  });
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
  /date|time|publi|posted|byline|(?:^|[\s_-])(?:meta|info|created)(?=$|[\s_-])|thoi-?gian|ngay|cap-?nhat/i;
const LOOKS_DATED =
  /\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:19|20)\d{2}|(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}|\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?\p{L}{3,}\.?,?\s+(?:de\s+|năm\s+)?(?:19|20)\d{2}|tháng\s+\d|trước$|\bago$|前$/iu;

/** Short texts of elements whose name speaks of a date, in document order. */
function* printed(tree: Tree): Generator<string> {
  let given = 0;
  for (const element of tree.elements) {
    if (given >= 5) return;
    if (element.tag === 'script' || element.tag === 'style' || element.tag === 'body') continue;
    const name = nameOf(element);
    if (name.trim() === '' || !DATE_NAME.test(name)) continue;
    const text = tidy(rawText(element, 400));
    if (text.length < 6 || text.length > 160 || !LOOKS_DATED.test(text)) continue;
    given++;
    yield isUpdate(element) && !SAYS_UPDATED.test(text) ? `updated ${text}` : text;
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
