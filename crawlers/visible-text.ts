const HIDDEN = /^<(script|style|noscript|head|template)\b/i;

/**
 * What a reader might see of a page, spaces run together: a rough measure for pages that may be no page at all.
 * One pass, whatever the markup.
 */
export function visibleText(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      parts.push(html.slice(at));
      break;
    }
    parts.push(html.slice(at, open), ' ');
    const hidden = HIDDEN.exec(html.slice(open, open + 12))?.[1];
    const end = hidden ? lower.indexOf(`</${hidden.toLowerCase()}`, open) : open;
    const close = end < 0 ? -1 : html.indexOf('>', end);
    // What is never closed hides the rest of the page.
    if (close < 0) break;
    at = close + 1;
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
