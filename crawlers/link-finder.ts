import { type CheerioAPI, load } from 'cheerio';
import { pageAddress } from './address.ts';
import { isNumbered, likenessOf, mayBeArticle, templateOf } from './link-likeness.ts';
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
  /** Shape of the address: articles of one site share it. */
  readonly template: string | undefined;
  readonly likeness: number;
}

/** A listing is read up to here; 1.7 million characters of links take 3 s. */
const HTML_LIMIT = 2_000_000;
/** A group is a list of articles when so many of its links, and such a share of them, look like articles. */
const ALIKE = 0.5;
const GROUP_SIZE = 3;
const GROUP_SHARE = 0.4;
/** The same for a shape of addresses, and what a link of that shape must be like at least. */
const TEMPLATE_SHARE = 0.6;
const IN_LIST = 0.35;
const SURE = 0.9;
const NOT_A_LIST =
  'nav, footer, header nav, form, [role="navigation"], [class*="breadcrumb"], [class*="menu"], [class*="footer"], [id*="footer"], [class*="paging"], [class*="pagination"]';
/** Class names that differ from item to item of one list. */
const VARIES = /\d|active|first|last|odd|even/;
const NOT_A_PAGE = /\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34]|css|js|xml|rss)$/i;

/**
 * Links to articles on a listing page, in the order of the page. With a pattern or a selector these decide; else
 * the page's repetitions do: links whose ancestors look alike form a group, addresses that look alike a template,
 * and either is one of articles when its links mostly read like headlines and their addresses like those of
 * articles.
 */
export function findArticleLinks(html: string, base: string, options: LinkFinderOptions = {}): ListedItem[] {
  const $ = load(html.slice(0, HTML_LIMIT));
  const root = $('base[href]').attr('href');
  const from = root && URL.canParse(root, base) ? new URL(root, base).href : base;
  const pattern = options.linkPattern ? new RegExp(options.linkPattern) : undefined;
  const links = options.selector ? $(options.selector).find('a[href]').addBack('a[href]') : outsideMenus($);

  const site = registrableHost(new URL(base));
  const candidates: Candidate[] = [];
  for (const element of links.toArray()) {
    const link = $(element);
    const url = pageAddress(link.attr('href') ?? '', from);
    if (!url || url === base) continue;
    const address = new URL(url);
    if (NOT_A_PAGE.test(address.pathname) || registrableHost(address) !== site) continue;
    const title = titleOf(link);
    candidates.push({
      url,
      title,
      group: groupOf(link),
      template: templateOf(address),
      likeness: mayBeArticle(address) ? likenessOf(address, title) : 0,
    });
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

/**
 * Links that stand in no menu or footer. What holds the page's heading or an article is neither, whatever its
 * class says.
 */
function outsideMenus($: CheerioAPI): Link {
  const bodies = new Set<unknown>();
  for (const element of $('h1, article').toArray()) {
    for (let node: unknown = element; node && !bodies.has(node); node = (node as { parent: unknown }).parent)
      bodies.add(node);
  }
  const menus = new Set<unknown>($(NOT_A_LIST).toArray());
  /** Whether a node stands in a menu; each is looked at once, however deep the page is. */
  const known = new Map<unknown, boolean>();
  const inMenu = (start: unknown): boolean => {
    const path: unknown[] = [];
    let node = start as { parent: unknown } | null;
    while (node && !known.has(node) && !(menus.has(node) && !bodies.has(node))) {
      path.push(node);
      node = node.parent as { parent: unknown } | null;
    }
    const answer = node ? (known.get(node) ?? true) : false;
    for (const passed of path) known.set(passed, answer);
    return answer;
  };
  return $('a[href]').filter((_, element) => !inMenu(element));
}

function learned(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, number>();
  for (const { url, likeness } of candidates) best.set(url, Math.max(best.get(url) ?? 0, likeness));
  const listsBy = (key: (candidate: Candidate) => string | undefined, share: number): Set<string> => {
    const lists = new Set<string>();
    for (const [name, links] of Map.groupBy(candidates, key)) {
      const urls = [...new Set(links.map((link) => link.url))];
      const alike = urls.filter((url) => best.get(url)! >= ALIKE).length;
      if (name !== undefined && alike >= GROUP_SIZE && alike / urls.length >= share) lists.add(name);
    }
    return lists;
  };
  const groups = listsBy(({ group }) => group, GROUP_SHARE);
  const templates = listsBy(({ template }) => template, TEMPLATE_SHARE);
  const alikeIn = (wanted: (template: string) => boolean): number => {
    const links = candidates.filter(
      ({ template }) => template && templates.has(template) && wanted(template),
    );
    return new Set(links.map(({ url }) => url).filter((url) => best.get(url)! >= ALIKE)).size;
  };
  const count = alikeIn(isNumbered);
  const numbered = count > 0 && count >= alikeIn((template) => !isNumbered(template));
  // The lead story stands alone in its markup; a link that surely is an article needs no list.
  return candidates.filter(({ url, group, template }) => {
    const likeness = best.get(url)!;
    // Where articles have numbers in their addresses, those without are sections, however long their names.
    const fits = template === undefined ? templates.size === 0 : !numbered || isNumbered(template);
    const listed = groups.has(group) || (template !== undefined && templates.has(template));
    return likeness >= SURE || (fits && listed && likeness >= IN_LIST);
  });
}

/** Parts of a link whose text no reader sees. */
const UNREAD = 'noscript, script, style, svg, template';

/** The headline inside the link, else all its words, else what its picture is called. */
function titleOf(link: Link): string {
  const words = (part: Link): string => {
    const unread = part.find(UNREAD).length > 0;
    const copy = unread ? part.clone() : part;
    if (unread) copy.find(UNREAD).remove();
    return copy.text().replace(/\s+/g, ' ').trim();
  };
  const headline = link.find('h1, h2, h3, h4').first();
  const text = (headline.length > 0 && words(headline)) || words(link);
  return (
    text || (link.attr('title') ?? link.attr('aria-label') ?? link.find('img[alt]').attr('alt') ?? '').trim()
  );
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
