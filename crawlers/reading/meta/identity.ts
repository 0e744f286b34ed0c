import { tidy } from '../dom/node.ts';
import { type Facts, metaValue } from './facts.ts';
import type { LinkedData } from './json-ld.ts';

/** Name of the outlet as the page gives it, or ''. */
export function findSiteName(facts: Facts, linked: LinkedData): string {
  const name =
    metaValue(facts, 'og:site_name') ||
    linked.article?.publisher ||
    metaValue(
      facts,
      'application-name',
      'apple-mobile-web-app-title',
      'dc.publisher',
      'publisher',
      'copyright',
    ) ||
    linked.siteName;
  return tidy(name).slice(0, 120).replace(/^@/, '');
}

/**
 * The address that the page asks to be known by, absolute and without a fragment. A canonical link to the
 * front page of the outlet, or to another site altogether, is not believed.
 */
export function findCanonicalUrl(facts: Facts, linked: LinkedData, url: string): string {
  for (const given of [facts.canonical, metaValue(facts, 'og:url'), linked.article?.url ?? '']) {
    const absolute = resolve(given, url);
    if (absolute && isPlausible(absolute, url)) return absolute;
  }
  return resolve(url, url) || url;
}

function resolve(given: string, base: string): string {
  if (!given) return '';
  try {
    const absolute = new URL(given.trim(), base);
    if (absolute.protocol !== 'http:' && absolute.protocol !== 'https:') return '';
    absolute.hash = '';
    return absolute.href;
  } catch {
    return '';
  }
}

function isPlausible(canonical: string, url: string): boolean {
  try {
    const [wanted, own] = [new URL(canonical), new URL(url)];
    if (wanted.pathname === '/' && !wanted.search && own.pathname !== '/') return false;
    return registrable(wanted.hostname) === registrable(own.hostname);
  } catch {
    return false;
  }
}

/** Close enough to the registrable domain to tell `m.`, `amp.` and `www.` from another site. */
const registrable = (host: string): string => {
  const labels = host.split('.');
  const short = labels.length > 2 && labels.at(-2)!.length <= 3 && labels.at(-1)!.length === 2;
  return labels.slice(short ? -3 : -2).join('.');
};
