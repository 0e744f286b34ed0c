import { html } from 'hono/html';
import { type Case, instantOf } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import {
  answerCase,
  assignCase,
  closeCase,
  outcomeCandidates,
  publishOutcome,
} from '../../db/queries/cases.ts';
import { readCase } from '../../db/queries/cases-list.ts';
import { csrfField, formFields } from '../accounts/form.ts';
import { dateTime, webAddress } from '../layout/format.ts';
import { chip, dateField, outside, select } from '../layout/parts.ts';
import { type Ctx, type Html, page, problem, to } from '../layout/shell.ts';
import { wordFor } from '../layout/words.ts';
import { CASE_ORIGIN, CASE_STATE } from '../texts/common.ts';
import { clockChip, deskChoices, deskName, mayEdit } from './case-parts.ts';
import type { DashboardDeps, Page } from './page.ts';
import { localDay } from './period.ts';

const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: 'Mở vụ việc',
  assigned: 'Giao đơn vị',
  clock: 'Đặt thời hạn',
  answered: 'Trả lời',
  published: 'Báo đăng trả lời',
  corrected: 'Báo cải chính',
  closed: 'Kết thúc',
  reopened: 'Mở lại',
  reminded: 'Nhắc hạn',
};

const OUTCOMES = [
  { value: 'answer-published', name: 'Báo đã đăng nội dung trả lời' },
  { value: 'correction', name: 'Báo đã cải chính' },
] as const;

/** One case: its clock, its history, and what an editor does with it. */
export const casePage: Page = {
  path: '/vu-viec/:id',
  role: 'reader',
  register(app, deps) {
    app.get('/vu-viec/:id{[0-9]{1,15}}', (c) => show(c, deps));
    if (!deps.accounts) return;

    app.post('/vu-viec/:id{[0-9]{1,15}}/:act{giao|tra-loi|ket-qua|xong}', async (c) => {
      if (!mayEdit(c))
        return problem(c, 403, 'Tài khoản này không sửa vụ việc được', 'Cần vai trò biên tập.');
      const field = await formFields(c);
      const id = Number(c.req.param('id'));
      const found = await readCase(deps.db, id);
      if (!found || found.case.locality !== c.get('locality').id) return notThere(c);
      if (found.case.state === 'closed') return show(c, deps, 'Vụ việc đã kết thúc.');
      const at = deps.now();
      const act = actOf(c, c.req.param('act'), field, at);
      if (typeof act === 'string') return show(c, deps, act);
      await deps.db.transaction().execute(async (trx) => {
        await act.run(trx, id);
        await appendAudit(trx, {
          at,
          userId: c.get('viewer')!.userId,
          action: act.action,
          subject: `case:${id}`,
          detail: {},
        });
      });
      return c.redirect(to(c, `/vu-viec/${id}`), 303);
    });
  },
};

interface CaseAct {
  readonly action: string;
  run(db: Database, id: number): Promise<Case | undefined>;
}

/** What a form asks for, or what is missing in it, in words. */
function actOf(c: Ctx, kind: string, field: (name: string) => string, at: Date): CaseAct | string {
  const locality = c.get('locality');
  switch (kind) {
    case 'giao': {
      const desk = locality.desks.find((item) => item.id === field('don-vi'));
      return desk
        ? { action: 'case.assign', run: (db, id) => assignCase(db, id, desk.id, at) }
        : 'Cần chọn đơn vị.';
    }
    case 'tra-loi': {
      const day = localDay(field('ngay'));
      const answered = day ? instantOf(day, locality.timeZone, '12:00') : at;
      if (answered > at && day) return 'Ngày trả lời không thể ở tương lai.';
      const number = field('so');
      return number === ''
        ? 'Cần số văn bản trả lời.'
        : { action: 'case.answer', run: (db, id) => answerCase(db, id, { number, at: answered }, at) };
    }
    case 'ket-qua': {
      const kindOf = OUTCOMES.find((item) => item.value === field('loai'))?.value;
      const url = webAddress(field('dia-chi'));
      return kindOf && url
        ? { action: 'case.outcome', run: (db, id) => publishOutcome(db, id, { kind: kindOf, url }, at) }
        : 'Cần chọn loại và địa chỉ trang (http hoặc https).';
    }
    default: {
      const result = field('ket-qua');
      return result === ''
        ? 'Cần ghi kết quả xử lý; vụ việc không có kết quả thì chưa kết thúc.'
        : { action: 'case.close', run: (db, id) => closeCase(db, id, result, at) };
    }
  }
}

const notThere = (c: Ctx) => problem(c, 404, 'Không có vụ việc này', 'Kiểm tra lại địa bàn và địa chỉ.');

async function show(c: Ctx, deps: DashboardDeps, error?: string) {
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
<section class="card"><h2>Diễn biến</h2><ul class="rows">${found.events.map((event) => html`<li>${dateTime(event.at, zone)} · ${wordFor(EVENT_WORDS, event.kind)}${event.detail ? `: ${event.kind === 'assigned' ? deskName(owner, event.detail) : event.detail}` : ''}</li>`)}</ul></section></div>
<aside>${forms(c, item)}${
    candidates.length === 0
      ? ''
      : html`<section class="card"><h2>Có thể là trả lời, cải chính</h2><ul class="rows">${candidates.slice(0, 8).map((other) => html`<li><a href="${to(c, `/tin-bai/${other.articleId}`)}">${other.title}</a><br><span class="small soft">${dateTime(other.at, zone)} · ${other.url}</span></li>`)}</ul></section>`
  }</aside></div>`;
  return page(c, { title: item.title, active: '/vu-viec', body });
}

function forms(c: Ctx, item: Case): Html | '' {
  if (!mayEdit(c) || item.state === 'closed') return '';
  const form = (act: string, title: string, inner: Html) =>
    html`<section class="card noprint"><form class="stack" method="post" action="${to(c, `/vu-viec/${item.id}/${act}`)}"><h2>${title}</h2>${csrfField(c)}${inner}<button class="second">Lưu</button></form></section>`;
  return html`${form('giao', 'Giao đơn vị', html`${select('don-vi', 'Đơn vị chủ trì', deskChoices(c.get('locality')), item.desk ?? undefined, 'Chọn đơn vị')}`)}
${form('tra-loi', 'Văn bản trả lời', html`<p class="field"><label for="so">Số văn bản</label><input id="so" name="so" required></p>${dateField('ngay', 'Ngày ký', undefined)}`)}
${form('ket-qua', 'Báo đăng kết quả', html`${select('loai', 'Loại', OUTCOMES, undefined, 'Chọn loại')}<p class="field"><label for="dia-chi">Địa chỉ trang</label><input id="dia-chi" name="dia-chi" type="url" required></p>`)}
${form('xong', 'Kết thúc', html`<p class="field"><label for="ket-qua">Kết quả xử lý</label><textarea id="ket-qua" name="ket-qua" required></textarea></p>`)}`;
}
