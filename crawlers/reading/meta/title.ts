import { type Element, rawText, tidy } from '../dom/node.ts';
import type { Facts } from './facts.ts';
import { metaValue } from './facts.ts';
import type { LinkedData } from './json-ld.ts';

/** Between a title and the outlet's name. A plain hyphen or colon needs space around or after it. */
const SEPARATOR = /\s+[|\-–—•·»«:/\\~>]+\s+|\s*[|•·»]\s*|\s+::\s+|:\s+/g;

/** The title of the article, without the outlet's name; '' where the page has none. */
export function findTitle(facts: Facts, linked: LinkedData, siteName: string, url: string): string {
  const strip = (title: string): string => stripOutlet(tidy(title), siteName, url);
  const h1 = headlines(facts);
  const og = strip(metaValue(facts, 'og:title'));
  const headline = strip(plain(linked.article?.headline ?? ''));
  const documentTitle = strip(facts.documentTitle);
  const twitter = strip(metaValue(facts, 'twitter:title'));

  // A heading that another source repeats is the title as readers see it.
  const others = [og, headline, documentTitle, twitter].filter(Boolean);
  for (const heading of h1) {
    if (heading.length >= 8 && others.some((other) => agrees(heading, other))) return heading;
  }
  if (h1.length === 1 && h1[0]!.length >= 20 && !isOutlet(h1[0]!, siteName, url)) return h1[0]!;
  return headline || og || twitter || documentTitle || h1[0] || metaValue(facts, 'title', 'dc.title') || '';
}

const headlines = (facts: Facts): string[] =>
  facts.headings
    .filter((heading) => heading.tag === 'h1')
    .slice(0, 10)
    .map((heading: Element) => tidy(rawText(heading, 2000)))
    .filter((text) => text.length > 0 && text.length <= 400);

/** Some outlets put markup into headlines of linked data. */
const plain = (text: string): string => (text.includes('<') ? text.replace(/<[^<>]{0,200}>/g, '') : text);

const key = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const agrees = (a: string, b: string): boolean => {
  const [left, right] = [key(a), key(b)];
  return (
    left.length > 0 &&
    (left === right || (left.length >= 15 && (right.startsWith(left) || left.startsWith(right))))
  );
};

/** Takes off a leading or trailing part that names the outlet, as "Title | Outlet" does. */
export function stripOutlet(title: string, siteName: string, url: string): string {
  let left = title.slice(0, 1000);
  for (let round = 0; round < 3; round++) {
    const cuts = [...left.matchAll(SEPARATOR)];
    if (cuts.length === 0) break;
    const last = cuts[cuts.length - 1]!;
    const first = cuts[0]!;
    const tail = left.slice(last.index + last[0].length);
    const head = left.slice(0, first.index);
    if (last.index >= 8 && isOutlet(tail, siteName, url)) left = left.slice(0, last.index);
    else if (left.length - first.index >= 12 && isOutlet(head, siteName, url))
      left = left.slice(first.index + first[0].length);
    else break;
  }
  return left.trim();
}

/** True when a text is the outlet's name: as the page gives it, or as its host spells it. */
function isOutlet(text: string, siteName: string, url: string): boolean {
  const part = ascii(text);
  if (!part || part.length > 60) return false;
  const site = ascii(siteName);
  if (site && (part === site || (site.length >= 4 && part.length <= site.length * 2 && part.includes(site))))
    return true;
  if (site && part.length >= 4 && site.includes(part)) return true;
  const host = hostOf(url);
  if (!host) return false;
  const name = ascii(host);
  if (part === name) return true;
  return host
    .split('.')
    .slice(0, -1)
    .map(ascii)
    .some(
      (label) =>
        label.length >= 3 &&
        (part === label ||
          (label.length >= 5 && part.length <= label.length * 2 && part.includes(label)) ||
          (part.length >= 5 && label.includes(part))),
    );
}

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname.replace(/^www\d?\./, '');
  } catch {
    return '';
  }
};
