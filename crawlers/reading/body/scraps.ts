import { type Element, isElement } from '../dom/node.ts';
import type { Line } from './measure.ts';

/** A text as lines are compared: letters and digits, lower case. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Labels that introduce a link to another page. */
const POINTER =
  /^(?:[^\p{L}\p{N}]{0,3})(?:related|read (?:more|also|next|the full)|see (?:also|more)|also (?:read|on|see)|more (?:on|from|stories|news|about)|recommended|don.t miss|watch|listen|must read|you may also|you might also|xem thêm|đọc thêm|tin liên quan|mời (?:bạn|độc giả|quý)|bài liên quan|>>|»|►|lire aussi|à lire|lesen sie|mehr zum thema|auch interessant|lee también|te puede interesar|leia (?:mais|também)|leggi anche|lees ook|läs också|les også|читайте также|相关(?:新闻|阅读|链接)|延伸阅读|더보기)/iu;

/** Whole lines that are never text. */
const NOISE =
  /^(?:\[?pr\]?|\d+ ?min(?:ute)?s?(?: read| de lectura| de lecture| lesezeit| đọc)?|advertisement|advertising|anzeige|werbung|publicidad|publicité|pubblicità|annonce|reklama?|quảng cáo|广告|share(?: this)?(?: article| story| post)?|comments?|\d+ comments?|print|email|save|tweet|facebook|twitter|whatsapp|copy link|loading[^\p{L}\p{N}]*|skip (?:to|ad)\b.*|follow us.*|click here.*|read more[^\p{L}\p{N}]*|continue reading[^\p{L}\p{N}]*|show more|sign up|subscribe|tags?[^\p{L}\p{N}]*|chia sẻ|bình luận|lưu bài|in bài|đọc bài viết|story continues below.*|article continues below.*|continues after ad.*|top stories|related(?: stories| articles| posts)?[^\p{L}\p{N}]*|[（(]?责(?:任)?编(?:辑)?[:：].{0,24}|[（(]?(?:来源|编辑|記者|记者)[:：].{0,24}|lượt xem:? ?\d*|[^\p{L}\p{N}]+)$/iu;

/** Invitations and notices that outlets put between and after paragraphs. */
const NOTICE =
  /^(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|bản quyền (?:thuộc|©)|sign up (?:for|to)|subscribe (?:to|for|now)|get (?:the )?(?:latest|our|more|updates)[^.]{0,60}(?:newsletter|inbox|email)|follow [\w ]{2,40} on (?:twitter|facebook|instagram|x\b)|(?:have|got) a (?:news )?tip\b|this (?:article|story|post) (?:was )?(?:originally|first) (?:published|appeared)|originally published|click here to|download (?:our|the) app|join (?:our|us)|(?=.{0,240}newsletter).{0,240}(?:sign up|subscribe|anmeld|melde dich|abonni|inscri|suscr|iscri|đăng ký|posteingang|inbox)|(?:to (?:view|read) the full (?:story|article)|if you.re (?:seeing|already))\b.{0,120}(?:subscri|log in)|wir respektieren (?:deine|ihre) privatsphäre|if you enjoyed|suggested citation|like us on|photo(?:s| by|graph)?\s*[:(]|image(?:s)?\s*(?:credit|:)|\(?(?:photo|image|picture)\s*(?:credit|by|:)|(?:an dieser stelle|hier) (?:findest|finden|befindet)[^.]{0,40}extern|empfohlener (?:redaktioneller|externer) inhalt|ich bin (?:damit )?einverstanden, dass mir|personenbezogene daten (?:können|werden)|(?:wir brauchen|mit) ihre[r]? (?:zustimmung|einwilligung)|this content is hosted by|to (?:view|show) this (?:content|video|embed)|für die darstellung|getty images|\(?getty|ảnh\s*:|nguồn ảnh\s*:|foto\s*:|bild\s*:|fotos?\s*:|crédit)/iu;

/** Headings after which an article is over. */
const ENDER =
  /^(?:about the authors?|über (?:den autor|die autorin|die autoren)|zur person|sobre (?:o|el|la) autora?|à propos de l.auteur|related (?:articles?|posts?|stories|news|content|links)|das könnte (?:dich|sie|euch|ihnen) auch (?:interessieren|gefallen)|das thema könnte[^.]{0,20}interessieren|(?:you|we think you) (?:may|might)(?: also)? (?:like|enjoy|be interested)|more (?:stories|news|articles|from|on this|like this)|recommended(?: for you)?|weitere (?:artikel|beiträge|themen|nachrichten|infos|informationen)|mehr zum thema|lesen sie auch|auch interessant|lust auf mehr|ähnliche (?:artikel|beiträge)|read (?:more|next|also)|see also|further reading|tin liên quan|bài (?:viết )?liên quan|có thể bạn quan tâm|tin cùng chuyên mục|tin khác|các tin khác|xem thêm|đọc thêm|相关(?:新闻|阅读|报道|链接)|延伸阅读|推荐阅读|関連(?:記事|ニュース)|관련 ?(?:기사|뉴스)|leave a (?:comment|reply)|schreibe einen kommentar|ý kiến bạn đọc|te puede interesar|notas relacionadas|lire aussi|articles liés|sur le même sujet|leggi anche|articoli correlati|leia (?:também|mais)|notícias relacionadas|share this)[^\p{L}\p{N}]*$/iu;

/** True for a short line that announces what stands after an article. */
export const isEnder = (line: Line): boolean =>
  line.chars <= 70 &&
  ENDER.test(line.text) &&
  /^(?:h[1-6]|div|p|span|strong|section|dt|legend)$/.test(line.block.tag);

/** Who wrote and edited a dispatch, and how to reach them: at the end of a text. */
const SIGNATURE =
  /^\(?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|production) by\b|^(?:follow|email|e-mail|reach|contact|tweet|write to|chat with)\b.{0,120}(?:@|\bat\b|http|facebook|messenger|twitter)|(?:follow|folgen|suivez|siga|sigue)\b.{0,60}(?:@\w|twitter|facebook|instagram)|^more [\w ]{2,30}: http/iu;

/** Where a blog prints who, when and under what, on one line. */
const POST_INFO =
  /(?:posted|published|publicado|publié|pubblicato|veröffentlicht|geschrieben|đăng)[^.]{0,60}(?:by|por|par|da|von|bởi|in|on|em|en|am)\b[^.]{0,120}(?:categor|kategori|tags?|schlagw|chuyên mục|filed)/iu;

/** A caption: short, and ends with who took the picture. */
const CAPTION = /(?:Ảnh|Ảnh minh họa|Photo|Foto|Image|Bild|Nguồn ảnh)\s*:\s*[^.]{2,60}\.?$/u;

/** A byline by itself. */
const BYLINE =
  /^(?:by|von|par|por|di|door|av|af|words by|text:|written by|posted by|reported by|tác giả|bài và ảnh|thực hiện)\s*:?\s+\p{Lu}[^.!?]{2,70}$/iu;

/** A day in figures or words. */
const DAY =
  /\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:19|20)\d{2}|(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?|\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:tháng\s+\d{1,2}|(?:de\s+)?\p{L}{3,9}\.?),?\s+(?:de\s+|năm\s+)?(?:19|20)\d{2}|\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}/iu;
const TIME_OF_DAY =
  /\d{1,2}\s*[:hg]\s*\d{2}(?:\s*:\s*\d{2})?\s*(?:[ap]\.?m\.?|phút|uhr)?|\(?(?:gmt|utc)\s*[+-]?\d*:?\d*\)?/giu;

/** A date by itself, with what stands around dates: a label, a weekday, a section. */
function isDateLine(text: string): boolean {
  const day = DAY.exec(text);
  if (!day) return false;
  const rest = `${text.slice(0, day.index)} ${text.slice(day.index + day[0].length)}`.replace(
    TIME_OF_DAY,
    ' ',
  );
  return fold(rest).length <= 30;
}

/** True for a line that is no sentence of the article; `place` is its index among `count` lines. */
export function isScrap(line: Line, place: number): boolean {
  const { text, chars, linkChars } = line;
  if (chars > 320) return false;
  const linked = linkChars / chars;
  if (NOISE.test(text)) return true;
  if (chars <= 220 && POINTER.test(text) && (linked > 0.35 || chars < 40)) return true;
  if (chars <= 260 && NOTICE.test(text)) return true;
  if (chars <= 240 && CAPTION.test(text)) return true;
  if (SIGNATURE.test(text) || (chars <= 200 && POST_INFO.test(text))) return true;
  if (place < 6 && chars < 90 && BYLINE.test(text)) return true;
  if (place < 6 && chars < 90 && isDateLine(text)) return true;
  return false;
}

/** A name by itself, as Vietnamese outlets sign a text at its end. */
const NAME =
  /^\(?(?:theo |bài,? ảnh:? |tác giả:? )?\p{Lu}[\p{L}.'’]*(?:[\s–-]+(?:và )?\p{Lu}[\p{L}.'’]*){0,5}\)?$/u;

/** True for a last line that signs the text: a byline is never kept. */
export function isSignature(line: Line): boolean {
  if (line.chars > 50 || !/^(?:p|div|span|section|article|td)$/.test(line.kind)) return false;
  if (NAME.test(line.text)) return true;
  return line.chars <= 40 && !/[.!?…:;,"”»)]$/.test(line.text) && isSetApart(line.block);
}

/** Set to the right, or bold or italic as a whole. */
function isSetApart(block: Element): boolean {
  const { align, style, class: names } = block.attrs;
  if (
    align === 'right' ||
    /text-align\s*:\s*right/i.test(style ?? '') ||
    /(?:^|[\s_-])right(?:$|[\s_-])/.test(names ?? '')
  )
    return true;
  const parts = block.children.filter((child) => isElement(child) || child.trim() !== '');
  return parts.length === 1 && isElement(parts[0]!) && /^(?:b|strong|i|em)$/.test(parts[0].tag);
}
