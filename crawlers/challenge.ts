import type { Document } from '../db/model/index.ts';
import { visibleText } from './visible-text.ts';

/**
 * A page that stands between the visitor and the article. `script-cookie`: a script sets a cookie and loads
 * the page again, which any browser does unasked. `wall`: a captcha or a bot check, which is a refusal.
 */
export type Challenge = 'script-cookie' | 'wall';

const WALL_HEADERS = ['cf-mitigated', 'x-datadome', 'x-amzn-waf-action'];
const WALL =
  /<title>\s*(?:just a moment|attention required|access denied|are you a robot|security check)|g-recaptcha|h-captcha|cf-turnstile|cf-chl-|_incapsula_resource|px-captcha|geetest/i;
const SETS_COOKIE = /document\s*\.\s*cookie\s*=|setCookie\s*\(|cookieStore\s*\.\s*set/;
const LOADS_AGAIN = /location\s*\.\s*(?:reload|replace|assign|href)|location\s*=|http-equiv=["']?refresh/i;

/** Recognises a challenge by headers and by small pages that hold a script and next to no text. */
export function recogniseChallenge(
  document: Pick<Document, 'headers' | 'body' | 'status'>,
): Challenge | undefined {
  if (document.headers['cf-mitigated'] === 'challenge') return 'wall';
  // A page with an article in it is no challenge, whatever its comment form loads.
  if (document.body.length > 60_000) return undefined;
  const type = document.headers['content-type'] ?? 'text/html';
  if (!/html/i.test(type)) return undefined;
  const html = Buffer.from(document.body).toString('latin1');
  const text = visibleText(html);
  if (text.length > 1200) return undefined;
  if (WALL.test(html)) return 'wall';
  if (document.status >= 400 && WALL_HEADERS.some((name) => name in document.headers)) return 'wall';
  if (text.length < 400 && SETS_COOKIE.test(html) && LOADS_AGAIN.test(html)) return 'script-cookie';
  return undefined;
}

/** A page without words that waits for a script to write them: it needs a browser. */
export function isEmptyShell(html: string): boolean {
  return /<script\b/i.test(html) && visibleText(html).length < 200;
}
