import { html } from 'hono/html';
import { addDays, localDate } from '../../db/model/index.ts';
import { fileResponse } from '../layout/file-response.ts';
import { weekdayAndDay } from '../layout/format.ts';
import { page, problem, to } from '../layout/shell.ts';
import type { Page } from './page.ts';
import { localDay } from './period.ts';

/** The digest brings its own inline style, for the mail it is also sent as; it runs nothing. */
const DIGEST_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

const FILES = [
  { format: 'docx', name: 'Word' },
  { format: 'txt', name: 'Chữ thường' },
  { format: 'script', name: 'Bài phát thanh' },
  { format: 'json', name: 'JSON' },
] as const;

/** Điểm báo: the digest of a morning, in its frame with the days before and after. */
export const digestPage: Page = {
  path: '/diem-bao',
  nav: 'Điểm báo',
  role: 'reader',
  register(app, deps) {
    app.get('/diem-bao', (c) => {
      const locality = c.get('locality');
      return c.redirect(to(c, `/diem-bao/${locality.id}/${localDate(deps.now(), locality.timeZone)}`));
    });

    app.get('/diem-bao/:locality/:date', (c) => {
      const locality = deps.localities.find((item) => item.id === c.req.param('locality'));
      const date = localDay(c.req.param('date'));
      if (!locality || !date || !deps.digestHtml)
        return problem(c, 404, 'Không có điểm báo này', 'Kiểm tra lại địa bàn và ngày trong địa chỉ.');
      c.set('locality', locality);
      const link = (days: number, name: string) =>
        html`<a class="button second" href="${to(c, `/diem-bao/${locality.id}/${addDays(date, days)}`)}">${name}</a>`;
      const frame = `/diem-bao/${locality.id}/${date}/noi-dung`;
      const body = html`<h1>Điểm báo ${weekdayAndDay(date)}</h1>
<p class="noprint">${link(-1, '← Ngày trước')} ${link(1, 'Ngày sau →')} <a class="button" href="${frame}">Mở riêng để in</a>${
        deps.digestFile
          ? FILES.map(
              ({ format, name }) =>
                html` <a class="button second" href="/diem-bao/${locality.id}/${date}/${format}">${name}</a>`,
            )
          : ''
      }</p>
<iframe title="Điểm báo" src="${frame}"></iframe>
<p class="noprint small"><a href="/diem-bao/${locality.id}/atom.xml">Nguồn Atom của điểm báo</a></p>`;
      return page(c, { title: 'Điểm báo', active: '/diem-bao', body });
    });

    app.get('/diem-bao/:locality/:date/:format{docx|txt|script|json}', async (c) => {
      const locality = deps.localities.find((item) => item.id === c.req.param('locality'));
      const date = localDay(c.req.param('date'));
      const format = FILES.find((item) => item.format === c.req.param('format'))?.format;
      if (!locality || !date || !format || !deps.digestFile)
        return problem(c, 404, 'Không có điểm báo này', 'Kiểm tra lại địa bàn và ngày trong địa chỉ.');
      const file = await deps.digestFile(locality.id, date, format);
      const name = `diem-bao-${locality.id}-${date}${format === 'script' ? '-phat-thanh.txt' : `.${format}`}`;
      return fileResponse(file, format, name);
    });

    app.get('/diem-bao/:locality/:date/noi-dung', async (c) => {
      const locality = deps.localities.find((item) => item.id === c.req.param('locality'));
      const date = localDay(c.req.param('date'));
      if (!locality || !date || !deps.digestHtml)
        return problem(c, 404, 'Không có điểm báo này', 'Kiểm tra lại địa bàn và ngày trong địa chỉ.');
      c.header('content-security-policy', DIGEST_POLICY);
      // Inside the frame a link would be stopped by this dashboard's own policy: it opens apart.
      const digest = await deps.digestHtml(locality.id, date);
      return c.html(digest.replace('<head>', '<head><base target="_blank">'));
    });
  },
};
