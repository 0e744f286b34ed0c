import { describe, expect, test } from 'vitest';
import { type DemoOutlet, readContent } from '../../pipeline/demo/content.ts';
import { type DemoPage, pagesOf } from '../../pipeline/demo/pages.ts';
import { answerOf } from '../../pipeline/demo/site.ts';
import { readPage } from './read.ts';

/** Small pages of small outlets: what a commune's press looks like, and what no benchmark of big newspapers holds. */
const NOW = new Date('2026-11-21T03:00:00Z');
const PAGE_TYPES: Readonly<Record<string, string>> = {
  soft404: 'soft-404',
  section: 'listing',
  consent: 'consent-page',
  gallery: 'gallery',
};

const outlets = readContent().filter((outlet) => !['telegram', 'script', 'none'].includes(outlet.listing));
const read = (outlet: DemoOutlet, page: DemoPage) => {
  const { body } = answerOf(outlet, page.path, '', NOW);
  return readPage({ html: String(body), url: page.url, now: NOW });
};
const cases = outlets.flatMap((outlet) =>
  pagesOf(outlet, NOW).map((page) => ({ outlet, page, name: `${outlet.host}${page.path}` })),
);

describe.each(cases.filter(({ page }) => !page.item.template && page.item.body !== ''))(
  '$name',
  ({ outlet, page }) => {
    const reading = read(outlet, page);
    const own = page.item.body.split(/\n+/).filter((line) => line !== '');

    test('is an article with its title and its minute', () => {
      expect(reading.pageType).toBe('article');
      expect(reading.title).toBe(page.item.title);
      expect(reading.publishedAt?.toISOString()).toBe(page.at.toISOString());
    });

    test('keeps every paragraph and takes in nothing around them', () => {
      const lines = reading.text.split('\n');
      for (const paragraph of own) expect(lines).toContain(paragraph);
      const around = [outlet.byline, ...outlet.nav, ...page.item.comments].filter((text) => text !== '');
      for (const text of around) expect(lines).not.toContain(text);
      expect(reading.text).not.toMatch(/Đăng lúc|GMT|\d\d:\d\d \d\d\/\d\d\/\d{4} \|/);
    });
  },
);

test.each(cases.filter(({ page }) => page.item.template))('$name is no article', ({ outlet, page }) => {
  expect(read(outlet, page).pageType).toBe(PAGE_TYPES[page.item.template ?? '']);
});
