import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Source, SourceType } from '../db/model/index.ts';
import type { Collected } from './collector.ts';
import { readTable } from './drop/table.ts';
import { findArticleLinks } from './link-finder.ts';
import { reducePost } from './reduce.ts';
import { collectors } from './registry.ts';
import { parseSitemap } from './sitemap.ts';
import { type Handler, type Origin, startOrigin } from './testing/origin.ts';

let origin: Origin | undefined;
afterEach(() => origin?.close());

const SECRET = 'secret';
async function round(
  source: Partial<Source> & { type: SourceType; url: string },
  handler: Handler,
  extra = {},
): Promise<Collected[]> {
  origin = await startOrigin((url, request, response) =>
    url.pathname === '/robots.txt' ? undefined : handler(url, request, response),
  );
  const deps = {
    memory: { validators: async () => undefined, known: async () => new Set<string>(), ...extra },
    now: () => new Date('2026-11-21T00:00:00Z'),
    fetcher: origin.fetcher(),
    repeatSecret: SECRET,
    pageLimit: 50,
  };
  const whole: Source = { id: 'nguon', kind: 'press', outlet: 'Báo', ...source };
  return Array.fromAsync(collectors.get(whole.type)!.collect(whole, deps));
}

const links = (count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `<li><a href="/bai-so-${n}-ve-duong-lien-xa-6000${n}">Bài số ${n} về con đường liên xã mới mở</a></li>`,
  ).join('');

describe('a round', () => {
  it('stops at a site that refuses page after page', async () => {
    const events = await round({ type: 'listing', url: 'https://bao.example/' }, (url) =>
      url.pathname === '/' ? `<ul>${links(9)}</ul>` : { status: 403 },
    );
    expect(events.filter((event) => event.kind === 'failed' && event.reason === 'blocked')).toHaveLength(4);
  });

  it('leaves the rest for later when the host asks for a pause', async () => {
    const events = await round({ type: 'listing', url: 'https://bao.example/' }, (url) =>
      url.pathname === '/' ? `<ul>${links(9)}</ul>` : { status: 429, headers: { 'retry-after': '3600' } },
    );
    expect(events.filter((event) => event.kind === 'failed')).toHaveLength(1);
    expect(origin!.paths()).toHaveLength(2);
  });

  it('says that a page written by script needs a browser, and that another one changed', async () => {
    const shell = '<div id="root"></div><script src="/app.js"></script>';
    expect(await round({ type: 'listing', url: 'https://bao.example/' }, () => shell)).toMatchObject([
      { reason: 'needs-browser' },
    ]);
    await origin!.close();
    const page = `<p>${'Trang này đã đổi. '.repeat(30)}</p>`;
    expect(await round({ type: 'listing', url: 'https://bao.example/' }, () => page)).toMatchObject([
      { reason: 'bad-listing' },
    ]);
  });

  it('fails with needs-browser where a script cookie stands before the feed and there is no browser', async () => {
    const cookie = '<script>document.cookie="a=1";location.reload()</script>';
    expect(await round({ type: 'feed', url: 'https://bao.example/rss' }, () => cookie)).toMatchObject([
      { reason: 'needs-browser' },
    ]);
    expect(await round({ type: 'browser', url: 'https://bao.example/' }, () => 'x')).toMatchObject([
      { reason: 'needs-browser' },
    ]);
  });

  it('finds the feed that a home page announces', async () => {
    const rss =
      '<rss version="2.0"><channel><title>t</title><item><title>Tin</title><link>https://bao.example/tin-1</link></item></channel></rss>';
    const events = await round({ type: 'feed', url: 'https://bao.example/' }, (url) => {
      if (url.pathname === '/')
        return '<link rel="alternate" type="application/rss+xml" href="/tin.rss"><p>Trang chủ</p>';
      return url.pathname === '/tin.rss'
        ? { headers: { 'content-type': 'application/rss+xml' }, body: rss }
        : 'Tin';
    });
    expect(events.map((event) => event.kind)).toEqual(['listed', 'document']);
    expect(events[0]).toMatchObject({ url: 'https://bao.example/tin.rss' });
  });

  it('tells a broken feed', async () => {
    expect(
      await round({ type: 'feed', url: 'https://bao.example/rss' }, () => '<html><p>404</p></html>'),
    ).toMatchObject([{ kind: 'failed', reason: 'bad-listing' }]);
  });
});

describe('a private blog', () => {
  const rss = `<rss version="2.0"><channel><title>Nhà văn Mẫu</title><item><title>Chuyện bản</title><author>mau@thu.example (Nhà văn Mẫu)</author>
    <link>https://blog.example/chuyen-ban</link><description>Gọi 0912345678 nhé</description><pubDate>Fri, 20 Nov 2026 10:11:12 +0700</pubDate></item></channel></rss>`;
  it('becomes reduced posts; its pages are never asked for', async () => {
    const events = await round({ type: 'feed', kind: 'community', url: 'https://blog.example/rss' }, () => ({
      headers: { 'content-type': 'text/xml' },
      body: rss,
    }));
    expect(events[1]).toMatchObject({
      kind: 'post',
      post: { text: 'Chuyện bản\nGọi … nhé', postedHour: new Date('2026-11-20T03:00:00Z') },
    });
    expect(JSON.stringify(events)).not.toMatch(/chuyen-ban|Mẫu|thu\.example|0912345678/);
    expect(origin!.paths()).toEqual(['blog.example/rss']);
  });

  it('has no address of a post in a failure, and its pages are recognised by their keyed hash', async () => {
    const source = { type: 'listing', kind: 'community', url: 'https://blog.example/' } as const;
    const key = (n: number) =>
      reducePost(
        {
          platform: 'web',
          text: '',
          postedAt: null,
          address: `https://blog.example/bai-so-${n}-ve-duong-lien-xa-6000${n}`,
        },
        SECRET,
      ).repeatKey;
    const events = await round(
      source,
      (url) => (url.pathname === '/' ? `<ul>${links(4)}</ul>` : { status: 404 }),
      {
        knownPosts: async (keys: readonly string[]) =>
          new Set(keys.filter((one) => one === key(0) || one === key(1))),
      },
    );
    expect(events).toMatchObject([
      { kind: 'listed', items: 4, fresh: 2 },
      { kind: 'failed' },
      { kind: 'failed' },
    ]);
    expect(JSON.stringify(events)).not.toContain('bai-so');
  });
});

describe('findArticleLinks', () => {
  it('obeys a pattern and a selector', () => {
    const html = `<a href="/a/1">một</a><div class="x"><a href="/b/2">hai</a></div><a href="/c/3">ba</a>`;
    const urls = (options: object) =>
      findArticleLinks(html, 'https://bao.example/', options).map((item) => item.url);
    expect(urls({ linkPattern: '/[ac]/\\d' })).toEqual([
      'https://bao.example/a/1',
      'https://bao.example/c/3',
    ]);
    expect(urls({ selector: '.x' })).toEqual(['https://bao.example/b/2']);
  });

  it('reads Chinese headlines, which have no spaces', () => {
    const html = `<ul>${[
      '越南谅山省边境口岸货物通关量大幅增长',
      '高平省举办少数民族传统文化节活动',
      '河江省石林地质公园接待游客人数创新高',
    ]
      .map((title, n) => `<li><a href="/zh/post-2026112${n}.html">${title}</a></li>`)
      .join(
        '',
      )}</ul><ul><li><a href="/zh/jj">经济</a></li><li><a href="/zh/wh">文化</a></li><li><a href="/zh/ty">体育</a></li></ul>`;
    expect(findArticleLinks(html, 'https://bao.example/zh/')).toHaveLength(3);
  });

  it('takes nothing from a page of menus', () => {
    const menu = ['Trang chủ', 'Kinh tế', 'Văn hóa', 'Thể thao', 'Liên hệ']
      .map((name, n) => `<li><a href="/muc-${n}">${name}</a></li>`)
      .join('');
    expect(findArticleLinks(`<ul class="m">${menu}</ul>`, 'https://bao.example/')).toEqual([]);
  });
});

describe('parseSitemap', () => {
  it('reads any prefix and puts the newest first', () => {
    const xml = `<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>https://a.example/1</s:loc><s:lastmod>2026-11-01</s:lastmod></s:url>
      <s:url><s:loc> https://a.example/2 </s:loc><s:lastmod>2026-11-20T01:00:00Z</s:lastmod></s:url></s:urlset>`;
    expect(parseSitemap(xml)!.items.map((item) => item.url)).toEqual([
      'https://a.example/2',
      'https://a.example/1',
    ]);
    expect(parseSitemap('<html></html>')).toBeUndefined();
  });
});

describe('readTable', () => {
  it('reads back any table that was written by the rules', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ế', '"', ',', ';', '\n', ' ', 'x') })
      .map((text) => `c${text}c`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';'),
        (rows, separator) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const csv = [`title${separator}text`, ...rows.map((row) => row.map(quote).join(separator))].join(
            '\r\n',
          );
          const read = [...readTable(csv, 'bang.csv')].map((row) =>
            'problem' in row ? row : [row.title, row.text],
          );
          expect(read).toEqual(rows.map(([title, text]) => [title, text]));
        },
      ),
    );
  });
});
