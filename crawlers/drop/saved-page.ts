import { createHash } from 'node:crypto';
import { load } from 'cheerio';

/**
 * The address of a page that was saved from a browser: what the browser noted, else what the page says of
 * itself. A page without either gets a lasting made-up address under `.invalid` (RFC 2606).
 */
export function savedAddress(bytes: Uint8Array): string {
  const html = Buffer.from(bytes).toString('latin1');
  const noted = /<!-- saved from url=\(\d+\)(https?:\/\/\S+) -->/.exec(html)?.[1];
  const $ = load(html.slice(0, 200_000));
  const given = [
    noted,
    $('link[rel="canonical"]').attr('href'),
    $('meta[property="og:url"]').attr('content'),
  ];
  for (const address of given) {
    if (address && /^https?:/i.test(address) && URL.canParse(address)) return new URL(address).href;
  }
  return madeUpAddress(bytes);
}

export const madeUpAddress = (content: Uint8Array | string): string =>
  `https://tep-tin.invalid/${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
