import { html } from 'hono/html';
import { isLocalDate, localDate } from '../../db/model/index.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import {
  addPressConference,
  listPressConferences,
  type PressConference,
  removePressConference,
} from '../../db/queries/press-conferences.ts';
import { csrfField, formFields, textField } from '../accounts/form.ts';
import { isoToDay } from '../layout/format.ts';
import { dateField } from '../layout/parts.ts';
import { type Ctx, type Html, page, problem, to } from '../layout/shell.ts';
import { mayEdit } from './case-parts.ts';
import type { Page } from './page.ts';

const SHOWN = 100;
const SUBJECT_LENGTH = 300;

/** Họp báo: what the yearly form counts and no newspaper tells reliably, noted by an officer. */
export const pressConferencesPage: Page = {
  path: '/hop-bao',
  role: 'reader',
  register(app, deps) {
    app.get('/hop-bao', async (c) => {
      const locality = c.get('locality');
      const held = await listPressConferences(deps.db, locality.id, SHOWN);
      const body = html`<h1>Họp báo</h1>
<p>Mỗi cuộc họp báo đã tổ chức được ghi một lần; báo cáo đếm các cuộc trong kỳ. <a href="${to(c, '/bao-cao')}">Về trang báo cáo</a></p>
${noteForm(c, localDate(deps.now(), locality.timeZone))}${table(c, held)}`;
      return page(c, { title: 'Họp báo', active: '/bao-cao', body });
    });
    if (!deps.accounts) return;

    app.post('/hop-bao/moi', async (c) => {
      if (!mayEdit(c))
        return problem(c, 403, 'Tài khoản này không ghi họp báo được', 'Cần vai trò biên tập.');
      const field = await formFields(c);
      const [heldOn, subject] = [field('ngay'), field('noi-dung', SUBJECT_LENGTH)];
      const locality = c.get('locality');
      const at = deps.now();
      if (!isLocalDate(heldOn) || heldOn > localDate(at, locality.timeZone) || subject === '')
        return problem(
          c,
          422,
          'Chưa ghi được cuộc họp báo',
          'Chọn ngày đã họp (không ở tương lai) và viết nội dung.',
        );
      await deps.db.transaction().execute(async (trx) => {
        const id = await addPressConference(trx, locality.id, heldOn, subject);
        await appendAudit(trx, {
          at,
          userId: c.get('viewer')!.userId,
          action: 'conference.add',
          subject: `conference:${id}`,
          detail: { heldOn, subject },
        });
      });
      return c.redirect(to(c, '/hop-bao'), 303);
    });

    app.post('/hop-bao/:id{[0-9]{1,15}}/xoa', async (c) => {
      if (!mayEdit(c))
        return problem(c, 403, 'Tài khoản này không xóa họp báo được', 'Cần vai trò biên tập.');
      const removed = await deps.db.transaction().execute(async (trx) => {
        const item = await removePressConference(trx, c.get('locality').id, Number(c.req.param('id')));
        if (item)
          await appendAudit(trx, {
            at: deps.now(),
            userId: c.get('viewer')!.userId,
            action: 'conference.remove',
            subject: `conference:${item.id}`,
            detail: { heldOn: item.heldOn, subject: item.subject },
          });
        return item;
      });
      if (!removed) return problem(c, 404, 'Không có cuộc họp báo này', 'Có thể đã bị xóa.');
      return c.redirect(to(c, '/hop-bao'), 303);
    });
  },
};

const noteForm = (c: Ctx, today: string): Html | '' =>
  mayEdit(c)
    ? html`<section class="card noprint"><h2>Ghi một cuộc họp báo</h2><form class="stack" method="post" action="${to(c, '/hop-bao/moi')}">${csrfField(c)}${dateField('ngay', 'Ngày họp', today)}${textField('noi-dung', 'Nội dung')}<button>Ghi lại</button></form></section>`
    : '';

function table(c: Ctx, held: readonly PressConference[]): Html {
  if (held.length === 0) return html`<p class="soft">Chưa ghi cuộc họp báo nào.</p>`;
  return html`<div class="card scroll"><table><caption>Các cuộc họp báo đã ghi, mới nhất trước</caption>
<thead><tr><th>Ngày</th><th>Nội dung</th>${mayEdit(c) ? html`<th class="noprint">Ghi nhầm</th>` : ''}</tr></thead>
<tbody>${held.map((item) => html`<tr><td>${isoToDay(item.heldOn)}</td><td>${item.subject}</td>${removeCell(c, item)}</tr>`)}</tbody></table></div>`;
}

const removeCell = (c: Ctx, { id, heldOn }: PressConference): Html | '' =>
  mayEdit(c)
    ? html`<td class="noprint"><form method="post" action="${to(c, `/hop-bao/${id}/xoa`)}">${csrfField(c)}<button class="second" aria-label="Xóa cuộc họp báo ngày ${isoToDay(heldOn)}">Xóa</button></form></td>`
    : '';
