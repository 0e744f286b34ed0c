import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from './decode.ts';
import { isElement } from './dom/node.ts';
import { parseHtml } from './dom/tree.ts';
import { feedLinks, parseFeed } from './feed.ts';
import { readPage } from './read.ts';

const url = 'https://bao.vn/tin-1.html';
const now = new Date('2026-11-21T03:00:00Z');
const read = (html: string) => readPage({ html, url, now });

/** Markup as it goes wrong: real tags and attributes in any order, cut anywhere. */
const scrap = fc.oneof(
  fc.constantFrom(
    ...'<p> </p> <div> </div> <article> <h1> </h1> <table> <tr> <td> </td> <li> <ul> <br> <b> </i> <a href="/x"> </a> <script> </script> <style> <title> </title> <textarea> <svg> <svg/> <!-- --> <![CDATA[ ]]> < > & &amp; &#x110; &#0; <p class="comments related"> <div class="article-body"> <div hidden> <time datetime="2026-11-20"> 21/11/2026 <meta property="og:title" content="x"> <script type="application/ld+json"> {"@type":"NewsArticle","headline":"x"} \u0000 \ud800'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constant('Một câu văn đủ dài, có dấu phẩy, để được coi là một đoạn của bài viết. '),
);
const page = fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join(''));

describe('readPage on any input', () => {
  it('never throws, and gives back less than it was given', () => {
    fc.assert(
      fc.property(page, (html) => {
        const reading = read(html);
        // Character references may lengthen under NFC, but text never grows out of nothing.
        expect(reading.text.length).toBeLessThanOrEqual(html.normalize('NFC').length + 8);
        expect(reading.text).not.toMatch(/^\n|\n\n|\n$/);
        expect(reading.text).toBe(reading.text.normalize('NFC'));
      }),
      { numRuns: 400 },
    );
  });

  it('reads the same from a tree written out again', () => {
    fc.assert(
      fc.property(page, (html) => {
        const once = serialise(html);
        expect(read(serialise(once)).text).toBe(read(once).text);
      }),
      { numRuns: 200 },
    );
  });

  it('reads every prefix of a page', () => {
    const file = join(import.meta.dirname, 'fixtures', 'vi-press-article', 'source.html');
    const source = readFileSync(file, 'utf8');
    for (let end = 0; end < source.length; end += 37) expect(() => read(source.slice(0, end))).not.toThrow();
  });
});

describe('feeds and bytes on any input', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(page, fc.uint8Array({ maxLength: 300 }), fc.string(), (text, bytes, contentType) => {
        parseFeed(text, url);
        parseFeed(`<rss><channel><item>${text}`, url);
        parseFeed(`<feed><entry>${text}`, url);
        feedLinks(text, url);
        expect(decodeBody(bytes, contentType).text).toBe(
          decodeBody(bytes, contentType).text.normalize('NFC'),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile pages end in time', () => {
  const sentence = 'Một câu dài, có dấu phẩy, để tính điểm. ';
  it.each([
    ['nested divs', '<div>'.repeat(2_000_000)],
    ['nested divs with text', `<div>${sentence}`.repeat(200_000)],
    ['a million attributes', `<p ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=1`).join(' ')}>x</p>`],
    ['unopened ends', '<b><i>'.repeat(200_000) + '</b>'.repeat(400_000)],
    ['tables in tables', '<table><tr><td>'.repeat(200_000)],
    ['links beside links', '<a href=x>link text, here. </a>'.repeat(200_000)],
    ['less-than signs', '<'.repeat(8_000_000)],
    ['titles', '<title>'.repeat(1_000_000)],
    ['line breaks', `${sentence}<br>`.repeat(200_000)],
    ['brackets in linked data', `<script type="application/ld+json">${'['.repeat(1_900_000)}</script>`],
    [
      'nested values in linked data',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":${'['.repeat(300_000)}${']'.repeat(300_000)}}</script>`,
    ],
    ['spaces in a date', `<p class=date>${'1 '.repeat(60)}2020</p>`.repeat(40_000)],
    ['boxes side by side', `<div class=x><p>${sentence.repeat(3)}</p></div>`.repeat(40_000)],
  ])('%s', (_, html) => {
    const start = performance.now();
    read(html);
    // Two seconds on a free core; the suite may share its core with others.
    expect(performance.now() - start).toBeLessThan(6_000);
  });
});

it('holds no markup in what it gives back', () => {
  for (const name of readdirSync(join(import.meta.dirname, 'fixtures'))) {
    const source = readFileSync(join(import.meta.dirname, 'fixtures', name, 'source.html'), 'utf8');
    expect(read(source).text).not.toMatch(/<\/?[a-z]/i);
  }
});

/** The light tree as HTML again. */
function serialise(html: string): string {
  const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const attribute = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  const parts: string[] = [];
  const write = (node: ReturnType<typeof parseHtml>['root']): void => {
    for (const child of node.children) {
      if (!isElement(child)) {
        parts.push(
          /^(?:script|style|xmp|iframe|noembed|noframes)$/.test(node.tag) ? child : escapeText(child),
        );
        continue;
      }
      const attrs = Object.entries(child.attrs).map(([name, value]) => ` ${name}="${attribute(value)}"`);
      parts.push(`<${child.tag}${attrs.join('')}>`);
      write(child);
      if (
        !/^(?:br|img|hr|meta|link|input|base|wbr|area|col|embed|source|track|param|frame)$/.test(child.tag)
      ) {
        parts.push(`</${child.tag}>`);
      }
    }
  };
  write(parseHtml(html).root);
  return parts.join('');
}
