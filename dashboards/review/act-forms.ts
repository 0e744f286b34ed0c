import { html } from 'hono/html';
import {
  actsFrom,
  decide,
  needsSentence,
  REJECTION_REASONS,
  type ReviewAct,
  roleIncludes,
} from '../../db/model/index.ts';
import type { ReviewView } from '../../db/queries/review-view.ts';
import { csrfField } from '../accounts/form.ts';
import { select } from '../layout/parts.ts';
import { type Ctx, type Html, to } from '../layout/shell.ts';
import type { DashboardDeps } from '../pages/page.ts';
import { ACT_WORDS, REASON_WORDS, REFUSAL_WORDS } from './words.ts';

const NOTED: readonly ReviewAct['kind'][] = ['ask', 'answer', 'correct', 'close'];

/** What this viewer may do with the match now. The version of the statement goes along: it is what was looked at. */
export function actForms(c: Ctx, deps: DashboardDeps, view: ReviewView, version: number): Html | '' {
  const viewer = c.get('viewer');
  if (!deps.accounts || !viewer)
    return html`<p class="note">Bảng điều khiển đang ở chế độ chỉ xem; muốn thẩm định cần có tài khoản.</p>`;
  if (!roleIncludes(viewer.role, 'reviewer'))
    return html`<p class="note">Chỉ tài khoản thẩm định được xác nhận hoặc từ chối.</p>`;
  const review = view.review ?? { state: 'new', firstConfirmer: null, secondConfirmer: null };
  const acts = actsFrom(review.state).filter((kind) => !(view.goneAt && needsSentence(kind)));
  if (acts.length === 0) return html`<p class="note">Nội dung này đã kết thúc.</p>`;
  const open = (kind: ReviewAct['kind'], inner: Html) =>
    html`<form class="stack" method="post" action="/tham-dinh/${view.matchId}/${kind}">${csrfField(c)}<input type="hidden" name="luan-cu" value="${version}">${inner}</form>`;
  const confirming = acts.includes('confirm')
    ? decide(review, { kind: 'confirm' }, viewer.userId)
    : undefined;
  return html`<section class="card noprint"><h2>Quyết định</h2>
${
  confirming
    ? confirming.ok
      ? open(
          'confirm',
          html`<p>Xác nhận nghĩa là: câu trên khẳng định điều trái với luận cứ, bằng lời của chính bài, không phải dẫn lại, phê bình hay ý kiến.</p><button>${review.state === 'confirmed-once' ? 'Xác nhận (người thứ hai)' : 'Xác nhận (người thứ nhất)'}</button>`,
        )
      : html`<p class="note">${REFUSAL_WORDS[confirming.why]}</p>`
    : ''
}
${acts.includes('send-packet') ? html`<p><a class="button" href="${to(c, `/tham-dinh/${view.matchId}/ho-so`)}">Lập hồ sơ đề nghị</a></p>` : ''}
${acts
  .filter((kind) => NOTED.includes(kind))
  .map(
    (kind) =>
      html`<details><summary>${ACT_WORDS[kind]}</summary>${open(kind, html`<p class="field"><label for="ghi-chu-${kind}">Nội dung</label><textarea id="ghi-chu-${kind}" name="ghi-chu"${kind === 'answer' ? '' : html` required`}></textarea></p><button class="second">${ACT_WORDS[kind]}</button>`)}</details>`,
  )}
${
  acts.includes('reject')
    ? html`<details><summary>Từ chối: đây không phải nội dung trái luận cứ</summary>${open(
        'reject',
        html`${select(
          'ly-do',
          'Lý do',
          REJECTION_REASONS.map((reason) => ({ value: reason, name: REASON_WORDS[reason] })),
          undefined,
          'Chọn lý do',
        )}<p class="field"><label for="ghi-chu-reject">Giải thích ngắn (nếu hồ sơ đã gửi, đây là lời đính chính kèm theo khi thu hồi)</label><textarea id="ghi-chu-reject" name="ghi-chu" required></textarea></p><button class="second">Từ chối</button>`,
      )}</details>`
    : ''
}</section>`;
}
