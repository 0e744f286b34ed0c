import { html } from 'hono/html';
import type { Locality } from '../../db/model/index.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { outcomeCandidates } from '../../db/queries/cases.ts';
import { type CaseEvent, readCase } from '../../db/queries/cases-list.ts';
import { formFields } from '../accounts/form.ts';
import { dateTime } from '../layout/format.ts';
import { chip, outside } from '../layout/parts.ts';
import { type Ctx, page, problem, to } from '../layout/shell.ts';
import { wordFor } from '../layout/words.ts';
import { CASE_ORIGIN, CASE_STATE, CLOCK_STATE } from '../texts/common.ts';
import { actOf, caseForms, type Typed } from './case-acts.ts';
import { clockChip, deskName, mayEdit } from './case-parts.ts';
import type { DashboardDeps, Page } from './page.ts';

const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: 'Mở vụ việc',
  assigned: 'Giao đơn vị',
  clock: 'Đặt hoặc sửa thời hạn',
  answered: 'Trả lời',
  published: 'Báo đăng trả lời',
  corrected: 'Báo cải chính',
  closed: 'Kết thúc',
  reopened: 'Mở lại',
  reminded: 'Nhắc hạn',
};

/** One case: its clock, its history, and what an editor does with it. */
export const casePage: Page = {
  path: '/vu-viec/:id',
  role: 'reader',
  register(app, deps) {
    app.get('/vu-viec/:id{[0-9]{1,15}}', (c) => show(c, deps));
    if (!deps.accounts) return;

    app.post('/vu-viec/:id{[0-9]{1,15}}/:act{giao|thoi-han|tra-loi|ket-qua|xong}', async (c) => {
      if (!mayEdit(c))
        return problem(c, 403, 'Tài khoản này không sửa vụ việc được', 'Cần vai trò biên tập.');
      const field = await formFields(c);
      const id = Number(c.req.param('id'));
      const found = await readCase(deps.db, id);
      if (!found || found.case.locality !== c.get('locality').id) return notThere(c);
      if (found.case.state === 'closed') return show(c, deps, 'Vụ việc đã kết thúc.');
      const at = deps.now();
      const act = actOf(c, found.case, c.req.param('act'), field, at);
      if (typeof act === 'string') return show(c, deps, act, field);
      await deps.db.transaction().execute(async (trx) => {
        await act.run(trx, id);
        await appendAudit(trx, {
          at,
          userId: c.get('viewer')!.userId,
          action: act.action,
          subject: `case:${id}`,
          detail: act.detail ?? {},
        });
      });
      return c.redirect(to(c, `/vu-viec/${id}`), 303);
    });
  },
};

const notThere = (c: Ctx) => problem(c, 404, 'Không có vụ việc này', 'Kiểm tra lại địa bàn và địa chỉ.');

async function show(c: Ctx, deps: DashboardDeps, error?: string, typed: Typed = () => '') {
  const id = Number(c.req.param('id'));
  const found = await readCase(deps.db, id);
  const owner = found && deps.localities.find((item) => item.id === found.case.locality);
  if (!found || !owner) return notThere(c);
  // A link from a digest carries no locality: the case knows its own.
  c.set('locality', owner);
  if (error) c.status(422);
  const item = found.case;
  const zone = owner.timeZone;
  const candidates = await outcomeCandidates(deps.db, id);
  const body = html`<p class="small"><a href="${to(c, '/vu-viec')}">← Vụ việc</a></p><h1>${item.title}</h1>
${error ? html`<p class="note bad" role="alert">${error}</p>` : ''}
<p>${chip(CASE_STATE[item.state])}${clockChip(item, owner, deps.now())}</p>
<div class="columns"><div><section class="card"><dl class="facts">
<dt>Loại</dt><dd>${CASE_ORIGIN[item.origin]}</dd><dt>Đơn vị chủ trì</dt><dd>${deskName(owner, item.desk)}</dd>
<dt>Căn cứ</dt><dd>${item.basis || 'Không quy định thời hạn'}</dd><dt>Tính từ</dt><dd>${dateTime(item.startedAt, zone)}</dd><dt>Hạn</dt><dd>${dateTime(item.dueAt, zone)}</dd>
${item.answeredAt ? html`<dt>Trả lời</dt><dd>${item.answerNumber}, ${dateTime(item.answeredAt, zone)}</dd>` : ''}
${item.outcomeUrl ? html`<dt>Báo đăng</dt><dd>${outside(item.outcomeUrl, item.outcomeUrl)}</dd>` : ''}
${item.result ? html`<dt>Kết quả</dt><dd>${item.result}</dd>` : ''}
<dt>Tin, bài</dt><dd>${item.articleId ? html`<a href="${to(c, `/tin-bai/${item.articleId}`)}">Bài mở vụ việc</a>` : ''} ${item.storyId ? html`<a href="${to(c, `/su-viec/${item.storyId}`)}">Các bài cùng sự việc</a>` : ''}</dd></dl></section>
<section class="card"><h2>Diễn biến</h2><ul class="rows">${found.events.map((event) => html`<li>${dateTime(event.at, zone)} · ${eventWords(event, owner)}</li>`)}</ul></section></div>
<aside>${caseForms(c, item, typed)}${
    candidates.length === 0
      ? ''
      : html`<section class="card"><h2>Có thể là trả lời, cải chính</h2><ul class="rows">${candidates.slice(0, 8).map((other) => html`<li><a href="${to(c, `/tin-bai/${other.articleId}`)}">${other.title}</a><br><span class="small soft">${dateTime(other.at, zone)} · ${other.url}</span></li>`)}</ul></section>`
  }</aside></div>`;
  return page(c, { title: item.title, active: '/vu-viec', body });
}

/** What happened, with the desk's name or the clock's: `Giao đơn vị: Phòng Kinh tế`. */
function eventWords({ kind, detail }: CaseEvent, owner: Locality): string {
  const named = kind === 'assigned' ? deskName(owner, detail) : detail;
  const told = kind === 'clock' ? named || CLOCK_STATE.none : named;
  return wordFor(EVENT_WORDS, kind) + (told ? `: ${told}` : '');
}
