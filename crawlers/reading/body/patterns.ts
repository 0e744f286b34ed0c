/**
 * Words that outlets put into `class` and `id`. They are matched as whole words of the name
 * (`post-comments` holds `comments`, `commentary-text` does not), so the lists stay readable.
 */

const words = (list: string): string => list.trim().split(/\s+/).join('|');

/** One or more whole words of a class or id; camelCase has been split and everything lower-cased. */
const wordPattern = (list: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${words(list)})(?=$|[\\s_-])`);

/** Never part of an article, wherever they stand. */
export const JUNK_WORDS: RegExp = wordPattern(`
  comments? comment-?list comment-?section disqus disqus_thread fb-comments respond reply replies livefyre spot-?im coral
  related relateds related-?(?:posts?|articles?|content|news|links?|stories|topics?|items?) relatedposts relacionad[oa]s? verwandte
  lien-?quan tin-?lien-?quan tinlienquan box-?tinlienquan
  recommend(?:ed|ations?)? recirc(?:ulation)? read-?(?:more|next|also) readmore more-?(?:from|stories|news|articles|on) also-?read most-?(?:read|popular|viewed) popular trending
  outbrain taboola zergnet revcontent mgid adsense teads dianomi
  ads? advert(?:s|isement|ising|isment)? adv ad-?(?:slot|unit|container|wrapper|box|banner|zone|block|label) adslot adbox adunit dfp gpt sponsor(?:s|ed)? promoted quangcao quang-?cao banner banners werbung anzeige publicidad publicite reklam(?:e|a)?
  shar(?:e|es|ing|er) share-?(?:bar|buttons?|tools?|links?) sharebar sharedaddy addthis addtoany a2a social socials social-?(?:media|links?|share|bar|icons?|buttons?) socialmedia follow-?us follow jp-relatedposts jp-post-flair
  newsletters? newsletter-?signup signup sign-?up subscribe subscription subscriptions mailing-?list optin paywall-?(?:offer|promo) piano
  cookies? cookie-?(?:bar|banner|notice|consent) consent gdpr onetrust cmp
  breadcrumbs? pagination paginator pager page-?nav(?:igation)? post-?nav(?:igation)? nav navbar navigation navi menu menus submenu site-?nav toc
  sidebar side-?bar rail right-?rail
  footer site-?footer page-?footer article-?footer post-?footer entry-?footer foot
  masthead site-?header page-?header topbar top-?bar
  byline by-?line authors? author-?(?:bio|box|info|name|card|meta) post-?author about-?author authorbox bio dateline timestamp published publish-?date pub-?date post-?(?:date|meta|info) entry-?meta article-?meta meta metadata postmetadata article-?info
  tags? tag-?(?:list|cloud|links) tagcloud tagged keywords? categor(?:y|ies)-?(?:list|links) topics?-?list
  captions? caption-?text wp-caption-text image-?caption photo-?caption figcaption img-?credit photo-?credit credits? image-?credit copyright
  gallery slideshow carousel slider lightbox slick swiper
  popup pop-?up modal overlay dialog tooltip toast
  skip-?link screen-?reader(?:-text)? sr-only visually-?hidden visuallyhidden hidden hide noprint no-print print-?only d-none
  rating ratings star-?rating votes? poll polls
  login log-?in signin sign-?in register
  toolbar tools article-?tools utility utilities widgets? widget-?area
  search searchbox search-?form
  teasers? teaser-?list promo promos promotion promobox cta call-?to-?action donate donation
  disclaimer legal
  video-?player player jwplayer audio-?player
`);

/** A container that outlets name as the one that holds the text. */
export const BODY_WORDS: RegExp = wordPattern(`
  article-?(?:body|content|text|main|detail|story|copy|entry)(?:-?(?:content|text|copy|wrapper|inner))? articlebody articletext articlecontent art-?(?:body|text|content)
  story-?(?:body|content|text|copy) storybody storytext post-?(?:body|content|text|entry|article) postcontent entry-?(?:content|body|text|inner) entrytext
  content-?(?:body|article|detail|text|main) news-?(?:body|content|text|detail|article) body-?(?:text|copy|content) main-?(?:content|text|article|body) rich-?text(?:-body)? richtext
  page-?content blog-?(?:content|post|body|entry) text-?(?:body|content) field-?name-?body field-?-?name-?body
  fck_detail detail-?content detail-?(?:body|text) cms-body cms-content maincontent the-article-body content_detail singular-content knc-content contentdetail noidung noi-dung bodytext td-post-content
  wysiwyg prose story__content c-article-content caas-body
`);

/** Words that speak for an element in scoring, without being proof. */
export const GOOD_WORDS: RegExp =
  /article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story|detail|prose|chi-?tiet|noi-?dung|bai-?viet/;
/** And against it. */
export const BAD_WORDS: RegExp =
  /-ad-|hidden|^hid$| hid$| hid |^hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|teaser|recommend|newsletter|subscribe|popular|nav|menu|caption|byline|lien-?quan/;

/** Splits camelCase and lowers the case, so that word patterns see whole words. */
export const nameWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/__+|--+/g, '-')
    .toLowerCase();
