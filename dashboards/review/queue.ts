import { html } from 'hono/html';
import { REVIEW_STATES, WAITING_STATES } from '../../db/model/index.ts';
import { statementDecisions } from '../../db/queries/held-matches.ts';
import { countQueue, listQueue, type QueueItem } from '../../db/queries/review-queue.ts';
import { count, dateTime, share } from '../layout/format.ts';
import { chip, pageNumber, pages } from '../layout/parts.ts';
import { type Ctx, type Html, page, to } from '../layout/shell.ts';
import type { Page } from '../pages/page.ts';
import { statementTitle } from '../pages/statement-text.ts';
import { decisionsCard, HELD } from './decisions-card.ts';
import { GONE_WORDS, HELD_WORDS, REASON_WORDS, STATE_WORDS } from './words.ts';

const PAGE_SIZE = 20;

/** Value of `trang-thai` for matches whose sentence left its article before anything came of them. */
const GONE = 'khong-con';

/** Thẩm định: sentences that contradict a statement, the widest spread and the longest wait first. */
export const reviewQueuePage: Page = {
  path: '/tham-dinh',
  nav: 'Thẩm định',
  role: 'reader',
  register(app, deps) {
    app.get('/tham-dinh', async (c) => {
      const asked = REVIEW_STATES.find((state) => state === c.req.query('trang-thai'));
      const held = c.req.query('trang-thai') === HELD;
      const gone = c.req.query('trang-thai') === GONE;
      const here = c.req.query('pham-vi') === 'dia-ban';
      const current = pageNumber(c);
      const [counts, decisions, list] = await Promise.all([
        countQueue(deps.db),
        statementDecisions(deps.db, deps.now()),
        listQueue(
          deps.db,
          {
            states: asked ? [asked] : WAITING_STATES,
            locality: here ? c.get('locality').id : undefined,
            held,
            gone,
          },
          { limit: PAGE_SIZE, offset: (current - 1) * PAGE_SIZE },
        ),
      ]);
      const aside = decisions.reduce((sum, statement) => sum + statement.held, 0);
      const values = {
        'trang-thai': held ? HELD : gone ? GONE : asked,
        'pham-vi': here ? 'dia-ban' : undefined,
      };
      const body = html`<h1>Thẩm định</h1>
<p>Các câu dưới đây khác với luận cứ đã công bố về biên giới, chủ quyền. Máy chỉ tìm ra; <b>chưa ai kết luận</b>. Cần hai người khác nhau xác nhận trước khi lập hồ sơ.</p>
<p>${chipLink(c, { ...values, 'trang-thai': undefined }, 'Đang chờ', asked === undefined && !held && !gone)}${REVIEW_STATES.map(
        (state) =>
          chipLink(
            c,
            { ...values, 'trang-thai': state },
            `${STATE_WORDS[state]}: ${count(counts.byState.get(state) ?? 0)}`,
            asked === state,
          ),
      )}${aside > 0 || held ? chipLink(c, { ...values, 'trang-thai': HELD }, `Tạm giữ: ${count(aside)}`, held) : ''}${counts.gone > 0 || gone ? chipLink(c, { ...values, 'trang-thai': GONE }, `Không còn trong bài: ${count(counts.gone)}`, gone) : ''}</p>
${gone ? html`<p class="small soft">Những câu này đã có người thẩm định nhưng báo đã sửa hoặc bỏ. Quyết định đã ghi vẫn giữ; không ai phải làm gì thêm.</p>` : ''}
<p class="small">${here ? html`Chỉ bài có nhắc tới ${c.get('locality').fullName}. <a href="${to(c, '/tham-dinh', { ...values, 'pham-vi': undefined })}">Xem tất cả</a>` : html`<a href="${to(c, '/tham-dinh', { ...values, 'pham-vi': 'dia-ban' })}">Chỉ bài có nhắc tới ${c.get('locality').fullName}</a>`}</p>
<div class="card">${
        list.items.length === 0
          ? html`<p class="soft">Không có nội dung nào ở trạng thái này.</p>`
          : html`<ul class="rows">${list.items.map((item) => html`<li>${row(c, item, statementTitle(deps.statements, item.statement))}</li>`)}</ul>`
      }${pages(c, '/tham-dinh', values, current, list.total, PAGE_SIZE)}</div>${decisionsCard(c, deps.statements, decisions)}`;
      return page(c, { title: 'Thẩm định', active: '/tham-dinh', body });
    });
  },
};

const chipLink = (c: Ctx, params: Record<string, string | undefined>, text: string, on: boolean): Html =>
  html`<a href="${to(c, '/tham-dinh', params)}"${on ? html` aria-current="true"` : ''}>${chip(text, on ? 'warn' : 'line')}</a>`;

function row(c: Ctx, item: QueueItem, statement: string): Html {
  const zone = c.get('locality').timeZone;
  return html`<blockquote class="claim" lang="${item.language}">${item.quote}</blockquote>
<p class="small">Luận cứ: ${statement}</p>
<p class="meta">${item.outlet} · <a href="${to(c, `/tin-bai/${item.articleId}`)}">${item.articleTitle}</a> · ${dateTime(item.at, zone)}${item.outlets > 1 ? ` · ${item.outlets} báo cùng đưa` : ''}</p>
<p>${chip(STATE_WORDS[item.state], item.state === 'new' ? 'warn' : 'plain')}${item.reason ? chip(REASON_WORDS[item.reason], 'line') : ''}${item.held ? chip(HELD_WORDS[item.held], 'line') : ''}${item.goneAt ? chip(GONE_WORDS, 'line') : ''}<span class="small soft">điểm ${share(item.score)}, tìm thấy ${dateTime(item.foundAt, zone)}</span>
<a class="button second" href="${to(c, `/tham-dinh/${item.matchId}`)}">Xem và thẩm định</a></p>`;
}
