import { html } from 'hono/html';
import { MOST_RANKED, type SnippetPart, searchArticles } from '../../db/queries/search.ts';
import { count } from '../layout/format.ts';
import { articleRow, dateField, pageNumber, pages } from '../layout/parts.ts';
import { type Html, keepLocality, page } from '../layout/shell.ts';
import type { Page } from './page.ts';
import { chosenPeriod } from './period.ts';

const PAGE_SIZE = 20;

/** Tìm kiếm: words, with or without diacritics, in titles and texts. */
export const searchPage: Page = {
  path: '/tim-kiem',
  nav: 'Tìm kiếm',
  role: 'reader',
  register(app, deps) {
    app.get('/tim-kiem', async (c) => {
      const text = (c.req.query('q') ?? '').slice(0, 300);
      const everywhere = c.req.query('tat-ca') === '1';
      const period = chosenPeriod(c);
      const current = pageNumber(c);
      const found = await searchArticles(
        deps.db,
        {
          text,
          locality: everywhere ? undefined : c.get('locality').id,
          from: period.from,
          to: period.to,
        },
        { limit: PAGE_SIZE, offset: (current - 1) * PAGE_SIZE },
      );
      const values = {
        q: text,
        tu: period.fromDay,
        den: period.toDay,
        'tat-ca': everywhere ? '1' : undefined,
      };
      const body = html`<h1>Tìm kiếm</h1>
<form class="filter card" method="get" action="/tim-kiem" role="search">${keepLocality(c)}
<p class="field"><label for="q">Từ khóa</label><input id="q" name="q" type="search" size="36" value="${text}" required></p>
${dateField('tu', 'Từ ngày', period.fromDay)}${dateField('den', 'Đến ngày', period.toDay)}
<p class="field"><label><input type="checkbox" name="tat-ca" value="1"${everywhere ? html` checked` : ''}> Tìm trong mọi địa bàn</label></p>
<p class="field"><button>Tìm</button></p></form>
<p class="small soft">Gõ có dấu hoặc không dấu đều được. Đặt cụm từ trong ngoặc kép để tìm đúng cụm: "cửa khẩu". Thêm dấu trừ để loại bỏ: bão -lũ.</p>
${
  text.trim() === ''
    ? ''
    : html`<p role="status"><b>${count(found.total)}</b> tin, bài có “${text}”</p>
<div class="card">${
        found.items.length === 0
          ? html`<p class="soft">Không tìm thấy. Thử ít từ hơn, hoặc chọn “Tìm trong mọi địa bàn”.</p>`
          : html`<ul class="rows">${found.items.map((hit) => html`<li>${articleRow(c, hit.article, snippet(hit.snippet))}</li>`)}</ul>`
      }${pages(c, '/tim-kiem', values, current, Math.min(found.total, MOST_RANKED), PAGE_SIZE)}</div>`
}`;
      return page(c, { title: 'Tìm kiếm', active: '/tim-kiem', body });
    });
  },
};

const snippet = (parts: readonly SnippetPart[]): Html =>
  html`${parts.map((part) => (part.hit ? html`<mark>${part.text}</mark>` : part.text))}`;
