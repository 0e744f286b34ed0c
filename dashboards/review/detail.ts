import { html } from 'hono/html';
import { fullText } from '../../db/model/index.ts';
import { listAudit, type ShownAudit } from '../../db/queries/audit.ts';
import { statementDecisions } from '../../db/queries/held-matches.ts';
import { listPackets } from '../../db/queries/packets.ts';
import { type ReviewView, readLaterSigns, readReviewView } from '../../db/queries/review-view.ts';
import { ACTION_WORDS } from '../accounts/log.ts';
import { dateTime, share } from '../layout/format.ts';
import { chip, outside } from '../layout/parts.ts';
import { type Ctx, type Html, page, problem, to } from '../layout/shell.ts';
import { KIND_WORDS, VERDICT_WORDS, wordFor } from '../layout/words.ts';
import { packetsCard } from '../packet/card.ts';
import { markedParagraphs } from '../pages/marked-text.ts';
import type { DashboardDeps } from '../pages/page.ts';
import { signalWords } from '../pages/signal-words.ts';
import { actForms } from './act-forms.ts';
import { statementCard } from './statement-card.ts';
import { GONE_WORDS, SIGN_TONES, SIGN_WORDS, STATE_WORDS } from './words.ts';

const CONTEXT = 600;

/** One match with everything a reviewer needs side by side; `error` says why an act was refused. */
export async function showReview(c: Ctx, deps: DashboardDeps, matchId: number, error?: string) {
  const view = await readReviewView(deps.db, matchId);
  if (!view)
    return problem(
      c,
      404,
      'Không có nội dung này',
      'Nội dung không có trong danh sách rà soát, hoặc đã hết hạn lưu.',
    );
  const zone = c.get('locality').timeZone;
  const statement = deps.statements?.find((item) => item.id === view.statement);
  const [decisions, history, packets, signs] = await Promise.all([
    statementDecisions(deps.db, deps.now()),
    listAudit(deps.db, { subject: `match:${matchId}`, limit: 50 }),
    listPackets(deps.db, matchId),
    readLaterSigns(deps.db, view, view.review?.openedAt ?? view.foundAt),
  ]);
  if (error) c.status(409);
  const state = view.review?.state ?? 'new';
  const body = html`<p class="small"><a href="${to(c, '/tham-dinh')}">← Thẩm định</a></p>
<h1>Thẩm định nội dung số ${matchId}</h1>
${error ? html`<p class="note bad" role="alert">${error}</p>` : ''}
<p>${chip(STATE_WORDS[state], 'warn')}<span class="small soft">điểm ${share(view.score)} · tìm thấy ${dateTime(view.foundAt, zone)}</span></p>
${view.goneAt ? html`<p class="note warn">${GONE_WORDS}: máy không thấy nữa khi đọc lại lúc ${dateTime(view.goneAt, zone)}. Quyết định đã ghi vẫn giữ nguyên; không xác nhận thêm và không lập hồ sơ được.</p>` : ''}
${view.verdict === 'contradicts' ? '' : html`<p class="note warn">Sau lần kiểm tra mới nhất, máy đổi nhận định: ${VERDICT_WORDS[view.verdict]}.</p>`}
${view.review?.note ? html`<p class="note">${view.review.note}</p>` : ''}
<div class="side"><section class="card"><h2>Câu trong bài</h2>
<blockquote class="claim" lang="${view.article.language}">${view.quote}</blockquote>
<p class="small soft">Vì sao máy đưa ra: ${view.why.map(signalWords).join('; ')}</p>
<p><b>${view.article.title}</b></p><p class="meta">${view.article.outlet} (${KIND_WORDS[view.article.kind]}) · ${dateTime(view.article.at, zone)}</p>
<p class="small"><a href="${to(c, `/tin-bai/${view.article.id}`)}">Cả bài</a> · ${outside(view.article.url, 'trang gốc')} · <a href="${to(c, `/ban-luu/${view.article.documentId}`)}">bản lưu</a>${
    view.story
      ? html` · <a href="${to(c, `/su-viec/${view.story.id}`)}">sự việc, ${view.story.outlets} báo đưa</a>`
      : ''
  }</p>
${contextPart(view)}</section>
${statementCard(
  view.statement,
  statement,
  decisions.find((item) => item.statement === view.statement),
)}</div>
${actForms(c, deps, view, statement?.version ?? 1)}
${packetsCard(c, packets)}
${signsCard(c, view, signs, zone)}
${elsewhereCard(c, view, zone)}
${historyCard(history, zone)}`;
  return page(c, { title: `Thẩm định ${matchId}`, active: '/tham-dinh', body });
}

/** The sentence with what stands around it, so that irony and attribution are seen; nothing where it is gone. */
function contextPart(view: ReviewView): Html | '' {
  const text = fullText(view.article);
  if (view.goneAt || !text.startsWith(view.quote, view.start)) return '';
  const from = Math.max(0, view.start - CONTEXT);
  const around = markedParagraphs(
    text.slice(from, view.end + CONTEXT),
    [{ start: view.start, end: view.end, mark: 'claim', label: 'Câu được rà soát' }],
    from,
  );
  return html`<details><summary>Đoạn văn quanh câu này</summary><div lang="${view.article.language}">${around}</div></details>`;
}

function signsCard(
  c: Ctx,
  view: ReviewView,
  signs: Awaited<ReturnType<typeof readLaterSigns>>,
  zone: string,
): Html | '' {
  if (signs.length === 0 || !view.review) return '';
  return html`<section class="card"><h2>Diễn biến sau đó</h2><p class="small soft">Máy nhận ra từ các bài mới; cán bộ xem bài rồi mới ghi nhận.</p>
<ul class="rows">${signs.map((sign) => html`<li>${chip(SIGN_WORDS[sign.kind], SIGN_TONES[sign.kind])} ${sign.outlet}, ${dateTime(sign.at, zone)}: <a href="${to(c, `/tin-bai/${sign.articleId}`)}">${sign.title}</a></li>`)}</ul></section>`;
}

function elsewhereCard(c: Ctx, view: ReviewView, zone: string): Html {
  return html`<section class="card"><h2>Nội dung này còn ở đâu</h2>${
    view.elsewhere.length === 0
      ? html`<p class="soft">Chưa thấy bài nào khác có câu mâu thuẫn với cùng luận cứ.</p>`
      : html`<ul class="rows">${view.elsewhere.map(
          (other) => html`<li><blockquote lang="${other.language}">${other.quote}</blockquote>
<p class="meta">${other.outlet} · ${dateTime(other.at, zone)} · <a href="${to(c, `/tham-dinh/${other.matchId}`)}">${other.articleTitle}</a>${other.sameStory ? ' · cùng sự việc' : ''} ${chip(STATE_WORDS[other.state], 'line')}</p></li>`,
        )}</ul>`
  }</section>`;
}

const historyCard = (history: readonly ShownAudit[], zone: string): Html | '' =>
  history.length === 0
    ? ''
    : html`<section class="card"><h2>Ai đã làm gì</h2><ul class="rows">${history.map(
        (entry) =>
          html`<li>${dateTime(entry.at, zone)} · ${entry.who || 'Phần mềm'}: ${wordFor(ACTION_WORDS, entry.action)}</li>`,
      )}</ul></section>`;
