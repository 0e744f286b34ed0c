import { type CheerioAPI, load } from 'cheerio';
import { pageAddress } from './address.ts';
import { registrableHost } from './manners/pace.ts';
import type { ListedItem } from './pages.ts';

export interface LinkFinderOptions {
  /** Regular expression that the address of an article matches. */
  readonly linkPattern?: string | undefined;
  /** CSS selector of the links, or of the blocks that hold them. */
  readonly selector?: string | undefined;
}

type Link = ReturnType<CheerioAPI>;

interface Candidate {
  readonly url: string;
  readonly title: string;
  /** Tags and classes of the ancestors: links of one list share it. */
  readonly group: string;
  readonly likeness: number;
}

/** A listing is read up to here; 1.7 million characters of links take 3 s. */
const HTML_LIMIT = 2_000_000;
/** A group is a list of articles when so many of its links, and such a share of them, look like articles. */
const ALIKE = 0.5;
const GROUP_SIZE = 3;
const GROUP_SHARE = 0.4;
const NOT_A_LIST =
  'nav, footer, header nav, form, [class*="breadcrumb"], [class*="menu"], [class*="paging"], [class*="pagination"]';
/** Class names that differ from item to item of one list. */
const VARIES = /\d|active|first|last|odd|even/;
const NOT_A_PAGE = /\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34]|css|js|xml|rss)$/i;

/**
 * Links to articles on a listing page, in the order of the page. With a pattern or a selector these decide; else
 * the repeated structure does: links whose ancestors look alike form a group, and a group is a list of articles
 * when its links mostly read like headlines and their addresses like those of articles.
 */
export function findArticleLinks(html: string, base: string, options: LinkFinderOptions = {}): ListedItem[] {
  const $ = load(html.slice(0, HTML_LIMIT));
  const root = $('base[href]').attr('href');
  const from = root && URL.canParse(root, base) ? new URL(root, base).href : base;
  const pattern = options.linkPattern ? new RegExp(options.linkPattern) : undefined;
  const links = options.selector
    ? $(options.selector).find('a[href]').addBack('a[href]')
    : $('a[href]').not($(NOT_A_LIST).find('a[href]'));

  const candidates: Candidate[] = [];
  for (const element of links.toArray()) {
    const link = $(element);
    const url = pageAddress(link.attr('href') ?? '', from);
    if (!url || NOT_A_PAGE.test(new URL(url).pathname) || url === base) continue;
    if (registrableHost(new URL(url)) !== registrableHost(new URL(base))) continue;
    const title = titleOf(link);
    candidates.push({ url, title, group: groupOf(link), likeness: likenessOf(url, title) });
  }
  const wanted = pattern
    ? candidates.filter((candidate) => pattern.test(candidate.url))
    : options.selector
      ? candidates
      : learned(candidates);

  // A picture and a headline lead to the same page: the longest title is the headline.
  const titles = new Map<string, string>();
  for (const { url, title } of wanted)
    if (title.length >= (titles.get(url)?.length ?? 0)) titles.set(url, title);
  return [...titles].map(([url, title]) => ({ url, hint: title ? { title } : {} }));
}

function learned(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, number>();
  for (const { url, likeness } of candidates) best.set(url, Math.max(best.get(url) ?? 0, likeness));
  const groups = Map.groupBy(candidates, (candidate) => candidate.group);
  const lists = new Set<string>();
  for (const [name, links] of groups) {
    const urls = [...new Set(links.map((link) => link.url))];
    const alike = urls.filter((url) => best.get(url)! >= ALIKE).length;
    if (alike >= GROUP_SIZE && alike / urls.length >= GROUP_SHARE) lists.add(name);
  }
  // The lead story stands alone in its markup; a link that surely is an article needs no group.
  return candidates.filter(
    ({ url, group }) => (lists.has(group) && best.get(url)! >= 0.35) || best.get(url)! >= 0.9,
  );
}

/** From 0 to 1: does the address look like an article's, and does the text read like a headline? */
function likenessOf(address: string, title: string): number {
  const { pathname, search } = new URL(address);
  const last = decodeURIComponent(pathname.replace(/\/$/, '').split('/').at(-1) ?? '');
  const words = last.split(/[-_]/).filter((word) => /\p{L}/u.test(word)).length;
  const hasId =
    /\d{5,}/.test(last) || /(?:id|article|news)\w*=\d+/i.test(search) || /\/20\d\d\/\d\d?\//.test(pathname);
  const address01 = Math.min(1, (words >= 4 ? 0.6 : words * 0.1) + (hasId ? 0.5 : 0));
  // Chinese headlines have no spaces: eight characters say as much as five words.
  const length = title.split(/\s+/).length + (title.match(/\p{Script=Han}/gu)?.length ?? 0) * 0.6;
  const title01 = Math.min(1, Math.max(0, (length - 2) / 5));
  return 0.5 * address01 + 0.5 * title01;
}

function titleOf(link: Link): string {
  const text = link.text().trim();
  return (text || (link.attr('title') ?? link.find('img[alt]').attr('alt') ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Four ancestors are enough to tell a list from a menu, and few enough to join the items of one list. */
function groupOf(link: Link): string {
  const names: string[] = [];
  for (let element: Link = link; names.length < 4 && element.length > 0; element = element.parent()) {
    const tag = element.prop('tagName');
    if (!tag) break;
    const classes = (element.attr('class') ?? '').split(/\s+/).filter((name) => name && !VARIES.test(name));
    names.push([tag.toLowerCase(), ...classes.toSorted()].join('.'));
  }
  return names.join('<');
}

/** The next page of a listing: `rel=next`, or a link that says so. Undefined where there is none. */
export function findNextPage(html: string, base: string): string | undefined {
  const $ = load(html.slice(0, HTML_LIMIT));
  const rel = $('link[rel="next"][href], a[rel="next"][href]').first().attr('href');
  if (rel) return pageAddress(rel, base);
  const link = $('a[href]')
    .filter((_, element) =>
      /^(?:trang (?:sau|tiếp|kế)|tiếp(?: theo)?|sau|xem thêm|next|older|下一页|下页|»|›|>)$/i.test(
        $(element).text().trim(),
      ),
    )
    .first()
    .attr('href');
  const found = link ? pageAddress(link, base) : undefined;
  return found && registrableHost(new URL(found)) === registrableHost(new URL(base)) ? found : undefined;
}
