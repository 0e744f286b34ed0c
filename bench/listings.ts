/**
 * How many of a listing page's articles are found without a pattern, and how much else is taken for one.
 * Usage: npx node bench/listings.ts [words of a layout or host whose errors to show]
 * - made: pages in the layouts of newspapers and portals (bench/labelled/listings/layouts.ts)
 * - real: the lists of further articles on the newspaper pages of ../shared/data/real/press.warc.gz. An article is
 *   what the site's form of address says (bench/labelled/listings/addresses.json, written by hand), outside of
 *   menus, footers and running text. These are not front pages: the data holds none.
 */
import { existsSync, readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { pageAddress } from '../crawlers/address.ts';
import { readWarc } from '../crawlers/archive.ts';
import { findArticleLinks } from '../crawlers/link-finder.ts';
import { registrableHost } from '../crawlers/manners/pace.ts';
import { decodeBody } from '../crawlers/reading/decode.ts';
import { LAYOUTS } from './labelled/listings/layouts.ts';

const WARC = '../shared/data/real/press.warc.gz';
const ADDRESSES = new URL('labelled/listings/addresses.json', import.meta.url);
const FEWEST = 5;
const shown = process.argv[2];

interface Result {
  readonly name: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly right: number;
}

function judge(name: string, html: string, base: string, wanted: Set<string>, also = wanted): Result {
  const found = findArticleLinks(html, base).map((item) => item.url);
  return {
    name,
    missed: [...wanted].filter((url) => !found.includes(url)),
    wrong: found.filter((url) => !also.has(url) && !wanted.has(url)),
    right: found.filter((url) => wanted.has(url)).length,
  };
}

/** Articles in lists, and every address of an article's form, which is no error wherever it stands. */
function truthOf(html: string, base: string, form: RegExp): { lists: Set<string>; any: Set<string> } {
  const $ = load(html);
  const lists = new Set<string>();
  const any = new Set<string>();
  for (const element of $('a[href]').toArray()) {
    const link = $(element);
    const url = pageAddress(link.attr('href') ?? '', base);
    if (!url || url === base || !form.test(url) || /\.(?:jpe?g|png)$/.test(url)) continue;
    if (registrableHost(new URL(url)) !== registrableHost(new URL(base))) continue;
    any.add(url);
    const inText = link.closest('p').text().trim().length > link.text().trim().length + 40;
    if (!inText && link.closest('nav, footer').length === 0) lists.add(url);
  }
  return { lists, any };
}

async function realPages(): Promise<Result[]> {
  const forms = JSON.parse(readFileSync(ADDRESSES, 'utf8')) as Record<string, string>;
  const results: Result[] = [];
  for await (const record of readWarc(WARC)) {
    if (!('document' in record)) continue;
    const { body, finalUrl, headers } = record.document;
    const host = registrableHost(new URL(finalUrl));
    const form = forms[host];
    if (!form) continue;
    const html = decodeBody(body, headers['content-type']).text;
    const { lists, any } = truthOf(html, finalUrl, new RegExp(form));
    if (lists.size >= FEWEST) results.push(judge(host, html, finalUrl, lists, any));
  }
  return results;
}

function figures(set: string, results: readonly Result[]) {
  const sum = (pick: (result: Result) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  const right = sum((result) => result.right);
  const mean = sum(({ right, missed }) => right / (right + missed.length)) / results.length;
  return {
    set,
    pages: results.length,
    articles: right + sum((result) => result.missed.length),
    precision: (right / (right + sum((result) => result.wrong.length))).toFixed(3),
    recall: (right / (right + sum((result) => result.missed.length))).toFixed(3),
    'recall, mean of pages': mean.toFixed(3),
    'pages with none found': results.filter((result) => result.right === 0).length,
  };
}

const made = LAYOUTS.map(({ name, base, html, articles }) => judge(name, html, base, new Set(articles)));
const real = existsSync(WARC) ? await realPages() : [];
console.table([figures('made', made), ...(real.length > 0 ? [figures('real', real)] : [])]);
for (const { name, missed, wrong } of [...made, ...real]) {
  if (!shown || !name.includes(shown)) continue;
  for (const url of missed) console.log(`missed ${name}: ${url}`);
  for (const url of wrong) console.log(`wrong  ${name}: ${url}`);
}
