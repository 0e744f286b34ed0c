import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoItem, type DemoOutlet, paragraphs } from './content.ts';
import { moment, shapes } from './days.ts';

const TEMPLATES = join(import.meta.dirname, 'templates');

/** An item with its address and moment on one day. */
export interface DemoPage {
  readonly outlet: DemoOutlet;
  readonly item: DemoItem;
  /** Path on the outlet's host. */
  readonly path: string;
  readonly url: string;
  readonly at: Date;
}

/** The pages of an outlet that are out by `now`, newest first. */
export function pagesOf(outlet: DemoOutlet, now: Date): readonly DemoPage[] {
  return outlet.items
    .map((item) => {
      const at = moment(item.at, now);
      const path = `/${slugOf(item.section)}/${item.slug}-${shapes(at).compact}.html`;
      return { outlet, item, path, url: `http://${outlet.host}${path}`, at };
    })
    .filter((page) => page.at <= now)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** `Thời sự` → `thoi-su`; a Chinese section keeps its characters out of the path. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'news';

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Fills `{{name}}` of a template file; values are markup already. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(TEMPLATES, `${template}.html`), 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${template}.html asks for ${name}, which is not given`);
    return value;
  });
}

/** The article's page in its outlet's layout, with all that stands around a text on a real page. */
export function articlePage(page: DemoPage, siblings: readonly DemoPage[]): string {
  const { outlet, item } = page;
  const others = siblings.filter((other) => other.path !== page.path);
  const body = paragraphs(item.body).map(escapeHtml);
  return fill(item.template ?? outlet.layout, {
    ...frame(outlet),
    ...shapes(page.at),
    url: page.url,
    title: escapeHtml(item.title),
    section: escapeHtml(item.section),
    lead: escapeHtml(item.lead),
    byline: escapeHtml(outlet.byline),
    body: body.map((paragraph) => `<p>${paragraph}</p>`).join('\n'),
    // The second half is served apart, so that a layout can put an advertisement between.
    firstHalf: half(body, 0),
    secondHalf: half(body, 1),
    related: others.slice(0, 3).map(link).join('\n'),
    latest: others.slice(-4).map(link).join('\n'),
    comments: item.comments
      .map((comment) => `<div class="comment-item"><p>${escapeHtml(comment)}</p></div>`)
      .join('\n'),
    jsonld: jsonLd(page),
  });
}

/** Values that every page of an outlet shares. */
export const frame = (outlet: DemoOutlet): Record<string, string> => ({
  host: outlet.host,
  outlet: escapeHtml(outlet.name),
  language: outlet.language,
  nav: outlet.nav.map((name) => `<li><a href="/${slugOf(name)}/">${escapeHtml(name)}</a></li>`).join(''),
});

export const link = (page: DemoPage): string =>
  `<li><a href="${page.path}" title="${escapeHtml(page.item.title)}">${escapeHtml(page.item.title)}</a></li>`;

const half = (body: readonly string[], which: 0 | 1): string => {
  const middle = Math.ceil(body.length / 2);
  const part = which === 0 ? body.slice(0, middle) : body.slice(middle);
  return part.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
};

function jsonLd({ outlet, item, url, at }: DemoPage): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: item.title,
    description: item.lead,
    mainEntityOfPage: url,
    datePublished: shapes(at).iso,
    dateModified: shapes(at).iso,
    inLanguage: outlet.language,
    author: { '@type': 'Person', name: outlet.byline },
    publisher: { '@type': 'Organization', name: outlet.name },
  };
  return JSON.stringify(data).replace(/</g, '\\u003c');
}
