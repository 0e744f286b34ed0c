import { html } from 'hono/html';
import { countQuarantine, listQuarantine, type QuarantinedItem } from '../../db/queries/quarantine-view.ts';
import { count, dateTime } from '../layout/format.ts';
import { chip, outside, pageNumber, pages } from '../layout/parts.ts';
import { type Ctx, type Html, page, to } from '../layout/shell.ts';
import { QUARANTINE_REASON, STAGE_WORDS, wordFor } from '../layout/words.ts';
import type { DashboardDeps, Page } from './page.ts';

const PAGE_SIZE = 50;

/** Cách ly: what could not be read, and why. Nothing is dropped. */
export const quarantinePage: Page = {
  path: '/cach-ly',
  nav: 'Cách ly',
  role: 'reader',
  register(app, deps) {
    app.get('/cach-ly', async (c) => {
      const reason = c.req.query('ly-do') || undefined;
      const current = pageNumber(c);
      const [counts, list] = await Promise.all([
        countQuarantine(deps.db),
        listQuarantine(deps.db, { reason }, { limit: PAGE_SIZE, offset: (current - 1) * PAGE_SIZE }),
      ]);
      const body = html`<h1>Cách ly</h1>
<p>Trang không thành tin, bài được để riêng ở đây kèm lý do, không bị bỏ đi. Bản lưu vẫn còn, đọc lại được sau khi sửa phần mềm.</p>
<p>${counts.map(
        (item) =>
          html`<a href="${to(c, '/cach-ly', { 'ly-do': item.reason })}">${chip(`${wordFor(QUARANTINE_REASON, item.reason)}: ${count(item.items)}`, item.reason === reason ? 'warn' : 'line')}</a>`,
      )}${reason ? html` <a href="${to(c, '/cach-ly')}">Bỏ lọc</a>` : ''}</p>
<div class="card scroll"><table><caption>${count(list.total)} trang</caption>
<thead><tr><th>Thời gian</th><th>Trang</th><th>Lý do</th><th>Bước</th></tr></thead>
<tbody>${list.items.map((item) => row(c, item, deps))}</tbody></table>
${list.total === 0 ? html`<p class="soft">Không có trang nào bị để riêng.</p>` : ''}${pages(c, '/cach-ly', { 'ly-do': reason }, current, list.total, PAGE_SIZE)}</div>`;
      return page(c, { title: 'Cách ly', active: '/cach-ly', body });
    });
  },
};

function row(c: Ctx, item: QuarantinedItem, deps: DashboardDeps): Html {
  const { document, article } = item;
  return html`<tr><td>${dateTime(item.markedAt, c.get('locality').timeZone)}</td>
<td>${article ? html`<a href="${to(c, `/tin-bai/${article.id}`)}">${article.title}</a><br>` : ''}${
    document
      ? html`${document.outlet}<br><span class="small">${outside(document.url, document.url)}${deps.readPage ? html` · <a href="${to(c, `/ban-luu/${document.id}`)}">bản lưu</a>` : ''}</span>`
      : ''
  }</td>
<td>${wordFor(QUARANTINE_REASON, item.reason)}<br><span class="small soft">${item.detail}</span></td><td>${wordFor(STAGE_WORDS, item.stage)}${item.attempts > 1 ? html`<br><span class="small soft">${item.attempts} lần thử</span>` : ''}</td></tr>`;
}
