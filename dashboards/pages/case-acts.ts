import { html } from 'hono/html';
import type { AuditEntry, Case } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { answerCase, assignCase, closeCase, publishOutcome, setClock } from '../../db/queries/cases.ts';
import { csrfField } from '../accounts/form.ts';
import { webAddress } from '../layout/format.ts';
import { dateField, select, timeField } from '../layout/parts.ts';
import { type Ctx, type Html, to } from '../layout/shell.ts';
import { clockChoices, deskChoices, mayEdit } from './case-parts.ts';
import { answerTime, fieldTime, startTime } from './case-times.ts';

const OUTCOMES = [
  { value: 'answer-published', name: 'Báo đã đăng nội dung trả lời' },
  { value: 'correction', name: 'Báo đã cải chính' },
] as const;

/** What an editor does with a case, as it goes into the log. */
export interface CaseAct {
  readonly action: string;
  readonly detail?: AuditEntry['detail'];
  run(db: Database, id: number): Promise<Case | undefined>;
}

/** The fields of a form by name; '' for what was not filled in. */
export type Typed = (name: string) => string;

/** What a form asks for, or what is missing in it, in words. */
export function actOf(c: Ctx, item: Case, kind: string, field: Typed, at: Date): CaseAct | string {
  const locality = c.get('locality');
  switch (kind) {
    case 'giao': {
      const desk = locality.desks.find((one) => one.id === field('don-vi'));
      return desk
        ? { action: 'case.assign', run: (db, id) => assignCase(db, id, desk.id, at) }
        : 'Cần chọn đơn vị.';
    }
    case 'thoi-han':
      return clockAct(c, item, field, at);
    case 'tra-loi': {
      const typed = { day: field('ngay'), time: field('gio') };
      const answered = answerTime(typed, item.dueAt, locality.timeZone, at);
      if (typeof answered === 'string') return answered;
      const number = field('so');
      return number === ''
        ? 'Cần số văn bản trả lời.'
        : { action: 'case.answer', run: (db, id) => answerCase(db, id, { number, at: answered }, at) };
    }
    case 'ket-qua': {
      const kindOf = OUTCOMES.find((one) => one.value === field('loai'))?.value;
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

function clockAct(c: Ctx, item: Case, field: Typed, at: Date): CaseAct | string {
  const locality = c.get('locality');
  const chosen = field('thoi-han');
  const clock = locality.clocks.find((one) => one.id === chosen)?.id ?? null;
  if (chosen !== '' && clock === null) return 'Cần chọn thời hạn có trong danh sách.';
  const typed = field('tinh-tu');
  // The field holds no seconds: a start that nobody touched stays as it is.
  const untouched = typed === fieldTime(item.startedAt, locality.timeZone);
  const start = untouched ? item.startedAt : startTime(typed, locality.timeZone, at);
  if (typeof start === 'string') return start;
  return {
    action: 'case.clock',
    detail: { clock, start: start.toISOString(), before: item.startedAt.toISOString() },
    run: (db, id) => setClock(db, id, locality, clock, start, at),
  };
}

/** The forms of a case for who may change it; `typed` fills in again what was refused. */
export function caseForms(c: Ctx, item: Case, typed: Typed): Html | '' {
  if (!mayEdit(c) || item.state === 'closed') return '';
  const locality = c.get('locality');
  const form = (act: string, title: string, inner: Html) =>
    html`<section class="card noprint"><form class="stack" method="post" action="${to(c, `/vu-viec/${item.id}/${act}`)}"><h2>${title}</h2>${csrfField(c)}${inner}<button class="second">Lưu</button></form></section>`;
  const retyped = typed('tinh-tu') !== '';
  const clock = retyped ? typed('thoi-han') : (item.clock ?? undefined);
  const start = retyped ? typed('tinh-tu') : fieldTime(item.startedAt, locality.timeZone);
  return html`${form('giao', 'Giao đơn vị', html`${select('don-vi', 'Đơn vị chủ trì', deskChoices(locality), item.desk ?? undefined, 'Chọn đơn vị')}`)}
${form('thoi-han', 'Thời hạn', html`${select('thoi-han', 'Loại thời hạn', clockChoices(locality), clock, 'Không quy định')}${timeField('tinh-tu', 'Tính từ', 'datetime-local', start, 'Lúc tiếp nhận, hoặc lúc cơ quan xác định. Hạn được tính lại từ đây.')}`)}
${form('tra-loi', 'Văn bản trả lời', html`<p class="field"><label for="so">Số văn bản</label><input id="so" name="so" value="${typed('so')}" required></p>${dateField('ngay', 'Ngày ký', typed('ngay'))}${timeField('gio', 'Giờ ký (nếu biết)', 'time', typed('gio'), 'Để trống cả ngày và giờ: lấy thời điểm ghi.')}`)}
${form('ket-qua', 'Báo đăng kết quả', html`${select('loai', 'Loại', OUTCOMES, undefined, 'Chọn loại')}<p class="field"><label for="dia-chi">Địa chỉ trang</label><input id="dia-chi" name="dia-chi" type="url" required></p>`)}
${form('xong', 'Kết thúc', html`<p class="field"><label for="ket-qua">Kết quả xử lý</label><textarea id="ket-qua" name="ket-qua" required></textarea></p>`)}`;
}
