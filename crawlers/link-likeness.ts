/** What an address and a link's words say about whether an article stands behind them. */

/** Pages about pages and people: a topic, a search, an account. Their addresses look like articles' at times. */
const NO_ARTICLE =
  /\/(?:tags?|topics?|thema|themen|author|authors|autor|autoren|search|category|categories|login|signin|register|subscribe|rss|feed|tim-kiem|tac-gia|chu-de|the-tag|dang-nhap|dang-ky|lien-he|chuyen-muc|quang-cao|so-do-trang|gioi-thieu)(?:[/?]|$)/i;
/** Hosts beside a newspaper that sell, hire and play. */
const SIDE_HOST =
  /^(?:abo|accounts?|adv?|ads|akademie|auth|classifieds|gutscheine|help|id|immo|jobs?|karriere\w*|login|oferplan|shop|spiele|sso|stellen\w*|tickets?|raovat|quangcao|dangnhap)\./i;

/** False for addresses that surely hold no article. */
export const mayBeArticle = ({ hostname, pathname }: URL): boolean =>
  !NO_ARTICLE.test(pathname) && !SIDE_HOST.test(hostname);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{24,}/i;
const DATED = /\/20\d\d[/-]?[01]?\d[/-]?\d{0,2}(?:\/|-|$)|\/20\d{6}\//;
/** Five digits, or a code of letters and digits such as `AST1F4445T1FUTIL02SM` and `clymn8zyrp9o`. */
const ID = /\d{5,}|(?<![a-z0-9])(?=[a-z]*\d)(?=(?:[0-9]*[a-z]){2})[a-z0-9]{10,}(?![a-z0-9])/i;
const QUERY_ID = /(?:id|article|news)\w*=\d+/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const segmentsOf = (pathname: string): string[] => pathname.split('/').filter(Boolean).map(decoded);

/** Some systems write the path into a parameter: `?op=Tin-tuc/mua-lon-gay-sat-lo-31`. */
const parametersOf = ({ searchParams }: URL): [string, string][] =>
  [...searchParams].map(([key, value]) => [key, value.split('/').at(-1) ?? '']);

const wordsIn = (segment: string): number =>
  segment
    .replace(UUID, '')
    .split(/[-_.,+ ]/)
    .filter((word) => /\p{L}{2}/u.test(word)).length;

/**
 * From 0 to 1: does the address look like an article's, and does the text read like a headline? The article's
 * words and its number may stand in different parts of the path (`/mua-lon/95258`).
 */
export function likenessOf(url: URL, title: string): number {
  const segments = [...segmentsOf(url.pathname), ...parametersOf(url).map(([, value]) => value)];
  const words = Math.max(0, ...segments.map(wordsIn));
  const hasId =
    segments.some((segment) => ID.test(segment) || UUID.test(segment)) ||
    QUERY_ID.test(url.search) ||
    DATED.test(url.pathname);
  const address = Math.min(1, (words >= 4 ? 0.6 : words * 0.1) + (hasId ? 0.5 : 0));
  return 0.5 * address + 0.5 * headlineLikeness(title);
}

function headlineLikeness(title: string): number {
  // Chinese and Japanese headlines have no spaces: eight characters say as much as five words.
  const letters = title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const length = title.split(/\s+/).length + letters * 0.6;
  return Math.min(1, Math.max(0, (length - 2) / 5));
}

/**
 * The pattern that the addresses of one site's articles share: `bao.example/w/slug#.html` for
 * `https://bao.example/xa-hoi/mua-lon-gay-sat-lo-30001.html`. Undefined where nothing in it tells an article.
 */
export function templateOf(url: URL): string | undefined {
  // Sections nest as deep as they like: /the-gioi/a.html and /the-gioi/chau-a/a.html are of one shape.
  const segments = segmentsOf(url.pathname)
    .map(kindOf)
    .filter((kind, index, kinds) => kind !== 'w' || kinds[index - 1] !== 'w');
  const keys = parametersOf(url)
    .map(([key, value]) => `${key}=${/^\d+$/.test(value) ? 'n' : kindOf(value)}`)
    .filter((kind) => !kind.endsWith('=w'));
  if (keys.length === 0 && segments.every((kind) => /^w|^n$/.test(kind))) return undefined;
  return `${url.hostname}/${segments.join('/')}${keys.length > 0 ? `?${keys.toSorted().join('&')}` : ''}`;
}

/** True for a template that has a number, a date or a code in it, and not words alone. */
export const isNumbered = (template: string): boolean =>
  /#|(?:^|\/)(?:id|date|n)(?:[./?]|$)|=n/.test(template);

function kindOf(segment: string): string {
  const ending = /\.[a-z]{2,5}$/i.exec(segment)?.[0].toLowerCase() ?? '';
  const name = ending ? segment.slice(0, -ending.length) : segment;
  if (/^20\d\d-\d\d-\d\d$|^20\d{6}$/.test(name)) return `date${ending}`;
  if (/^\d+$/.test(name)) return `${name.length >= 5 ? 'id' : 'n'}${ending}`;
  const hasId = ID.test(name) || UUID.test(name);
  const isCounted = hasId || /^\d+-|[-_.]\w?\d+$/.test(name);
  if (wordsIn(name) >= 3) return `slug${isCounted ? '#' : ''}${ending}`;
  return `${hasId ? 'id' : 'w'}${ending}`;
}
