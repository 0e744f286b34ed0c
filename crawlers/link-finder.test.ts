import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../bench/labelled/listings/layouts.ts';
import { findArticleLinks } from './link-finder.ts';
import { likenessOf, mayBeArticle, templateOf } from './link-likeness.ts';

const url = (text: string) => new URL(text, 'https://bao.example/');

describe('learned links', () => {
  it.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('%s: every article', (_, layout) => {
    const found = findArticleLinks(layout.html, layout.base).map((item) => item.url);
    expect(layout.articles.filter((article) => !found.includes(article))).toEqual([]);
  });

  it('takes the words of the headline, not what stands beside it in the link', () => {
    const item = (n: number) =>
      `<a href="/mua-lon-gay-sat-lo-tren-quoc-lo-3000${n}.html"><noscript><img src="/a.jpg"></noscript><span>Thời sự</span><h3>Mưa lớn gây sạt lở trên quốc lộ số ${n}</h3><time>1 giờ trước</time></a>`;
    const [first] = findArticleLinks([1, 2, 3].map(item).join(''), 'https://bao.example/');
    expect(first!.hint.title).toBe('Mưa lớn gây sạt lở trên quốc lộ số 1');
  });

  it('leaves side hosts and topics out, whose addresses look like those of articles', () => {
    const list = (host: string, folder: string) =>
      Array.from(
        { length: 5 },
        (_, n) =>
          `<li><a href="https://${host}/${folder}ky-su-cau-duong-lam-viec-tai-tinh-9000${n}.html">Kỹ sư cầu đường làm việc tại tỉnh số ${n}</a></li>`,
      ).join('');
    const html = `<ul>${list('bao.example', '')}</ul><ul>${list('jobs.bao.example', '')}</ul><ul>${list('bao.example', 'tag/')}</ul>`;
    expect(
      new Set(findArticleLinks(html, 'https://bao.example/').map((item) => url(item.url).hostname)),
    ).toEqual(new Set(['bao.example']));
    expect(findArticleLinks(html, 'https://bao.example/')).toHaveLength(5);
  });
});

describe('an address', () => {
  it.each([
    ['/the-gioi/chau-a/mua-lon-gay-sat-lo-30001.html', 'bao.example/w/slug#.html'],
    ['/xa-hoi/lu-quet-o-mien-nui-30002.html', 'bao.example/w/slug#.html'],
    ['/mua-lon-gay-sat-lo/95258', 'bao.example/slug/id'],
    ['/2026-11-20/mua-lon-gay-sat-lo', 'bao.example/date/slug'],
    ['/index.php?nv=news&op=Tin-tuc/mua-lon-gay-sat-lo-31', 'bao.example/w.php?op=slug#'],
    ['/articles/clymn8zyrp9o', 'bao.example/w/id'],
    ['/the-gioi', undefined],
    ['/', undefined],
  ])('%s is of the shape %s', (path, shape) => expect(templateOf(url(path))).toBe(shape));

  it('counts words and number wherever they stand', () => {
    const title = 'Mưa lớn gây sạt lở trên quốc lộ';
    expect(likenessOf(url('/mua-lon-gay-sat-lo/95258'), title)).toBe(1);
    expect(likenessOf(url('/mua-lon-gay-sat-lo-95258.html'), title)).toBe(1);
    expect(likenessOf(url('/%E0%A4%A'), '')).toBeLessThan(0.2);
    expect(mayBeArticle(url('/tag/mua-lon-gay-sat-lo'))).toBe(false);
    expect(mayBeArticle(url('/tagged/mua-lon-gay-sat-lo'))).toBe(true);
  });
});
