import { describe, expect, it } from 'vitest';
import { type Feed, type FeedError, feedLinks, parseFeed } from './feed.ts';

const url = 'https://bao.vn/rss/tin-moi.rss';
const feed = (body: string): Feed => {
  const read: Feed | FeedError = parseFeed(body, url);
  if ('error' in read) throw new Error(read.error);
  return read;
};

describe('RSS', () => {
  it('reads 2.0 as Vietnamese outlets write it', () => {
    const read =
      feed(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin mới - Báo</title><item>
      <title>C&ocirc;ng trình &amp; dự án</title><link>/tin-1.html</link><guid isPermaLink="false">t1</guid>
      <description><![CDATA[<a href="/tin-1.html"><img src="a.jpg"></a></br>Cầu mới <b>thông xe</b>.]]></description>
      <pubDate>Sat, 21 Nov 2026 08:15:00 +0700</pubDate></item></channel></rss>`);
    expect(read).toEqual({
      format: 'rss',
      title: 'Tin mới - Báo',
      entries: [
        {
          id: 't1',
          title: 'Công trình & dự án',
          link: 'https://bao.vn/tin-1.html',
          publishedAt: new Date('2026-11-21T01:15:00Z'),
          summary: 'Cầu mới thông xe.',
        },
      ],
    });
  });

  it('reads items beside the channel, Dublin Core dates and prefixes of any name', () => {
    const read =
      feed(`<x:RDF xmlns:x="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel>
      <item x:about="https://bao.vn/a"><title>A</title><d:date>2026-11-21</d:date></item></x:RDF>`);
    expect(read.entries[0]).toMatchObject({ id: 'https://bao.vn/a', link: 'https://bao.vn/a', title: 'A' });
    expect(read.entries[0]!.publishedAt?.toISOString()).toContain('2026-11-21');
  });

  it('takes the full text where it says more than the summary', () => {
    const read =
      feed(`<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><description>Ngắn.</description>
      <content:encoded><![CDATA[<p>Đoạn một.</p><script>x()</script><p>Đoạn hai.</p>]]></content:encoded></item></channel></rss>`);
    expect(read.entries[0]).toMatchObject({ summary: 'Ngắn.', text: 'Đoạn một.\nĐoạn hai.' });
  });

  it.each([
    [
      'a bare ampersand',
      '<rss><channel><title>A & B</title><item><title>C</title></item></channel></rss>',
      'A & B',
    ],
    ['a missing end', '<rss><channel><title>A</title><item><title>C</title>', 'A'],
    ['crossed end tags', '<rss><channel><title>A</title><item><title>C</item></title></channel></rss>', 'A'],
    [
      'markup escaped twice',
      '<rss><channel><title>&lt;b&gt;A&lt;/b&gt;</title><item><title>C</title></item></channel></rss>',
      'A',
    ],
  ])('is not lost for %s', (_, body, title) => {
    const read = feed(body);
    expect(read.title).toBe(title);
    expect(read.entries).toHaveLength(1);
  });
});

it('reads Atom with relative links, several dates and base64', () => {
  const read =
    feed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bao.vn/vi/"><title type="html">&lt;i&gt;Báo&lt;/i&gt;</title>
    <entry><id>e1</id><title mode="base64">Q2jDoG8=</title><link rel="self" href="e1.atom"/><link rel="alternate" href="e1.html"/>
    <updated>2026-11-22T00:00:00Z</updated><published>2026-11-21T00:00:00Z</published><summary>Tóm tắt.</summary></entry></feed>`);
  expect(read).toEqual({
    format: 'atom',
    title: 'Báo',
    entries: [
      {
        id: 'e1',
        title: 'Chào',
        link: 'https://bao.vn/vi/e1.html',
        publishedAt: new Date('2026-11-21T00:00:00Z'),
        summary: 'Tóm tắt.',
      },
    ],
  });
});

it('reads JSON Feed', () => {
  const read = feed(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [
        { id: 1, url: '/a', title: 'A', content_html: '<p>Một.</p>', date_published: '2026-11-21T00:00:00Z' },
      ],
    }),
  );
  expect(read.entries[0]).toMatchObject({ id: '1', link: 'https://bao.vn/a', summary: 'Một.' });
});

it.each([
  ['', 'empty'],
  ['{"a":', 'broken-json'],
  ['{"a":1}', 'not-a-feed: json'],
  ['<!doctype html><html><body>x</body></html>', 'not-a-feed: html'],
  ['chỉ là chữ', 'not-a-feed: no element'],
])('says why %j is no feed', (body, error) => expect(parseFeed(body, url)).toEqual({ error }));

it('finds the feeds that a page announces', () => {
  const html = `<head><base href="https://bao.vn/vi/"><link rel="alternate" type="application/rss+xml" href="tin.rss">
    <link rel="alternate" hreflang="en" href="/en"><link rel="alternate" type="application/atom+xml" href="/a.atom">
    <link rel="stylesheet" type="text/css" href="x.css"><link rel="alternate" type="application/rss+xml" href="tin.rss"></head>`;
  expect(feedLinks(html, 'https://bao.vn/')).toEqual(['https://bao.vn/vi/tin.rss', 'https://bao.vn/a.atom']);
});
