import { html } from 'hono/html';
import { readArchiveLocation } from '../../db/queries/article-view.ts';
import { dateTime } from '../layout/format.ts';
import { outside } from '../layout/parts.ts';
import { page, problem, to } from '../layout/shell.ts';
import type { Page } from './page.ts';

/**
 * What the archived page may do: nothing. No script, no form, no request to anywhere, an origin of its own; only
 * its own inline style and embedded pictures. It was written by others and is shown as evidence.
 */
const REPLAY_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** Bản lưu: the page as it was fetched, replayed without script and without the network. */
export const archivePage: Page = {
  path: '/ban-luu/:id',
  role: 'reader',
  register(app, deps) {
    app.get('/ban-luu/:id{[0-9]{1,15}}', async (c) => {
      const found = await readArchiveLocation(deps.db, Number(c.req.param('id')));
      if (!found || !deps.readPage)
        return problem(
          c,
          404,
          'Không có bản lưu này',
          'Địa chỉ có thể đã gõ sai, hoặc kho lưu chưa được gắn.',
        );
      const zone = c.get('locality').timeZone;
      const body = html`<h1>Bản lưu</h1>
<dl class="facts card"><dt>Địa chỉ</dt><dd>${outside(found.url, found.url)}</dd><dt>Tải về</dt><dd>${dateTime(found.fetchedAt, zone)}</dd>
<dt>Tệp lưu</dt><dd>${found.location.file}, từ byte ${found.location.offset}, dài ${found.location.length} byte</dd></dl>
<p class="small soft">Trang hiện như lúc tải về, đã tắt kịch bản và không tải ảnh từ bên ngoài, nên có thể khác trang gốc về trình bày.</p>
<iframe title="Bản lưu của trang" sandbox="" referrerpolicy="no-referrer" src="${to(c, `/ban-luu/${c.req.param('id')}/noi-dung`)}"></iframe>`;
      return page(c, { title: 'Bản lưu', active: '', body });
    });

    app.get('/ban-luu/:id{[0-9]{1,15}}/noi-dung', async (c) => {
      const found = await readArchiveLocation(deps.db, Number(c.req.param('id')));
      if (!found || !deps.readPage)
        return problem(c, 404, 'Không có bản lưu này', 'Địa chỉ có thể đã gõ sai.');
      const document = await deps.readPage(found.location);
      const type = document.headers['content-type'] ?? 'text/html';
      const html = /^\s*(text\/html|application\/xhtml\+xml)/i.test(type);
      return new Response(Buffer.from(document.body), {
        headers: {
          // Anything else (a feed, SVG, a PDF) is shown as plain text: only HTML has a harmless rendering here.
          'content-type': html
            ? `text/html${/;\s*charset=["']?([\w-]+)/i.exec(type)?.[0] ?? ''}`
            : 'text/plain; charset=utf-8',
          'content-security-policy': REPLAY_POLICY,
        },
      });
    });
  },
};
