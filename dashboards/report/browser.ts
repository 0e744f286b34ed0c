import { chromium } from 'playwright';
import type { RenderDeps } from './index.ts';

/** Nothing of the page may be fetched: it brings everything it needs. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];
const PRINT_TIMEOUT = 120_000;

/**
 * Prints pages and draws charts with a browser at `executablePath`. The browser is closed when its last call ends: a
 * report is made a few times a month, and an idle browser is 200 MB.
 */
export function browserRenderers(executablePath: string): Required<RenderDeps> {
  const withPage = sharedBrowser(executablePath);
  return {
    toPdf: (html) =>
      withPage(async (page) => {
        await page.setContent(html, { timeout: PRINT_TIMEOUT });
        return page.pdf({ preferCSSPageSize: true, printBackground: true });
      }),
    toPng: (svg, width) =>
      withPage(async (page) => {
        const style = `<style>body{margin:0}svg{width:${width}px;height:auto;display:block}</style>`;
        await page.setContent(`${style}${svg}`);
        return page.locator('svg').screenshot({ type: 'png' });
      }),
  };
}

type Browser = Awaited<ReturnType<typeof chromium.launch>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

function sharedBrowser(executablePath: string) {
  let running: Promise<Browser> | undefined;
  let users = 0;
  return async (work: (page: Page) => Promise<Uint8Array>): Promise<Uint8Array> => {
    users += 1;
    running ??= chromium.launch({ executablePath, args: ARGS });
    const mine = running;
    try {
      const browser = await mine;
      const viewport = { width: 1600, height: 1200 };
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true, viewport });
      return new Uint8Array(await work(await context.newPage()));
    } finally {
      users -= 1;
      if (users === 0) {
        running = undefined;
        await mine.then((browser) => browser.close()).catch(() => undefined);
      }
    }
  };
}
