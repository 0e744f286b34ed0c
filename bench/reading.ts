import { parseArgs } from 'node:util';
import { mean, overlap, shingles, tokens } from './reading/metrics.ts';
import { ours, type Reader, type Result, readability, trafilatura } from './reading/readers.ts';
import * as sets from './reading/sets.ts';

/**
 * `node bench/reading.ts [data] [--python PATH] [--sample N] [--only ours]`: four benchmarks of article extraction,
 * each by its own metric, ours beside Readability.js on jsdom and trafilatura in one run on one core.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    sample: { type: 'string' },
    only: { type: 'string' },
  },
});
const data = positionals[0] ?? '../shared/data';
const sample = values.sample ? Number(values.sample) : Number.POSITIVE_INFINITY;

const python = trafilatura(values.python);
if (!python) console.error(`trafilatura: not importable by ${values.python}, left out`);
const readers: [string, Reader][] = [
  ['ours', ours],
  ['Readability + jsdom', readability],
];
if (python) readers.push(['trafilatura', python]);

/** Every n-th page, so that a sample is spread over the set. */
const thin = (pages: sets.Page[]): sets.Page[] => {
  const step = Math.max(1, Math.ceil(pages.length / sample));
  return pages.filter((_, i) => i % step === 0);
};
const suites: [string, sets.Page[]][] = [
  ['extract_aeb', thin(sets.aeb(data))],
  ['extract_trafilatura', thin(sets.trafilatura(data))],
  ['extract_fundus', thin(sets.fundus(data))],
  ['extract_readability', thin(sets.readability(data))],
];

const harmonic = (precision: number, recall: number): number =>
  (2 * precision * recall) / (precision + recall);
const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function score(set: string, pages: readonly sets.Page[], results: readonly Result[]): Record<string, string> {
  if (set === 'extract_trafilatura') {
    let [found, missed, unwanted] = [0, 0, 0];
    pages.forEach((page, i) => {
      const { text } = results[i]!;
      for (const string of page.mustHave ?? []) text.includes(string) ? found++ : missed++;
      for (const string of page.mustNot ?? []) if (text.includes(string)) unwanted++;
    });
    const [precision, recall] = [found / (found + unwanted), found / (found + missed)];
    return { P: precision.toFixed(4), R: recall.toFixed(4), F: harmonic(precision, recall).toFixed(4) };
  }
  const cut = set === 'extract_aeb' ? shingles : tokens;
  const rows = pages.map((page, i) => overlap(cut(page.text ?? ''), cut(results[i]!.text)));
  const precision = mean(rows.map((row) => row.precision));
  const recall = mean(rows.map((row) => row.recall));
  // article-extraction-benchmark takes the harmonic mean of the means; the others average F1 over pages.
  const f1 = set === 'extract_aeb' ? harmonic(precision, recall) : mean(rows.map((row) => row.f1));
  const figures: Record<string, string> = { P: precision.toFixed(4), R: recall.toFixed(4), F: f1.toFixed(4) };
  if (set !== 'extract_fundus') return figures;
  const titled = pages
    .map((page, i) => [page.title ?? '', results[i]!.title] as const)
    .filter(([title]) => title);
  figures['title exact'] = mean(titled.map(([a, b]) => Number(squeeze(a) === squeeze(b)))).toFixed(3);
  figures['title F1'] = mean(
    titled.map(([a, b]) => overlap(tokens(a.toLowerCase()), tokens(b.toLowerCase())).f1),
  ).toFixed(3);
  const dated = pages.map((page, i) => [page.date ?? '', results[i]!.date] as const).filter(([date]) => date);
  figures['same day'] = mean(dated.map(([a, b]) => Number(isSameDay(a, b)))).toFixed(3);
  return figures;
}

/** The same day in the zone that the truth is written in, or in UTC. */
function isSameDay(truth: string, found: string): boolean {
  if (!found) return false;
  const [wanted, got] = [new Date(truth.replace(' ', 'T')), new Date(found)];
  if (Number.isNaN(got.getTime())) return false;
  const day = got.toISOString().slice(0, 10);
  return day === truth.slice(0, 10) || day === wanted.toISOString().slice(0, 10);
}

const rows: Record<string, string>[] = [];
const times = new Map<string, { ms: number[]; bytes: number }>();
for (const [set, pages] of suites) {
  for (const [name, read] of readers) {
    if (values.only && name !== values.only) continue;
    const results = read(pages);
    const total = times.get(name) ?? { ms: [], bytes: 0 };
    total.ms.push(...results.map((result) => result.ms));
    total.bytes += pages.reduce((sum, page) => sum + Buffer.byteLength(page.html), 0);
    times.set(name, total);
    rows.push({ set, pages: String(pages.length), reader: name, ...score(set, pages, results) });
  }
}
console.table(rows);
console.table(
  [...times].map(([reader, { ms, bytes }]) => {
    const seconds = ms.reduce((sum, value) => sum + value, 0) / 1000;
    const sorted = [...ms].sort((a, b) => a - b);
    return {
      reader,
      'pages/s': (ms.length / seconds).toFixed(1),
      'pages of 100 KB/s': (bytes / 100_000 / seconds).toFixed(1),
      'p50 ms': sorted[Math.floor(sorted.length * 0.5)]!.toFixed(1),
      'p99 ms': sorted[Math.floor(sorted.length * 0.99)]!.toFixed(0),
      'max ms': sorted.at(-1)!.toFixed(0),
    };
  }),
);
