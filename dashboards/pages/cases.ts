import { html } from 'hono/html';
import { addDays, CASE_ORIGINS, type Case, instantOf, localDate } from '../../db/model/index.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { openCase } from '../../db/queries/cases.ts';
import { casesBetween, openCases } from '../../db/queries/cases-list.ts';
import { formFields } from '../accounts/form.ts';
import { count, dateTime } from '../layout/format.ts';
import { chip } from '../layout/parts.ts';
import { type Ctx, type Html, page, problem, to } from '../layout/shell.ts';
import { CASE_ORIGIN, CASE_STATE } from '../texts/common.ts';
import { clockChip, deskName, mayEdit } from './case-parts.ts';
import { startTime } from './case-times.ts';
import type { Page } from './page.ts';

const CLOSED_DAYS = 365;

/** Vụ việc: what the press raised, under its clock, until there is a result. */
export const casesPage: Page = {
  path: '/vu-viec',
  nav: 'Vụ việc',
  role: 'reader',
  register(app, deps) {
    app.get('/vu-viec', async (c) => {
      const locality = c.get('locality');
      const now = deps.now();
      const closed = c.req.query('xong') === '1';
      const since = instantOf(addDays(localDate(now, locality.timeZone), -CLOSED_DAYS), locality.timeZone);
      const cases = closed
        ? (await casesBetween(deps.db, locality.id, since, new Date(now.getTime() + 1)))
            .filter((item) => item.state === 'closed')
            .toReversed()
        : await openCases(deps.db, locality.id);
      const body = html`<h1>Vụ việc</h1>
<p>${closed ? html`<a href="${to(c, '/vu-viec')}">Đang theo dõi</a>` : html`<a href="${to(c, '/vu-viec', { xong: true })}">Đã kết thúc trong năm qua</a>`}</p>
<div class="card scroll"><table><caption>${count(cases.length)} vụ việc ${closed ? 'đã kết thúc' : 'đang theo dõi, gần hết hạn trước'}</caption>
<thead><tr><th>Vụ việc</th><th>Đơn vị chủ trì</th><th>Hạn</th><th>Trạng thái</th></tr></thead><tbody>${cases.map((item) => row(c, item, now))}</tbody></table>
${cases.length === 0 ? html`<p class="soft">Không có vụ việc nào. ${c.get('accounts') ? 'Mở vụ việc từ trang của một tin, bài.' : ''}</p>` : ''}</div>`;
      return page(c, { title: 'Vụ việc', active: '/vu-viec', body });
    });
    if (!deps.accounts) return;

    app.post('/vu-viec/moi', async (c) => {
      if (!mayEdit(c)) return problem(c, 403, 'Tài khoản này không mở vụ việc được', 'Cần vai trò biên tập.');
      const field = await formFields(c);
      const origin = CASE_ORIGINS.find((item) => item === field('nguon-goc'));
      const locality = c.get('locality');
      if (!origin)
        return problem(c, 422, 'Chưa chọn loại vụ việc', 'Quay lại, chọn loại vụ việc rồi gửi lại.');
      const at = deps.now();
      const received = field('tiep-nhan');
      const startedAt = received === '' ? at : startTime(received, locality.timeZone, at);
      if (typeof startedAt === 'string')
        return problem(c, 422, 'Lúc tiếp nhận chưa đúng', `${startedAt} Quay lại, sửa rồi gửi lại.`);
      const opened = await deps.db.transaction().execute(async (trx) => {
        const item = await openCase(
          trx,
          locality,
          {
            articleId: Number(field('bai')) || 0,
            origin,
            desk: locality.desks.find((desk) => desk.id === field('don-vi'))?.id ?? null,
            clock: locality.clocks.find((clock) => clock.id === field('thoi-han'))?.id ?? null,
            startedAt,
          },
          at,
        );
        if (item)
          await appendAudit(trx, {
            at,
            userId: c.get('viewer')!.userId,
            action: 'case.open',
            subject: `case:${item.id}`,
            detail: { origin, clock: item.clock, start: item.startedAt.toISOString() },
          });
        return item;
      });
      if (!opened) return problem(c, 404, 'Không có tin, bài này', 'Bài có thể đã bị xóa.');
      return c.redirect(to(c, `/vu-viec/${opened.id}`), 303);
    });
  },
};

function row(c: Ctx, item: Case, now: Date): Html {
  const locality = c.get('locality');
  return html`<tr><td><a href="${to(c, `/vu-viec/${item.id}`)}">${item.title}</a><br><span class="small soft">${CASE_ORIGIN[item.origin]}, mở ${dateTime(item.openedAt, locality.timeZone)}</span></td>
<td>${deskName(locality, item.desk)}</td><td>${clockChip(item, locality, now)}${item.dueAt ? html`<br><span class="small soft">${dateTime(item.dueAt, locality.timeZone)}</span>` : ''}</td><td>${chip(CASE_STATE[item.state])}</td></tr>`;
}
