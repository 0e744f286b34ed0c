import { createHmac } from 'node:crypto';
import type { ReducedPost } from './collector.ts';
import { TELEPHONES } from './reduce/telephones.ts';

/** A public post as a platform gives it. It lives in memory only, until it is reduced. */
export interface RawPost {
  /** `youtube`, `telegram`, `web`, … */
  readonly platform: string;
  /** Plain text; see `postText` for markup. */
  readonly text: string;
  readonly postedAt: Date | null;
  /** Address or id of the post: goes into the keyed hash and nowhere else. */
  readonly address: string;
}

/** Stands where something was taken out. */
export const GAP = '…';

/**
 * What leads to a person, most specific first. Links go as a whole: a link to a post leads to who posted it, and
 * the label of a link to a profile is a name. Repeats are bounded, so that no text costs more than its length.
 */
const PERSONAL: readonly RegExp[] = [
  // [Nguyễn Văn A](https://…) and <https://…>
  /!?\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)/g,
  /\b(?:https?|ftp|tg|fb|zalo):\/{0,2}\S+/gi,
  // With whatever stands before the platform's name: www., m., vi-vn., vt.
  /(?<![\p{L}\d.])(?:[a-z\d-]{1,63}\.){0,4}(?:m\.me|fb\.watch|(?:facebook|fb|messenger|youtube|youtu|twitter|x|t|telegram|tiktok|instagram|threads|zalo|vk|weibo|reddit|bsky|wa|line|linkedin)\.(?:com|me|be|vn|net|app|org))\/\S*/giu,
  /\bwww\.\S+/gi,
  // E-mail, also written out or apart: a [at] b [dot] vn, a@b .com
  /@?[\p{L}\d._%+-]{1,64}(?:@|\s@\s|\s?[[({]at[\])}]\s?|\sat\s)[\p{L}\d-]{1,63}(?:(?:\s?\.|\s?\.\s(?=(?:com|net|org|edu|gov|vn)(?![\p{L}\d]))|\s?[[({]dot[\])}]\s?)[\p{L}\d-]{1,63}){1,6}/giu,
  // Handles: @ten, @ten@may.chu, u/ten, ten.bsky.social
  /(?<![\p{L}\d])@[\p{L}\d_][\p{L}\d_.-]*(?:@[\p{L}\d.-]+)?/gu,
  /(?<![\p{L}\d])\/?u(?:ser)?\/[\w-]{2,}/giu,
  /\b[\w-]{1,63}\.bsky\.social\b/gi,
  // "Zalo: …", "FB: Nguyễn Văn A", "微信: …" up to the end of the phrase
  /(?<![\p{L}\d])(?:fb|facebook|zalo|telegram|tele|tiktok|instagram|insta|viber|whatsapp|wechat|微信|微博|weibo|qq|skype|line)\s*(?:id)?\s*[:：=]\s*[^\n.,;!?。，；]{1,60}/giu,
  ...TELEPHONES,
  // Passports, then identity cards, tax codes and accounts: any long run of digits
  /(?<![\p{L}\d])[A-Z]{1,2}\d{6,9}(?![\p{L}\d])/gu,
  /\d{17}[\dXx](?!\d)/g,
  /(?<!\d)\d{8,}(?!\d)/g,
  /(?<!\d)(?<!\d[.,])\d{3,4}(?:[ -]\d{3,4}){2,4}(?!\d|[.,]\d)/g,
];

/** Characters without width, which break a number or a handle up without being seen; the frame of a keycap. */
const INVISIBLE = /\u20E3|[\uFE00-\uFE0F]|[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/** Full-width, circled and mathematical letters and digits, in which numbers hide. */
const DISGUISED = /[\uFF01-\uFF5E\u2460-\u24FF\u{1D400}-\u{1D7FF}\u{1FBF0}-\u{1FBF9}]+/gu;

/** Text without what leads to a person; full-width and invisible disguises are undone first. */
export function reduceText(text: string): string {
  let reduced = text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(DISGUISED, (characters) => characters.normalize('NFKC'));
  for (const personal of PERSONAL) reduced = reduced.replace(personal, GAP);
  return reduced
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n\s*/g, '\n')
    .replace(/…(?:[ \t]*…)+/g, GAP)
    .trim();
}

/**
 * Reduces a community post: what comes out is all that may ever be written down or logged.
 * @param secret key of the hash; it never leaves the office
 */
export function reducePost(post: RawPost, secret: string): ReducedPost {
  const hour = post.postedAt && !Number.isNaN(post.postedAt.getTime()) ? new Date(post.postedAt) : null;
  hour?.setUTCMinutes(0, 0, 0);
  const repeatKey = repeatKeyOf(post.platform, post.address || post.text, secret);
  return { platform: post.platform, text: reduceText(post.text), postedHour: hour, repeatKey };
}

/** The keyed hash (HMAC-SHA256, hexadecimal) that recognises a post of an address again. */
export const repeatKeyOf = (platform: string, address: string, secret: string): string =>
  createHmac('sha256', secret).update(`${platform}\n${address}`).digest('hex');
