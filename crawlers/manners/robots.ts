/**
 * robots.txt by RFC 9309, with the reading of mistakes that Google's open parser made customary
 * (missing colon, misspelt `disallow`, `index.html` standing for its folder).
 */

interface Rule {
  readonly allow: boolean;
  /** Percent-encoded pattern; `*` and a trailing `$` are special. */
  readonly pattern: string;
}

/** One robots.txt, read for one agent. */
interface Rules {
  readonly rules: readonly Rule[];
  readonly crawlDelay: number | undefined;
}

/** Parsing stops here (RFC 9309 §2.5 asks for at least 500 KiB). */
const SIZE_LIMIT = 512 * 1024;
/** Longer lines are cut, as Google's parser does: eight times the longest address. */
const LINE_LIMIT = 2083 * 8;
const DISALLOW = /^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/;
const USER_AGENT = /^(?:user-agent|useragent|user agent)$/;

/** A robots.txt as one agent must read it. */
export interface RobotsFile {
  /** Whether the absolute, percent-encoded address may be fetched; a fragment is left out. */
  allows(url: string): boolean;
  /** Seconds of `Crawl-delay`, or undefined. The directive is no part of RFC 9309. */
  readonly crawlDelay: number | undefined;
}

/**
 * Reads a robots.txt once, for many addresses.
 * @param robotsTxt body of the file, already decoded as UTF-8
 * @param agent product token (`DiemBao`) or a whole user agent string, of which the leading token counts
 */
export function readRobots(robotsTxt: string, agent: string): RobotsFile {
  const { rules, crawlDelay } = rulesFor(robotsTxt, agent);
  return {
    crawlDelay,
    allows(url) {
      const path = pathOf(url);
      let best: Rule | undefined;
      for (const rule of rules) {
        if (!matches(rule.pattern, path)) continue;
        const longer = rule.pattern.length - (best?.pattern.length ?? -1);
        if (longer > 0 || (longer === 0 && rule.allow)) best = rule;
      }
      return best?.allow ?? true;
    },
  };
}

/** Whether `agent` may fetch `url` under this robots.txt; see {@link readRobots}. */
export const isAllowed = (robotsTxt: string, agent: string, url: string): boolean =>
  readRobots(robotsTxt, agent).allows(url);

/** Seconds of `Crawl-delay` that the file asks of `agent`, or undefined. */
export const crawlDelay = (robotsTxt: string, agent: string): number | undefined =>
  readRobots(robotsTxt, agent).crawlDelay;

/** Addresses of the sitemaps that the file names, in order. */
export function sitemapsOf(robotsTxt: string): string[] {
  const found: string[] = [];
  for (const [key, value] of directives(robotsTxt)) {
    if ((key === 'sitemap' || key === 'site-map') && value) found.push(value);
  }
  return found;
}

/** The name in a `User-agent` line: its leading letters, `_` and `-` (RFC 9309 §2.2.1). */
const namedAgent = (value: string): string => /^[a-zA-Z_-]*/.exec(value)![0].toLowerCase();

/** A byte order mark, whole or cut, decoded as UTF-8 or byte by byte. */
const BYTE_ORDER_MARK = /^(?:\uFEFF|\uFFFD|\u00EF(?:\u00BB\u00BF?)?)/;

function rulesFor(robotsTxt: string, agent: string): Rules {
  const token = /^[^\s/(;]*/.exec(agent)![0].toLowerCase();
  const own = { rules: [] as Rule[], crawlDelay: undefined as number | undefined };
  const everybody = { rules: [] as Rule[], crawlDelay: undefined as number | undefined };
  let named = false;
  let inOwn = false;
  let inEverybody = false;
  let groupHasRules = false;
  for (const [key, value] of directives(robotsTxt)) {
    if (USER_AGENT.test(key)) {
      // Agent lines add up until a rule closes them; only then does the next agent open a new group.
      if (groupHasRules) inOwn = inEverybody = groupHasRules = false;
      if (/^\*(?:\s|$)/.test(value)) inEverybody = true;
      else if (token !== '' && namedAgent(value) === token) inOwn = named = true;
      continue;
    }
    const groups = [inOwn ? own : undefined, inEverybody ? everybody : undefined].filter((group) => !!group);
    const isRule = key === 'allow' || DISALLOW.test(key);
    if (isRule) {
      groupHasRules = true;
      for (const group of groups) group.rules.push(...readRule(key === 'allow', value));
    } else if (key === 'crawl-delay') {
      const seconds = Number(value);
      if (value !== '' && Number.isFinite(seconds) && seconds >= 0) {
        for (const group of groups) group.crawlDelay ??= seconds;
      }
    }
  }
  return named ? own : everybody;
}

function readRule(allow: boolean, value: string): Rule[] {
  if (value === '') return [];
  const pattern = encodePattern(value);
  const rules = [{ allow, pattern }];
  // `Allow: /folder/index.html` allows `/folder/` too.
  const folder = allow ? /^(.*\/)index\.html?$/.exec(pattern) : null;
  if (folder) rules.push({ allow, pattern: `${folder[1]}$` });
  return rules;
}

function* directives(robotsTxt: string): Generator<[key: string, value: string]> {
  const body = robotsTxt.slice(0, SIZE_LIMIT).replace(BYTE_ORDER_MARK, '');
  for (const raw of body.split(/\r\n|\r|\n/)) {
    const line = trim(raw.slice(0, LINE_LIMIT).replace(/#.*$/s, ''));
    const colon = line.indexOf(':');
    if (colon > 0) {
      yield [trim(line.slice(0, colon)).toLowerCase(), trim(line.slice(colon + 1))];
    } else if (colon < 0) {
      const words = line.split(/\s+/);
      if (words.length === 2) yield [words[0]!.toLowerCase(), words[1]!];
    }
  }
}

/** ASCII space only: String.trim would take away a byte order mark in the middle of the file. */
const trim = (text: string): string => text.replace(/^[ \t\f\v]+|[ \t\f\v]+$/g, '');

/** Non-ASCII octets become %XX and escapes upper case; nothing else is touched. */
const encodePattern = (pattern: string): string =>
  pattern
    .replace(/[^\x00-\x7F]+/g, (run) => encodeURIComponent(run.toWellFormed()))
    .replace(/%[0-9a-fA-F]{2}/g, (octet) => octet.toUpperCase());

/** Path, parameters and query of an address, as it stands. */
function pathOf(url: string): string {
  const afterScheme = url.replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:/, '').replace(/^\/\//, '');
  const start = afterScheme.search(/[/?;]/);
  const hash = afterScheme.indexOf('#');
  if (start < 0 || (hash >= 0 && hash < start)) return '/';
  const path = afterScheme.slice(start, hash < 0 ? undefined : hash);
  const encoded = path.replace(/%[0-9a-fA-F]{2}/g, (octet) => octet.toUpperCase());
  return encoded.startsWith('/') ? encoded : `/${encoded}`;
}

/**
 * Matches a pattern at the start of a path without a regular expression, so that a hostile file
 * (`*a*a*a*…`) costs pattern × path steps and no more.
 */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(parts[0]!)) return false;
  let at = parts[0]!.length;
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index]!;
    if (index === parts.length - 1 && anchored) {
      return path.endsWith(part) && path.length - part.length >= at;
    }
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !anchored || at === path.length;
}
