import type { BrowserContext, Page } from 'playwright';
import type { Document } from '../db/model/index.ts';
import { launchBrowser } from './browser/launch.ts';
import { answerRequests, type Traffic } from './browser/traffic.ts';
import { recogniseChallenge } from './challenge.ts';
import type { BrowserFetcher, FetchOptions, FetchResult, SkipReason } from './collector.ts';
import { createDocument } from './document.ts';
import type { PoliteFetcher } from './fetcher.ts';
import { createSlots } from './slots.ts';

export interface BrowserFetcherOptions {
  /** Path of Chromium or Chrome. */
  readonly executablePath: string;
  /** Every request of every page goes through it: the browser itself has no network. */
  readonly fetcher: PoliteFetcher;
  readonly now: () => Date;
  /** Chromium's own sandbox; off only for root, where Chromium refuses to start with it. */
  readonly sandbox?: boolean | undefined;
  readonly limits?: Partial<BrowserLimits> | undefined;
}

export interface BrowserLimits {
  /** From the first request to the finished page; ms. Scripts of the page's host wait for their turns too. */
  readonly totalMs: number;
  /** Requests that one page may make; the rest is refused. */
  readonly requests: number;
  /** Of the rendered page; bytes. */
  readonly pageBytes: number;
  /** Pages at once. */
  readonly pages: number;
}

const DEFAULTS: BrowserLimits = { totalMs: 120_000, requests: 60, pageBytes: 8 * 1024 * 1024, pages: 2 };
/** A page is finished when it has asked for nothing for so long; ms. */
const SETTLED_MS = 400;
const BLOCKED = new Set([401, 402, 403, 407, 451]);

/**
 * Renders pages in Chromium, each in a profile of its own that is thrown away. Requests are answered by the
 * polite fetcher (robots, pace, address guard on the actual connection); images, fonts, media, frames, other
 * methods than GET, downloads, service workers, sockets, geolocation and notifications are off.
 */
export function createBrowserFetcher(options: BrowserFetcherOptions): BrowserFetcher {
  const limits = { ...DEFAULTS, ...options.limits };
  const slots = createSlots(limits.pages);
  const browser = launchBrowser({
    executablePath: options.executablePath,
    sandbox: options.sandbox ?? process.getuid?.() !== 0,
  });

  const render = async (url: string, fetchOptions: FetchOptions = {}): Promise<FetchResult> => {
    const failed = (reason: SkipReason, detail: string): FetchResult => ({
      kind: 'failed',
      url,
      reason,
      detail,
    });
    const first = await options.fetcher.fetch(url, { ...fetchOptions, anyAnswer: true });
    if (first.kind !== 'document') return first;
    if (BLOCKED.has(first.document.status) && !recogniseChallenge(first.document)) {
      return failed('blocked', `HTTP ${first.document.status}`);
    }
    if (recogniseChallenge(first.document) === 'wall') return failed('blocked', 'a bot check or captcha');
    if (!isHtml(first.document)) return asReceived(first.document, url);

    const leave = await slots.enter();
    let context: BrowserContext | undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      context = await browser.newContext({
        userAgent: options.fetcher.userAgent,
        locale: 'vi-VN',
        acceptDownloads: false,
        serviceWorkers: 'block',
        permissions: [],
      });
      const page = await context.newPage();
      const traffic = await answerRequests(page, first.document, options.fetcher, {
        requests: limits.requests,
        ...fetchOptions,
      });
      // A script that never ends keeps the page from answering: only closing it from outside helps.
      const tooLong = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, limits.totalMs, undefined);
      });
      const html = await Promise.race([content(page, first.document.finalUrl, traffic, limits), tooLong]);
      if (html === undefined) return failed('too-slow', `not rendered within ${limits.totalMs / 1000} s`);
      if (html.length > limits.pageBytes) return failed('too-large', `more than ${limits.pageBytes} bytes`);
      const main = traffic.main();
      // A feed behind a script cookie: the browser would show its own view of the XML.
      if (!isHtml(main)) return asReceived(main, url);
      const { status } = main;
      const document = createDocument({
        url,
        finalUrl: main.finalUrl,
        fetchedAt: options.now(),
        status,
        headers: rendered(main.headers),
        body: Buffer.from(html),
      });
      const challenge = recogniseChallenge(document);
      if (challenge || BLOCKED.has(status))
        return failed('blocked', challenge ? 'a bot check' : `HTTP ${status}`);
      if (status < 200 || status >= 300) return failed('http-error', `HTTP ${status}`);
      return { kind: 'document', document };
    } catch (error) {
      fetchOptions.signal?.throwIfAborted();
      const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
      return failed(context ? 'unreachable' : 'needs-browser', line!);
    } finally {
      clearTimeout(timer);
      await context?.close().catch(() => undefined);
      leave();
    }
  };
  return { render, close: () => browser.close() };
}

const isHtml = (document: Document): boolean => /html|^$/i.test(document.headers['content-type'] ?? '');

/** What needs no rendering is handed on as it came. */
function asReceived(document: Document, url: string): FetchResult {
  const { status } = document;
  if (status >= 200 && status < 300) return { kind: 'document', document: { ...document, url } };
  return { kind: 'failed', url, reason: 'http-error', detail: `HTTP ${status}` };
}

/** The page as it stands when its scripts have come to rest. */
async function content(page: Page, url: string, traffic: Traffic, limits: BrowserLimits): Promise<string> {
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: limits.totalMs });
  for (let quiet = 0; quiet < SETTLED_MS; ) {
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS / 4));
    quiet = traffic.busy() ? 0 : quiet + SETTLED_MS / 4;
  }
  const length = await page.evaluate(() => document.documentElement.outerHTML.length);
  if (length > limits.pageBytes) return ' '.repeat(limits.pageBytes + 1);
  return page.content();
}

/** Headers of the main answer; the body is no longer what the server sent, and says so. */
function rendered(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (
      !/^(?:content-(?:encoding|length|type|md5)|transfer-encoding|set-cookie|etag|last-modified|digest)$/.test(
        name,
      )
    ) {
      kept[name] = value;
    }
  }
  return { ...kept, 'content-type': 'text/html; charset=utf-8', 'x-rendered-by': 'chromium' };
}
