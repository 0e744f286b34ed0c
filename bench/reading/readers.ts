import { spawnSync } from 'node:child_process';
import { Readability } from '@mozilla/readability';
import { JSDOM, VirtualConsole } from 'jsdom';
import { readPage } from '../../crawlers/reading/read.ts';
import type { Page } from './sets.ts';

/** What a reader made of a page, and how long it took. */
export interface Result {
  readonly text: string;
  readonly title: string;
  readonly date: string;
  readonly ms: number;
}
export type Reader = (pages: readonly Page[]) => Result[];

const timed =
  (read: (page: Page) => Omit<Result, 'ms'>): Reader =>
  (pages) =>
    pages.map((page) => {
      const start = performance.now();
      const result = read(page);
      return { ...result, ms: performance.now() - start };
    });

export const ours: Reader = timed((page) => {
  const { text, title, publishedAt } = readPage({ html: page.html, url: page.url });
  return { text, title, date: publishedAt?.toISOString() ?? '' };
});

/** Readability.js on jsdom, as it is commonly used. */
export const readability: Reader = timed((page) => {
  try {
    const { window } = new JSDOM(page.html, { url: page.url, virtualConsole: new VirtualConsole() });
    const article = new Readability(window.document).parse();
    window.close();
    return {
      text: article?.textContent ?? '',
      title: article?.title ?? '',
      date: article?.publishedTime ?? '',
    };
  } catch {
    return { text: '', title: '', date: '' };
  }
});

const SCRIPT = `
import json, sys, time, trafilatura
for line in sys.stdin:
    html = json.loads(line)
    start = time.perf_counter()
    try:
        found = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, with_metadata=True)
        found = found.as_dict() if hasattr(found, "as_dict") else (found or {})
    except Exception:
        found = {}
    ms = (time.perf_counter() - start) * 1000
    print(json.dumps({"text": found.get("text") or "", "title": found.get("title") or "", "date": found.get("date") or "", "ms": ms}))
`;

/** trafilatura, where the given Python has it; null where it has not. */
export function trafilatura(python: string): Reader | null {
  const found = spawnSync(python, ['-c', 'import trafilatura'], { stdio: 'ignore' });
  if (found.status !== 0) return null;
  return (pages) => {
    const input = pages.map((page) => JSON.stringify(page.html)).join('\n');
    const run = spawnSync(python, ['-c', SCRIPT], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    return run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Result);
  };
}
