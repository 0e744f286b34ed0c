import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeBody } from '../../crawlers/reading/decode.ts';

/** A page of a benchmark, and what its set expects of it. */
export interface Page {
  readonly id: string;
  readonly url: string;
  readonly html: string;
  readonly text?: string;
  readonly title?: string;
  readonly date?: string;
  readonly mustHave?: readonly string[];
  readonly mustNot?: readonly string[];
}

const html = (file: string): string => decodeBody(gunzipSync(readFileSync(file))).text;
const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** article-extraction-benchmark: page and body. */
export function aeb(data: string): Page[] {
  const dir = join(data, 'extract_aeb');
  const truth = json<Record<string, { articleBody: string; url: string }>>(join(dir, 'ground-truth.json'));
  return Object.entries(truth)
    .filter(([id]) => existsSync(join(dir, 'html', `${id}.html.gz`)))
    .map(([id, { articleBody, url }]) => ({
      id,
      url,
      html: html(join(dir, 'html', `${id}.html.gz`)),
      text: articleBody,
    }));
}

/** trafilatura's evaluation: strings that must and must not be in the text. */
export function trafilatura(data: string): Page[] {
  const dir = join(data, 'extract_trafilatura');
  const truth = json<Record<string, { file: string; with: string[]; without: string[] }>>(
    join(dir, 'evaldata.json'),
  );
  return Object.entries(truth)
    .filter(([, { file }]) => existsSync(join(dir, 'html', file)))
    .map(([url, row]) => ({
      id: row.file,
      url,
      html: html(join(dir, 'html', row.file)),
      mustHave: row.with,
      mustNot: row.without,
    }));
}

interface FundusTruth {
  title?: string;
  publishing_date?: string;
  body?: { summary: string[]; sections: { headline: string[]; paragraphs: string[] }[] };
}

/** fundus: newspaper pages with body, title and date. A page belongs to the parser version of its day. */
export function fundus(data: string): Page[] {
  const root = join(data, 'extract_fundus');
  const pages: Page[] = [];
  for (const country of readdirSync(root)) {
    const dir = join(root, country);
    if (!existsSync(join(dir, 'meta.info'))) continue;
    const meta = json<Record<string, { url: string; crawl_date: string }>>(join(dir, 'meta.info'));
    for (const file of readdirSync(dir).filter((name) => name.endsWith('.html.gz'))) {
      const publisher = file.slice(0, file.indexOf('_'));
      const truthFile = join(dir, `${publisher}.json`);
      const about = meta[file];
      if (!about || !existsSync(truthFile)) continue;
      const source = html(join(dir, file));
      const truth = bestTruth(Object.values(json<Record<string, FundusTruth>>(truthFile)), source);
      if (!truth?.body) continue;
      const lines = [
        ...truth.body.summary,
        ...truth.body.sections.flatMap((section) => [...section.headline, ...section.paragraphs]),
      ];
      pages.push({
        id: `${country}/${file}`,
        url: about.url,
        html: source,
        text: lines.join('\n'),
        ...(truth.title ? { title: truth.title } : {}),
        ...(truth.publishing_date ? { date: truth.publishing_date } : {}),
      });
    }
  }
  return pages;
}

/** The golden file holds one entry a parser version; the one whose words are on the page is this page's. */
function bestTruth(entries: readonly FundusTruth[], source: string): FundusTruth | undefined {
  const flat = source.replace(/\s+/g, ' ');
  const found = (entry: FundusTruth): number =>
    (entry.body?.sections ?? [])
      .flatMap((section) => section.paragraphs)
      .flatMap((paragraph) => paragraph.match(/[\p{L}\p{N} ]{12,40}/gu) ?? [])
      .reduce((sum, phrase) => sum + (flat.includes(phrase.trim()) ? 1 : 0), 0);
  return [...entries].sort((a, b) => found(b) - found(a))[0];
}

/** Readability's own test pages. */
export function readability(data: string): Page[] {
  const root = join(data, 'extract_readability');
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'source.html.gz')))
    .map((name) => {
      const meta = json<{ title?: string }>(join(root, name, 'expected-metadata.json'));
      return {
        id: name,
        url: 'http://fakehost/test/page.html',
        html: html(join(root, name, 'source.html.gz')),
        text: plain(readFileSync(join(root, name, 'expected.html'), 'utf8')),
        ...(meta.title ? { title: meta.title } : {}),
      };
    });
}

/** Text of a clean fragment: tags to spaces, the references that occur decoded. */
const plain = (fragment: string): string =>
  fragment
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
