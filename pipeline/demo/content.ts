import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, 'content');

const item = z.strictObject({
  slug: z.string(),
  title: z.string(),
  /** Days from today and the local time: `-1 08:15`. */
  at: z.string().regex(/^-?\d+ \d{2}:\d{2}$/),
  section: z.string(),
  lead: z.string(),
  body: z.string().default(''),
  /** Paragraphs `from` to `to` (end excluded) of another outlet's item stand after this one's own. */
  reprint: z
    .strictObject({ host: z.string(), slug: z.string(), from: z.number(), to: z.number() })
    .optional(),
  /** Another page than the outlet's own layout: a gallery, a consent wall. */
  template: z.string().optional(),
  /** Served, but linked from no listing or behind robots.txt. */
  unlisted: z.boolean().default(false),
  /** Readers' comments below the text: no part of the article. */
  comments: z.array(z.string()).default([]),
});

const outlet = z.strictObject({
  host: z.string().regex(/\.example$/),
  name: z.string(),
  language: z.enum(['vi', 'en', 'zh']),
  layout: z.string(),
  encoding: z.enum(['utf-8', 'windows-1258']).default('utf-8'),
  /** What a conditional GET can use. */
  validators: z.enum(['etag', 'last-modified', 'both', 'none']).default('both'),
  gzip: z.boolean().default(true),
  /** The connection is reset before an answer. */
  down: z.boolean().default(false),
  /** Absent: robots.txt is a 404. */
  robots: z.string().optional(),
  listing: z.enum([
    'rss',
    'rss-full',
    'atom',
    'sitemap',
    'sitemap-index',
    'html',
    'script',
    'telegram',
    'none',
  ]),
  nav: z.array(z.string()).default([]),
  byline: z.string().default(''),
  items: z.array(item).default([]),
  /** Strings that may stand in no database, index or archive after reading. */
  planted: z.array(z.string()).default([]),
});

/** A page of a fictional outlet, its dates still relative. */
export type DemoItem = z.infer<typeof item>;
/** A fictional outlet, one file in `content/`. */
export type DemoOutlet = z.infer<typeof outlet>;

/** Reads every outlet of the archive, reprints filled in. Throws on a mistake: the archive ships with the code. */
export function readContent(): readonly DemoOutlet[] {
  const outlets = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => outlet.parse(parse(readFileSync(join(FOLDER, name), 'utf8'))));
  return outlets.map((entry) => ({ ...entry, items: entry.items.map((one) => filled(one, outlets)) }));
}

/** Paragraphs of an item: blank lines part them. */
export const paragraphs = (body: string): readonly string[] =>
  body
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');

function filled(one: DemoItem, outlets: readonly DemoOutlet[]): DemoItem {
  if (!one.reprint) return one;
  const { host, slug, from, to } = one.reprint;
  const origin = outlets.find((entry) => entry.host === host)?.items.find((entry) => entry.slug === slug);
  if (!origin) throw new Error(`${one.slug} reprints ${host} ${slug}, which is not in the archive`);
  return { ...one, body: [...paragraphs(one.body), ...paragraphs(origin.body).slice(from, to)].join('\n\n') };
}
