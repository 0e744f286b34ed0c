import { gzipSync } from 'node:zlib';
import { paragraphs } from './content.ts';
import { shapes } from './days.ts';
import { type DemoPage, escapeHtml, fill, frame, link } from './pages.ts';

/** What an outlet answers at one path. */
export interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
  /** Newest item inside, for Last-Modified. */
  readonly modified?: Date | undefined;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The listing of an outlet at `path`, or undefined where it has none there. */
export function listingAt(path: string, pages: readonly DemoPage[]): Answer | undefined {
  const [first] = pages;
  if (!first) return undefined;
  const { outlet } = first;
  const listed = pages.filter((page) => !page.item.unlisted);
  const modified = listed[0]?.at;
  const answer = (type: string, body: string | Buffer): Answer => ({ type, body, modified });
  switch (`${outlet.listing} ${path}`) {
    case 'rss /rss/home.rss':
      return answer('application/rss+xml; charset=utf-8', rss(listed, false));
    case 'rss-full /feed/':
      return answer('application/rss+xml; charset=utf-8', rss(listed, true));
    case 'atom /atom.xml':
      return answer('application/atom+xml; charset=utf-8', atom(listed));
    case 'sitemap /sitemap-news.xml':
      return answer('application/xml', sitemap(listed));
    case 'sitemap-index /sitemap.xml':
      return answer('application/xml', sitemapIndex(outlet.host, modified));
    case 'sitemap-index /sitemap-news-1.xml.gz':
      return answer('application/x-gzip', gzipSync(sitemap(listed)));
    case 'html /':
    case 'html /tin-moi/':
      return answer('text/html', fill(`${outlet.layout}-listing`, listingValues(listed)));
    default:
      return undefined;
  }
}

const listingValues = (pages: readonly DemoPage[]): Record<string, string> => ({
  ...frame(pages[0]!.outlet),
  items: pages
    .map(
      (page) =>
        `${link(page).replace('</li>', '')}<span>${shapes(page.at).short}</span><p>${escapeHtml(page.item.lead)}</p></li>`,
    )
    .join('\n'),
});

function rss(pages: readonly DemoPage[], full: boolean): string {
  const { outlet } = pages[0]!;
  const items = pages.map((page) => {
    const text = paragraphs(page.item.body)
      .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
      .join('');
    return `<item><title>${escapeHtml(page.item.title)}</title><link>${page.url}?utm_source=rss</link>
<guid isPermaLink="false">${page.url}</guid><pubDate>${shapes(page.at).rfc822}</pubDate>
<description><![CDATA[<a href="${page.url}"><img src="/anh/nho.jpg"></a>${page.item.lead}]]></description>
${full ? `<content:encoded><![CDATA[${text}]]></content:encoded>` : ''}</item>`;
  });
  return `${XML}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${escapeHtml(outlet.name)}</title><link>http://${outlet.host}/</link><language>${outlet.language}</language>
<lastBuildDate>${shapes(pages[0]!.at).rfc822}</lastBuildDate>
${items.join('\n')}
</channel></rss>`;
}

function atom(pages: readonly DemoPage[]): string {
  const { outlet, at } = pages[0]!;
  const entries = pages.map(
    (
      page,
    ) => `<entry><title>${escapeHtml(page.item.title)}</title><id>tag:${outlet.host},2026:${page.path}</id>
<link rel="alternate" href="${page.path}"/><published>${shapes(page.at).iso}</published><updated>${shapes(page.at).iso}</updated>
<summary>${escapeHtml(page.item.lead)}</summary></entry>`,
  );
  return `${XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://${outlet.host}/">
<title>${escapeHtml(outlet.name)}</title><id>http://${outlet.host}/</id><updated>${shapes(at).iso}</updated>
${entries.join('\n')}
</feed>`;
}

function sitemap(pages: readonly DemoPage[]): string {
  const urls = pages.map(
    (
      page,
    ) => `<url><loc>${page.url}</loc><news:news><news:publication><news:name>${escapeHtml(page.outlet.name)}</news:name>
<news:language>${page.outlet.language}</news:language></news:publication>
<news:publication_date>${shapes(page.at).iso}</news:publication_date><news:title>${escapeHtml(page.item.title)}</news:title></news:news></url>`,
  );
  return `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>`;
}

const sitemapIndex = (host: string, modified: Date | undefined): string =>
  `${XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://${host}/sitemap-news-1.xml.gz</loc>${modified ? `<lastmod>${shapes(modified).iso}</lastmod>` : ''}</sitemap>
</sitemapindex>`;
