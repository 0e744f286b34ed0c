import { EN, VI, ZH } from './headlines.ts';

/**
 * Front pages in the layouts that Vietnamese newspapers, government portals and Chinese pages use, with headlines
 * of our own. Addresses follow the forms that such sites are known to use; nothing is copied from them.
 */
export interface Layout {
  readonly name: string;
  readonly base: string;
  readonly html: string;
  /** Addresses of the articles. */
  readonly articles: readonly string[];
}

const plain = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const MENU = ['Trang chủ', 'Thời sự', 'Kinh tế', 'Văn hóa - Xã hội', 'Quốc phòng - An ninh', 'Xây dựng Đảng'];
const menu = (tag = 'nav'): string =>
  `<${tag}><ul>${MENU.map((name) => `<li><a href="/${plain(name)}">${name}</a></li>`).join('')}</ul></${tag}>`;
/** A portal's side menu: long names, no markup that says menu. */
const SIDE = `<div class="left"><ul class="danh-muc">${[
  'Hệ thống văn bản chỉ đạo điều hành của tỉnh',
  'Thủ tục hành chính lĩnh vực đất đai và môi trường',
  'Lịch tiếp công dân của lãnh đạo Ủy ban nhân dân',
  'Công khai ngân sách nhà nước các năm',
  'Hỏi đáp về chế độ, chính sách cho người có công',
]
  .map((name) => `<li><a href="/${plain(name)}">${name}</a></li>`)
  .join('')}</ul></div>`;
const TAIL = `<div class="tags"><a href="/tag/bien-gioi-viet-trung">biên giới Việt – Trung</a><a href="/chu-de/nong-thon-moi-kieu-mau">nông thôn mới kiểu mẫu</a></div>
<div class="paging"><a href="?trang=2">2</a><a href="?trang=3">3</a></div>
<div class="chan-trang"><a href="/lien-he">Liên hệ</a><a href="/gioi-thieu">Giới thiệu</a><a href="/quang-cao/bang-gia-quang-cao-tren-bao-in-va-bao-dien-tu">Bảng giá quảng cáo trên báo in và báo điện tử</a></div>`;

type Item = (link: string, title: string, index: number) => string;

function layout(
  name: string,
  base: string,
  titles: readonly string[],
  address: (title: string, index: number) => string,
  item: Item,
  wrap: (items: string) => string = (items) => `${menu()}<div class="list">${items}</div>${TAIL}`,
): Layout {
  const links = titles.map(address);
  const items = links.map((link, index) => item(link, titles[index]!, index)).join('\n');
  return {
    name,
    base,
    html: `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title></head><body>${wrap(items)}</body></html>`,
    articles: links.map((link) => new URL(link, base).href),
  };
}

const card: Item = (link, title) =>
  `<article class="item-news"><div class="thumb"><a href="${link}"><picture><img src="/a.jpg" alt=""></picture></a></div><h3 class="title-news"><a href="${link}" title="${title}">${title}</a></h3><p class="description"><a href="${link}">${title}. Đoạn giới thiệu của bài.</a> <a href="${link}#box_comment">12</a></p></article>`;
const li: Item = (link, title, index) =>
  `<li class="${index === 0 ? 'first' : 'item'}"><a href="${link}">${title}</a> <span class="date">(2026-11-${10 + index})</span></li>`;
const row: Item = (link, title) =>
  `<tr><td><img src="/dot.gif"></td><td class="TieuDe"><a href="${link}">${title}</a></td></tr>`;
const whole: Item = (link, title) =>
  `<a class="card" href="${link}"><noscript><img src="/a.jpg"></noscript><div><span class="cat">Thời sự</span><h4>${title}</h4><time>2 giờ trước</time></div></a>`;
const portal = (items: string) => `${menu('div')}${SIDE}<div class="noi-dung">${items}</div>${TAIL}`;
const table = (items: string) => `${menu('div')}${SIDE}<table>${items}</table>${TAIL}`;
const ul = (items: string) => `${menu('div')}<ul class="list">${items}</ul>${TAIL}`;

export const LAYOUTS: readonly Layout[] = [
  layout(
    'daily, cards',
    'https://bao.example/thoi-su',
    VI,
    (title, index) => `/${plain(title)}-49544${50 + index}.html`,
    card,
  ),
  layout(
    'daily, post number',
    'https://bao.example/',
    VI,
    (title, index) => `/${plain(title)}-post4834${50 + index}.html`,
    whole,
  ),
  layout(
    'daily, number in a folder',
    'https://bao.example/',
    VI,
    (title, index) => `/${plain(title)}/d202611210815${50 + index}.htm`,
    card,
  ),
  layout(
    'daily, number before the words',
    'https://bao.example/',
    VI,
    (title, index) => `/xa-hoi/20261${index}/${plain(title)}-9f${index}a2c1/`,
    li,
    ul,
  ),
  layout(
    'daily, sub-sections',
    'https://bao.example/',
    VI,
    (title, index) =>
      `/${['kinh-te', 'xa-hoi/giao-duc', 'phap-luat'][index % 3]}/${plain(title)}-${700_100 + index}`,
    card,
  ),
  layout(
    'daily, class menu on the body',
    'https://bao.example/',
    VI,
    (title, index) => `/${plain(title)}-${1_028_600 + index}.html`,
    card,
    (items) =>
      `<div class="page-menu-left">${menu()}<h1>Báo Mẫu</h1><div class="list">${items}</div></div>${TAIL}`,
  ),
  layout(
    'portal, four-digit number',
    'https://xa.example.gov.vn/',
    VI,
    (title, index) => `/tin-tuc/${plain(title)}-${1200 + index}`,
    li,
    portal,
  ),
  layout(
    'portal, publisher',
    'https://tinh.example.gov.vn/',
    VI,
    (title) => `/tin-tuc-su-kien/-/asset_publisher/M0jYtMvIJKhS/content/${plain(title)}`,
    card,
    portal,
  ),
  layout(
    'portal, pages',
    'https://tinh.example.gov.vn/',
    VI,
    (title) => `/thoi-su/Pages/${plain(title)}.aspx`,
    row,
    table,
  ),
  layout(
    'portal, query numbers',
    'https://tinh.example.gov.vn/',
    VI,
    (_, index) => `/Default.aspx?sid=1285&pageid=33560&catid=66060&id=${463_311 + index}`,
    row,
    table,
  ),
  layout(
    'portal, item id',
    'https://tinh.example.gov.vn/',
    VI,
    (_, index) => `/Pages/chi-tiet.aspx?ItemID=${2311 + index}&CategoryId=0`,
    row,
    table,
  ),
  layout(
    'portal, module',
    'https://xa.example.gov.vn/',
    VI,
    (title, index) => `/vi/news/tin-tuc-su-kien/${plain(title)}-${31 + index}.html`,
    card,
    portal,
  ),
  layout(
    'portal, module in the query',
    'https://xa.example.gov.vn/',
    VI,
    (title, index) => `/index.php?language=vi&nv=news&op=Tin-tuc/${plain(title)}-${31 + index}`,
    li,
    portal,
  ),
  layout(
    'portal, number first',
    'https://xa.example.gov.vn/',
    VI,
    (title, index) => `/tin-tuc/${412 + index}-${plain(title)}`,
    row,
    table,
  ),
  layout(
    'portal, bare numbers',
    'https://xa.example.gov.vn/',
    VI,
    (_, index) => `/news/detail/${20_112 + index}`,
    whole,
    portal,
  ),
  layout('blog, dated', 'https://blog.example/', VI, (title) => `/2026/11/${plain(title)}.html`, card),
  layout('blog, words only', 'https://blog.example/', VI, (title) => `/${plain(title)}/`, card),
  layout(
    'Chinese daily',
    'http://politics.example.cn/',
    ZH,
    (_, index) => `/n1/2026/1120/c1001-402232${10 + index}.html`,
    li,
    ul,
  ),
  layout(
    'Chinese government',
    'http://www.example.gov.cn/xwdt/',
    ZH,
    (_, index) => `./202611/t20261120_1234${50 + index}.html`,
    li,
    ul,
  ),
  layout(
    'Chinese pages of an agency',
    'https://zh.example.vn/',
    ZH,
    (_, index) => `/article-post2312${10 + index}.vnp`,
    card,
  ),
  layout(
    'Chinese, folders',
    'https://cn.example.com/',
    ZH,
    (_, index) => `/2026-11/20/content_1188${20 + index}.htm`,
    li,
    ul,
  ),
  layout(
    'English daily',
    'https://news.example/',
    EN,
    (title, index) => `/society/16647${40 + index}/${plain(title)}.html`,
    card,
  ),
  layout(
    'English, code',
    'https://news.example/',
    EN,
    (_, index) => `/news/articles/clymn8zyrp${index}o`,
    whole,
  ),
  layout(
    'English, dated',
    'https://news.example/',
    EN,
    (title) => `/world/asia-pacific/${plain(title)}-2026-11-20/`,
    card,
  ),
];
