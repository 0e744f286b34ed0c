/** Parameters that only count visitors. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|zarsrc|ref_src|spm|igshid|mc_cid|mc_eid|_ga)$/i;

/**
 * The address under which a page is asked for and remembered: absolute, http or https, without fragment and
 * without tracking parameters. Undefined where there is none.
 */
export function pageAddress(link: string, base: string): string | undefined {
  const given = link.trim();
  if (given === '' || !URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}
