import { html } from 'hono/html';
import {
  CASE_ORIGINS,
  type Case,
  clockState,
  type Locality,
  roleIncludes,
  settledAt,
} from '../../db/model/index.ts';
import { csrfField } from '../accounts/form.ts';
import { type Choice, chip, select, timeField } from '../layout/parts.ts';
import type { Ctx, Html } from '../layout/shell.ts';
import { CASE_ORIGIN, CLOCK_STATE } from '../texts/common.ts';
import { remaining } from '../texts/format.ts';

const CLOCK_TONES = {
  none: 'plain',
  running: 'plain',
  soon: 'warn',
  overdue: 'bad',
  met: 'good',
  missed: 'bad',
} as const;

/** Where the clock of a case stands: `Sắp đến hạn, hết hạn ngày mai`. */
export function clockChip(item: Case, locality: Locality, now: Date): Html {
  const settled = settledAt(item);
  const state = clockState(item.dueAt, settled, now, locality.timeZone, locality.workCalendar);
  const left = item.dueAt && !settled ? `, ${remaining(item.dueAt, now, locality.timeZone)}` : '';
  return chip(`${CLOCK_STATE[state]}${left}`, CLOCK_TONES[state]);
}

export const deskName = (locality: Locality, id: string | null): string =>
  id === null ? 'Chưa giao' : (locality.desks.find((desk) => desk.id === id)?.name ?? id);

export const deskChoices = (locality: Locality): Choice[] =>
  locality.desks.map((desk) => ({ value: desk.id, name: desk.name }));

export const clockChoices = (locality: Locality): Choice[] =>
  locality.clocks.map((clock) => ({ value: clock.id, name: `${clock.name} (${clock.basis})` }));

/** True for a viewer who may change cases and corrections. */
export const mayEdit = (c: Ctx): boolean => {
  const viewer = c.get('viewer');
  return c.get('accounts') && viewer !== undefined && roleIncludes(viewer.role, 'editor');
};

/** Opens a case from an article: what it is, who handles it, which limit applies. */
export function openCaseForm(c: Ctx, articleId: number): Html | '' {
  if (!mayEdit(c)) return '';
  const locality = c.get('locality');
  return html`<section class="card noprint"><details><summary>Mở vụ việc từ bài này</summary>
<form class="stack" method="post" action="/vu-viec/moi?dia-ban=${locality.id}">${csrfField(c)}<input type="hidden" name="bai" value="${articleId}">
${select(
  'nguon-goc',
  'Loại vụ việc',
  CASE_ORIGINS.map((origin) => ({ value: origin, name: CASE_ORIGIN[origin] })),
  'press-report',
  'Chọn loại',
)}${select('don-vi', 'Đơn vị chủ trì', deskChoices(locality), undefined, 'Chưa giao')}${select('thoi-han', 'Thời hạn', clockChoices(locality), undefined, 'Không quy định')}${timeField('tiep-nhan', 'Tiếp nhận lúc', 'datetime-local', '', 'Lúc nhận được, hoặc lúc cơ quan xác định; thời hạn tính từ đây. Để trống: bây giờ.')}
<button>Mở vụ việc</button></form></details></section>`;
}
