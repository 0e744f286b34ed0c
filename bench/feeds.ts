import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { decodeBody } from '../crawlers/reading/decode.ts';
import { type FeedEntry, parseFeed } from '../crawlers/reading/feed.ts';
import { plainLine, plainLines } from '../crawlers/reading/plain.ts';

/** `node bench/feeds.ts [data] [--errors]`: expected values of three sets of feeds, and feeds that were lost. */
const data = process.argv[2] ?? '../shared/data';
const verbose = process.argv.includes('--errors');

interface Score {
  set: string;
  feeds: number;
  lost: number;
  expected: number;
  right: number;
}
type Node = Record<string, unknown>;

const files = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)],
      )
    : [];
const list = (value: unknown): Node[] => (Array.isArray(value) ? (value as Node[]) : []);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const same = (a: string, b: string): boolean =>
  a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();

function compare(score: Score, file: string, truth: Node, items: readonly Node[]): void {
  const read = parseFeed(decodeBody(readFileSync(file)).text, 'http://example.org/');
  score.feeds++;
  if ('error' in read) {
    score.lost++;
    if (verbose) console.error('LOST', relative(data, file), read.error);
    return;
  }
  const check = (what: string, wanted: string, got: string): void => {
    if (!wanted) return;
    score.expected++;
    if (same(wanted, got)) score.right++;
    else if (verbose)
      console.error(relative(data, file), what, JSON.stringify([wanted.slice(0, 120), got.slice(0, 120)]));
  };
  check('title', plainLine(string(truth.title)), read.title);
  score.expected++;
  if (items.length === read.entries.length) score.right++;
  else if (verbose) console.error(relative(data, file), 'count', items.length, read.entries.length);
  items.forEach((item, i) => {
    const entry: FeedEntry | undefined = read.entries[i];
    check('item title', plainLine(string(item.title)), entry?.title ?? '');
    const links = list(item.links).map((link) => (typeof link === 'string' ? link : string(link.href)));
    const link = string(item.link) || string(item.url) || links[0] || '';
    if (link) check('item link', new URL(link, 'http://example.org/').href, entry?.link ?? '');
    check('item id', string(item.guid) || string(item.id), entry?.id ?? '');
    const summary = string(item.description) || string(item.summary) || string(item.contentSnippet);
    check('item summary', plainLines(summary), entry?.summary ?? '');
    const date = string(item.publishedParsed) || string(item.isoDate) || string(item.date_published);
    if (date) check('item date', new Date(date).toISOString(), entry?.publishedAt?.toISOString() ?? '');
  });
}

const rssParser: Score = { set: 'feeds_rss_parser', feeds: 0, lost: 0, expected: 0, right: 0 };
for (const file of files(join(data, 'feeds_rss_parser', 'input'))) {
  const name = file
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.\w+$/, '.json');
  const expected = join(data, 'feeds_rss_parser', 'output', name);
  if (!existsSync(expected)) continue;
  const { feed } = JSON.parse(readFileSync(expected, 'utf8')) as { feed: Node };
  compare(rssParser, file, feed, list(feed.items));
}

const gofeed: Score = { set: 'feeds_gofeed', feeds: 0, lost: 0, expected: 0, right: 0 };
for (const file of files(join(data, 'feeds_gofeed'))) {
  const expected = file.endsWith('.xml')
    ? file.replace(/\.xml$/, '.json')
    : file.replace(/\.json$/, '_expected.json');
  if (!existsSync(expected) || (file.endsWith('.json') && file.includes('_expected'))) continue;
  const truth = JSON.parse(readFileSync(expected, 'utf8')) as Node;
  compare(gofeed, file, truth, list(truth.items ?? truth.entries));
}

const vnexpress: Score = { set: 'feeds_vnexpress', feeds: 0, lost: 0, expected: 0, right: 0 };
for (const file of files(join(data, 'feeds_vnexpress'))) {
  const source = readFileSync(file, 'utf8');
  const read = parseFeed(source, 'http://vnexpress.net/');
  vnexpress.feeds++;
  vnexpress.expected += source.match(/<item>/g)?.length ?? 0;
  if ('error' in read) vnexpress.lost++;
  else
    vnexpress.right += read.entries.filter((entry) => entry.title && entry.link && entry.publishedAt).length;
}

console.table(
  [rssParser, gofeed, vnexpress].map((score) => ({
    ...score,
    share: (score.right / score.expected).toFixed(4),
  })),
);
