/**
 * Words that outlets put into `class` and `id`. They are matched as whole words of a name (`post-comments`
 * holds `comments`, `commentary-text` does not), so the lists stay readable.
 */
const wordPattern = (list: string): RegExp =>
  new RegExp(`(?:^|[\\s-])(?:${list.trim().split(/\s+/).join('|')})(?=$|[\\s-])`);

/** Boxes that are never part of an article, however much they hold. */
export const HARD_JUNK: RegExp = wordPattern(`
  comments? comment-?list commentlist comment-?section disqus disqus-thread fb-comments respond replies livefyre coral
  related relateds related-?(?:posts?|articles?|content|news|links?|stories|topics?|items?) relatedposts relacionad[oa]s? verwandte
  tin-?lien-?quan lienquan lien-?quan box-?tinlienquan box-?tin tinkhac tin-?khac
  recommended recommendations? recirc recirculation read-?(?:next|also) readnext also-?read most-?(?:read|popular|viewed) popular-?posts trending
  outbrain taboola zergnet revcontent mgid teads dianomi
  ads? advert adverts advertisement advertising advertorial adv ad-?(?:slot|unit|container|wrapper|box|banner|zone|block|label) adslot adbox adunit dfp sponsored quangcao quang-?cao werbung anzeige anzeigen publicidad publicite reklam[ea]?
  share sharing sharer shares share-?(?:bar|buttons?|tools?|links?|box|this|icons?) sharebar sharedaddy addthis addtoany a2a social-?(?:share|sharing|bar|icons?|buttons?|links?|tools?|likes?) socialbar follow-?us jp-relatedposts jp-post-flair
  newsletters? newsletter-?signup signup sign-?up subscribe mailing-?list
  consent consent-?\\w+ external-?content externalcontent opt-?in privacy-?(?:notice|hint|overlay|layer)
  cookie cookies cookie-?(?:bar|banner|notice|consent|law) gdpr onetrust cli-modal cmp
  breadcrumbs? bread-crumbs? pagination paginator post-?nav post-?navigation nav-?links navbar navigation menu menus submenu site-?nav
  sidebar side-?bar right-?rail
  site-?footer page-?footer
  masthead site-?header page-?header topbar top-?bar
  skip-?link screen-?reader screen-?reader-?text sr-only visually-?hidden visuallyhidden
  fact-?box factbox info-?box infobox infokasten faktaruta faktabox
  author-?(?:bio|box|info|card|description|profile|details) about-?(?:the-?)?authors? authorbox
  print-?only noprint no-print
  gallery galleries photogallery slideshow carousel slick swiper
  modal modal-?\\w+ popup pop-?up popmake pum-overlay lightbox overlay
`);

/** Of those, the ones that may outweigh the article itself. */
export const THREADS =
  /comment|disqus|respond|cookie|consent|related|popmake|recommend|gallery|slideshow|carousel/;

/** Boxes that go when they hold little prose; the names are used for the text itself here and there. */
export const SOFT_JUNK: RegExp = wordPattern(`
  tacgia tac-?gia butdanh but-?danh nguoi-?viet ngaydang ngay-?dang
  byline by-?line bylines authors? author-?(?:name|meta|line) post-?author bio dateline timestamp publish-?date published-?date pub-?date post-?(?:date|meta|info) entry-?(?:meta|date|utility) article-?(?:meta|info|date|tools?|footer|bottom) meta metadata meta-?data postmetadata post-?(?:footer|tags|bottom) entry-?footer foot footer
  tags? tag-?(?:list|cloud|links|s) taglist tagcloud tagged keywords? (?:cat|category|categories)-?(?:list|links)? topic-?list
  captions? caption-?text wp-caption wp-caption-text image-?caption img-?caption media-?caption embeddedmediacaption photo-?caption figcaption figure-?caption img-?credit photo-?credit photocredit credits? image-?credit image-?source imagecredit copyright bildunterschrift bildtext bu
  slider
  dialog tooltip toast
  rating ratings star-?rating votes? poll polls quiz
  login log-?in signin sign-?in register
  toolbar tools utility utilities widget-?area
  search searchbox search-?form searchform
  teaser-?list teaserlist promo promos promotion promobox cta call-?to-?action donate donation donations
  social socials social-?media socialmedia follow
  disclaimer legal
  video-?player jwplayer audio-?player podcast
  banner banners sponsor more-?(?:from|stories|news|articles|on|like|info) readmore read-?more more-?link recommend popular
  toc table-?of-?contents jump-?links
  rail optin piano prev previous pager reply teaserbox factbox-?links
  estimated-?read-?time reading-?time read-?time readtime
`);

/** Boxes that go when they are mostly links; without them they may be the standfirst or a text of their own. */
export const LINKY_JUNK: RegExp = wordPattern(`
  teasers? widgets? topics? links? list-?(?:news|articles|posts) news-?list articles-?list stories items? latest more box promo
`);

/** Boxes around a picture or film: with little text beside it, that text is its caption. */
export const PICTURE_WORDS: RegExp = wordPattern(`
  images? img imgs photos? pictures? media mediacon figure foto fotos bild bilder thumb thumbnail visual video videos illustration wp-image hinh anh attachment embed embedded featured-?(?:image|video|media) image-?\\w+ photo-?\\w+ media-?\\w+
`);

/** Names that hide an element when they are the whole of a class. */
export const HIDING = /(?:^|\s)(?:hidden|hide|d-none|invisible|is-hidden|u-hidden|display-none)(?=$|\s)/;

/** A container that outlets name as the one that holds the text. */
export const BODY_WORDS: RegExp = wordPattern(`
  article-?(?:body|content|text|main|detail|story|copy|entry)(?:-?(?:content|text|copy|wrapper|inner|container))? articlebody articletext articlecontent art-?(?:body|text|content)
  story-?(?:body|content|text|copy) storybody storytext post-?(?:body|content|text|entry|article) postcontent entry-?(?:content|body|text|inner) entrytext entrycontent
  content-?(?:body|article|detail|text|main) news-?(?:body|content|text|detail|article) body-?(?:text|copy|content) bodycopy main-?(?:content|text|article|body) rich-?text(?:-body)? richtext
  blog-?(?:content|post|body|entry) text-?(?:body|content) field-?name-?body field-?-?name-?body
  fck-detail detail-?content detail-?(?:body|text) cms-body cms-content singular-content knc-content contentdetail noidung noi-dung bodytext td-post-content
  wysiwyg prose caas-body
`);

/** Names of the paragraph between headline and text. */
export const LEAD_WORDS =
  /lead|lede|intro|standfirst|stand-first|sub-?(?:title|headline|heading|head)|summary|deck|(?:^|[\s-])dek(?:$|[\s-])|excerpt|preamble|vorspann|sapo|abstract|teaser|strapline|perex|description|chapeau|kicker-text|entradilla|bajada|sommario|ingress|manchet|tomtat|tom-tat/;

/** Words that speak for an element in scoring, without being proof. */
export const GOOD_WORDS: RegExp =
  /article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story|detail|prose|chi-?tiet|noi-?dung|bai-?viet/;
/** And against it. */
export const BAD_WORDS: RegExp =
  /(?:^|[\s-])(?:ad|hid|hidden|banner|combx|contact|footer|foot|gdpr|cookie|privacy|consent|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|teaser|recommend\w*|newsletter|subscribe|popular|nav|menu|caption|byline)(?=$|[\s-])|comment|com-|lien-?quan/;

/** Classes that tell the layout, or what a box has. */
const LAYOUT =
  /^(?:has|is|no|not|with|without|have|col|row|grid|span|wp-image|menu-item-object|theme|page|parent)-|-(?:with|no|has|without)-/;
/** Classes that a blog engine puts on a post's outermost box: the post's topics and author, not the box's part. */
const TAXONOMY = /^(?:tag|category|cat|author|type|status|format|post|term)-/;
const POST = /^(?:post|hentry|type-post|single|post-\d+)$/;

/**
 * `class` and `id` as words that patterns match: camelCase split, lower case, `_` as `-`; classes that
 * tell the topic or the layout (`tag-news`, `with-sidebar`) are left out.
 */
export function nameWords(name: string): string {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const words = splitName(name);
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
  KNOWN.set(name, words);
  return words;
}

/** Pages repeat their classes many times over, and so do the pages of an outlet. */
const KNOWN = new Map<string, string>();
const MAX_KNOWN = 4000;

function splitName(name: string): string {
  const tokens = name
    .slice(0, 600)
    .trim()
    .split(/\s+/)
    .map((token) =>
      token
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replace(/[_-]+/g, '-')
        .toLowerCase(),
    );
  const isPost = tokens.some((token) => POST.test(token)) && tokens.length > 3;
  return tokens.filter((token) => !LAYOUT.test(token) && !(isPost && TAXONOMY.test(token))).join(' ');
}
