import type { PageType } from '../../db/model/article.ts';
import type { Tree } from './dom/node.ts';
import { type Facts, metaValue } from './meta/facts.ts';
import type { LinkedData } from './meta/json-ld.ts';

/** What deciding needs to know of a page. */
export interface PageSigns {
  readonly tree: Tree;
  readonly facts: Facts;
  readonly linked: LinkedData;
  readonly title: string;
  readonly lines: readonly string[];
  readonly url: string;
}

const CHALLENGE_TITLE =
  /^(?:just a moment|attention required|access denied|please wait|are you a robot|checking your browser|security check|ddos-guard|one moment, please|verify(?:ing)? you are human|human verification|đang kiểm tra trình duyệt|bot verification|pardon our interruption|robot check)/i;
const CHALLENGE_MARK =
  /\b(?:cf-chl|cf-browser-verification|challenge-form|challenge-running|px-captcha|g-recaptcha|h-captcha|captcha-box|datadome)\b/;
const NOT_FOUND =
  /\b(?:404|page not found|not found|no longer available|page (?:doesn.t|does not) exist|seite nicht gefunden|page introuvable|página no encontrada)\b|không tìm thấy|không tồn tại|đã bị (?:xóa|xoá|gỡ)|页面不存在|找不到(?:页面|網頁|网页)|頁面不存在/i;
const CONSENT = /\b(?:cookies?|consent|gdpr|datenschutz|zustimmung|vendors?|privacy|tracking)\b/gi;
const PAYWALL =
  /\b(?:subscribe to (?:continue|read)|subscribers? only|already a subscriber|to continue reading|continue reading (?:this|with)|sign in to read|register to read|this article is for (?:subscribers|members)|jetzt weiterlesen|réservé aux abonnés)\b|đăng nhập để (?:đọc|xem) tiếp|dành (?:riêng )?cho (?:thành viên|độc giả) (?:vip|trả phí)|登录后(?:阅读|查看)|订阅后/i;

/** Characters of prose below which a page says too little to be an article by itself. */
const SHORT = 400;

/** What kind of page this is. In doubt it is an article: a lost article is worse than an odd one. */
export function pageTypeOf(signs: PageSigns): PageType {
  const { facts, linked, title, lines, url, tree } = signs;
  const text = lines.join('\n');
  const short = text.length < SHORT;
  const ogType = metaValue(facts, 'og:type').toLowerCase();
  const head = `${title}\n${facts.documentTitle}`;

  if (
    short &&
    (CHALLENGE_TITLE.test(facts.documentTitle) ||
      CHALLENGE_TITLE.test(title) ||
      (text.length < 200 && hasChallenge(tree)))
  )
    return 'challenge';
  if (text.length < 1500 && NOT_FOUND.test(head)) return 'soft-404';
  if (short && NOT_FOUND.test(text)) return 'soft-404';
  if (
    text.length < 3000 &&
    (text.match(CONSENT)?.length ?? 0) >= Math.max(4, text.length / 150) &&
    !linked.article
  )
    return 'consent-page';
  if (short && !linked.article && isConsentWall(tree, head, text)) return 'consent-page';
  if (linked.types.has('liveblogposting') || /(?:^|[\s/_-])live-?blog/i.test(`${url} ${ogType}`))
    return 'live-blog';
  if (short && (PAYWALL.test(text) || linked.article?.free === false)) return 'paywall';
  if (
    short &&
    (ogType.startsWith('video') ||
      (linked.types.has('videoobject') && !linked.article) ||
      /\/videos?\//i.test(url))
  )
    return 'video';
  if (
    short &&
    (linked.types.has('imagegallery') ||
      GALLERY_TITLE.test(title) ||
      (countOf(tree, 'figure') >= 5 && text.length < 250) ||
      /\/(?:gallery|galleries|photos?|slideshow|anh|infographics?)\//i.test(url))
  )
    return 'gallery';
  if (isListing(signs, text, ogType)) return 'listing';
  return 'article';
}

const CONSENT_HEAD =
  /before you continue|your privacy|cookie (?:choices|settings|consent|policy)|privacy (?:choices|settings)|consent|bevor sie fortfahren|quyền riêng tư|cài đặt cookie/i;

function isConsentWall(tree: Tree, head: string, text: string): boolean {
  if (!/cookie|consent|datenschutz/i.test(text)) return false;
  if (CONSENT_HEAD.test(head)) return true;
  return tree.elements.some((element) =>
    /consent|cookie-?wall/i.test(`${element.attrs.class ?? ''} ${element.attrs.id ?? ''}`),
  );
}

const GALLERY_TITLE =
  /^(?:\[?(?:chùm )?ảnh\]?|photos?|in pictures|gallery|bildergalerie|fotostrecke|图集|组图|高清组图)\s*[:：|\]-]/iu;

const countOf = (tree: Tree, tag: string): number =>
  tree.elements.reduce((sum, element) => sum + (element.tag === tag ? 1 : 0), 0);

const hasChallenge = (tree: Tree): boolean =>
  tree.elements.some((element) =>
    CHALLENGE_MARK.test(`${element.attrs.class ?? ''} ${element.attrs.id ?? ''}`),
  );

/** A front page or section: many links, little prose, and nothing that says article. */
function isListing(signs: PageSigns, text: string, ogType: string): boolean {
  const { linked, tree, url, facts } = signs;
  if (linked.article || ogType === 'article' || facts.meta.has('article:published_time')) return false;
  if (isFrontPage(url) && text.length < 3000) return true;
  const links = countOf(tree, 'a');
  const longLines = signs.lines.filter((line) => line.length > 200).length;
  if (countOf(tree, 'article') >= 8 && longLines < 4) return true;
  if (links >= 40 && text.length < SHORT) return true;
  // A small section: nothing but links to stories.
  const sentences = signs.lines.filter(
    (line) => line.length >= 30 && /[.!?…。！？]["”»’)]?$/.test(line),
  ).length;
  return links >= 8 && sentences === 0 && text.length < links * 60;
}

function isFrontPage(url: string): boolean {
  try {
    const { pathname, search } = new URL(url);
    return /^\/(?:index\.\w+|home|trang-chu)?$/i.test(pathname) && search === '';
  } catch {
    return false;
  }
}
