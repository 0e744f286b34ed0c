import { type DemoOutlet, paragraphs } from './content.ts';
import { shapes } from './days.ts';
import { type Answer, listingAt } from './listings.ts';
import { articlePage, type DemoPage, escapeHtml, fill, frame, pagesOf } from './pages.ts';

/** What an outlet answers to one request. */
export function answerOf(outlet: DemoOutlet, target: string, cookie: string, now: Date): Answer {
  const path = target.replace(/[?#].*$/, '');
  if (path === '/robots.txt') return robots(outlet);
  const pages = pagesOf(outlet, now);
  if (outlet.listing === 'telegram') return channel(outlet, path, pages);
  if (outlet.listing === 'script') return scripted(outlet, path, cookie, pages);
  const listing = listingAt(path, pages);
  if (listing) return listing;
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) return missing(outlet);
  return { type: 'text/html', body: articlePage(page, pages), modified: page.at };
}

const robots = (outlet: DemoOutlet): Answer =>
  outlet.robots === undefined ? missing(outlet) : { type: 'text/plain', body: outlet.robots };

const missing = (outlet: DemoOutlet): Answer => ({
  status: 404,
  type: 'text/html',
  body: `<!doctype html><title>404 - ${escapeHtml(outlet.name)}</title><h1>404</h1>`,
});

/** An outlet whose pages are empty until a script has set a cookie and asked for the text. */
function scripted(outlet: DemoOutlet, path: string, cookie: string, pages: readonly DemoPage[]): Answer {
  const json = (value: unknown, status = 200): Answer => ({
    status,
    type: 'application/json',
    body: JSON.stringify(value),
  });
  if (path === '/assets/app.js') return { type: 'text/javascript', body: APP };
  if (path.startsWith('/api/') && !cookie.includes('da_mo=1')) return json({ error: 'cookie' }, 403);
  if (path === '/api/moi.json') {
    return json(pages.map(({ path: href, item }) => ({ href, title: item.title })));
  }
  const wanted = path.replace(/^\/api/, '');
  const page = pages.find((candidate) => candidate.path === wanted);
  if (page && wanted !== path) {
    return json({
      title: page.item.title,
      lead: page.item.lead,
      body: paragraphs(page.item.body),
      iso: shapes(page.at).iso,
    });
  }
  if (!page && path !== '/') return missing(outlet);
  return { type: 'text/html', body: fill(outlet.layout, { ...frame(outlet), path }), modified: page?.at };
}

/** Built with the DOM's own functions, as a small single-page application does. */
const APP = `document.cookie = 'da_mo=1; path=/';
const app = document.getElementById('app');
const add = (parent, tag, text, attributes = {}) => {
  const node = parent.appendChild(document.createElement(tag));
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};
const path = app.dataset.path;
if (path === '/') {
  fetch('/api/moi.json').then((r) => r.json()).then((items) => {
    const list = add(app, 'ul', '', { class: 'tin-moi' });
    for (const item of items) add(add(list, 'li', ''), 'a', item.title, { href: item.href });
  });
} else {
  fetch('/api' + path).then((r) => r.json()).then((item) => {
    document.title = item.title + ' | ' + app.dataset.outlet;
    const article = add(app, 'article', '');
    add(article, 'h1', item.title);
    add(article, 'time', item.iso, { datetime: item.iso });
    add(article, 'p', item.lead, { class: 'sapo' });
    for (const paragraph of item.body) add(article, 'p', paragraph);
  });
}
`;

/** A public channel's preview page, with the class names of t.me/s pages. */
function channel(outlet: DemoOutlet, path: string, pages: readonly DemoPage[]): Answer {
  const name = outlet.layout;
  if (path !== `/s/${name}`) return missing(outlet);
  const posts = [...pages].reverse().map((page, index) => {
    const text = paragraphs(page.item.body).map(escapeHtml).join('<br/><br/>');
    return fill('telegram-post', {
      ...frame(outlet),
      channel: name,
      number: String(index + 41),
      byline: escapeHtml(outlet.byline),
      text: linked(text),
      iso: page.at.toISOString().replace(/\.\d+Z$/, '+00:00'),
      time: shapes(page.at).timeFirst.slice(0, 5),
    });
  });
  return {
    type: 'text/html',
    body: fill('telegram', { ...frame(outlet), channel: name, posts: posts.join('\n') }),
    modified: pages[0]?.at,
  };
}

/** Mentions and addresses are links in such a page. */
const linked = (text: string): string =>
  text
    .replace(/(?<![\w.])@(\w{5,})/g, '<a href="https://t.me/$1" target="_blank">@$1</a>')
    .replace(/#([\p{L}\d_]+)/gu, '<a href="?q=%23$1">#$1</a>');
