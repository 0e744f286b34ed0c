import { load } from 'cheerio';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DigestData } from '../../db/model/index.ts';
import { findBrowser } from '../../pipeline/browser.ts';
import { readConfig } from '../../pipeline/config.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { DIGEST } from '../texts/digest.ts';
import { makeDigest, renderDigest } from './index.ts';
import { SAMPLE_LOCALITY } from './testing/sample.ts';
import { SAMPLE_DAY, SAMPLE_SOURCES } from './testing/sample-day.ts';
import { seedArticles, seedSources } from './testing/sample-seed.ts';

/** A mail longer than this is cut off by the largest web mail program. */
const CLIPPED_AT = 102_400;
/** Declarations that mail programs keep, after the lists that they publish; everything else is taken away. */
const KEPT =
  /^(background(-color)?|border(-\w+)*|color|display|font(-\w+)*|height|line-height|list-style(-type)?|margin(-\w+)?|max-width|min-width|padding(-\w+)?|table-layout|text-align|text-decoration|vertical-align|white-space|width)$/;

let fresh: FreshDatabase;
let browser: Browser;
let html: string;
let data: DigestData;

beforeAll(async () => {
  fresh = await freshDatabase();
  await seedSources(fresh.db, SAMPLE_LOCALITY.id, SAMPLE_SOURCES);
  await seedArticles(fresh.db, SAMPLE_LOCALITY.id, SAMPLE_DAY);
  data = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-21', {
    now: new Date('2026-11-21T06:30:00+07:00'),
    dashboard: 'http://127.0.0.1:8080',
  });
  html = String(await renderDigest(data, 'html'));
  browser = await chromium.launch({
    executablePath: findBrowser(readConfig().browser)!,
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  await fresh.drop();
});

/** What is left of a mail in a strict program: no head, style, script, image, class or id; its own page around it. */
function stripped(mail: string): string {
  const $ = load(mail);
  $('head, style, script, link, meta, img, picture, svg, iframe, form, object, video').remove();
  $('*').each((_, element) => {
    const style = ($(element).attr('style') ?? '')
      .split(';')
      .filter((declaration) => KEPT.test(declaration.split(':')[0]?.trim() ?? ''))
      .join(';');
    $(element).removeAttr('class').removeAttr('id').removeAttr('style');
    if (style !== '') $(element).attr('style', style);
  });
  const body = $('body');
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><div style="${body.attr('style') ?? ''}">${body.html()}</div>`;
}

/** Opens a mail in a window of this width; returns the page and every address that it asked for. */
async function opened(mail: string, width: number): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(mail);
  return { page, asked };
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

describe('in a program that drops style sheets, classes, scripts and images', () => {
  test('the nine parts stand there to be read, and nothing is asked of the network', async () => {
    const { page, asked } = await opened(stripped(html), 1200);
    const words = await page.evaluate(() => document.body.innerText.replace(/\s+/g, ' '));
    const places = DIGEST.parts.map((part, index) => words.indexOf(`${index + 1}. ${part}`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const entry of [...data.problems, ...data.good]) {
      expect(words).toContain(entry.title);
      for (const sentence of entry.summary) expect(words).toContain(sentence.text);
    }
    expect(asked).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(1200);
  });

  test('every text is large enough and stands out from its ground (WCAG 2.2, 1.4.3)', async () => {
    const { page } = await opened(stripped(html), 1200);
    const poor = await page.evaluate(() => {
      const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const light = (colour: string) => {
        const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
          const part = value / 255;
          return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element: Element | null): string => {
        for (let at = element; at; at = at.parentElement) {
          const colour = getComputedStyle(at).backgroundColor;
          if (channels(colour)[3] !== 0) return colour;
        }
        return 'rgb(255, 255, 255)';
      };
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.replace(/[\s\u00a0]+/g, '') ?? '';
        if (!element || text === '') continue;
        const style = getComputedStyle(element);
        const [a, b] = [light(style.color), light(ground(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5 || Number.parseFloat(style.fontSize) < 11)
          found.push(`${text}: ${contrast}, ${style.fontSize}`);
      }
      return found;
    });
    expect(poor).toEqual([]);
  });

  test('on a phone a column keeps room for a word: the table is moved sideways', async () => {
    const { page } = await opened(stripped(html), 390);
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll('th')].map((cell) => cell.getBoundingClientRect().width),
    );
    expect(widths.length).toBeGreaterThan(20);
    expect(Math.max(...widths)).toBeGreaterThan(150);
  });

  test('it is not cut off for its length', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(CLIPPED_AT);
  });
});

describe('in a program that keeps the style element', () => {
  test('on a phone each story is a stack of named lines as wide as the screen', async () => {
    const { page, asked } = await opened(html, 390);
    expect(await widthOf(page)).toBe(390);
    const labels = await page.evaluate(
      () => [...document.querySelectorAll<HTMLElement>('.l')].filter((label) => label.offsetWidth > 0).length,
    );
    expect(labels).toBeGreaterThan(3 * (data.problems.length + data.good.length));
    const cells = await page.evaluate(() =>
      [...document.querySelectorAll('td.t, td.c')].map((cell) => cell.getBoundingClientRect().width),
    );
    expect(Math.min(...cells)).toBeGreaterThan(300);
    expect(asked).toEqual([]);
  });

  test('on a desk screen the names of the columns stand once, above them', async () => {
    const { page } = await opened(html, 1200);
    expect(await page.locator('.l:visible').count()).toBe(0);
    expect(await page.locator('th:visible').count()).toBeGreaterThan(20);
  });
});
