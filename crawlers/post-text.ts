import { load } from 'cheerio';

/** Links that name a person: mentions of any platform, and whatever leads to a profile. */
const PROFILE =
  /^(?:tg:|mailto:|tel:)|\/(?:@|user\/|users\/|u\/|profile(?:\.php|\/)|people\/|channel\/|c\/)|(?:\/\/|\.)(?:t\.me|facebook\.com|fb\.com|vk\.com|zalo\.me|instagram\.com|threads\.net|x\.com|twitter\.com|tiktok\.com)\//i;

/** Whether an address names a person. */
export const leadsToProfile = (href: string): boolean => PROFILE.test(href);

/**
 * Plain text of a post's markup, paragraphs joined by `\n`. Mentions and links to profiles go with their labels,
 * which are names, and leave a gap; hashtags stay, other links keep their label.
 */
export function postText(html: string): string {
  const $ = load(html, null, false);
  $('script, style, .invisible').remove();
  $('a').each((_, element) => {
    const link = $(element);
    const label = link.text();
    const isTag = label.startsWith('#');
    const isMention = /\bmention\b/.test(link.attr('class') ?? '') || label.startsWith('@');
    if (!isTag && (isMention || leadsToProfile(link.attr('href') ?? ''))) link.replaceWith('…');
  });
  $('br').replaceWith('\n');
  $('p, div, li, blockquote, tr').each((_, element) => {
    $(element).append('\n');
  });
  return $.root()
    .text()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}
