import { chromium } from 'playwright';
import { Markup, markup } from '../charts/markup.ts';
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
 * Prints pages and draws charts with a browser at `executablePath`. Each call opens the browser and closes it: a
 * report is made a few times a month, and an idle browser is 200 MB.
 */
export function browserRenderers(executablePath: string): Required<RenderDeps> {
  return {
    toPdf: (html) =>
      withPage(executablePath, async (page) => {
        await page.setContent(html, { timeout: PRINT_TIMEOUT });
        return page.pdf({
          preferCSSPageSize: true,
          printBackground: true,
          timeout: PRINT_TIMEOUT,
        } as Parameters<typeof page.pdf>[0]);
      }),
    toPng: (svg, width) =>
      withPage(executablePath, async (page) => {
        await page.setContent(
          markup`<style>body{margin:0}svg{width:${width}px;height:auto;display:block}</style>${new Markup(svg)}`
            .value,
        );
        return page.locator('svg').screenshot({ type: 'png' });
      }),
  };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>;

async function withPage(
  executablePath: string,
  work: (page: Page) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      offline: true,
      viewport: { width: 1600, height: 1200 },
    });
    return new Uint8Array(await work(await context.newPage()));
  } finally {
    await browser.close();
  }
}
