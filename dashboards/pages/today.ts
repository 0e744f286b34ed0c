import { html } from 'hono/html';
import { localDate } from '../../db/model/index.ts';
import type { Listed } from '../../db/queries/article-list.ts';
import { readSourceHealth, type SourceHealth, TROUBLED_STATES } from '../../db/queries/health-view.ts';
import { countQuarantine } from '../../db/queries/quarantine-view.ts';
import type { QueueItem } from '../../db/queries/review-queue.ts';
import { readToday, type TodayFigures } from '../../db/queries/today-view.ts';
import { count, dateTime, weekdayAndDay } from '../layout/format.ts';
import { articleRows, stateChip } from '../layout/parts.ts';
import { type Ctx, type Html, page, to } from '../layout/shell.ts';
import type { Page } from './page.ts';
import { todayPeriod } from './period.ts';
import { statementTitle } from './statement-text.ts';

/** Hôm nay: the figures of the day and what somebody has to handle. */
export const todayPage: Page = {
  path: '/',
  nav: 'Hôm nay',
  role: 'reader',
  register(app, deps) {
    app.get('/', async (c) => {
      const locality = c.get('locality');
      const period = todayPeriod(locality, deps.now());
      const [today, sources, quarantine] = await Promise.all([
        readToday(deps.db, { locality: locality.id, from: period.from, to: period.to }),
        readSourceHealth(deps.db, { from: period.from, to: period.to, locality: locality.id }),
        countQuarantine(deps.db),
      ]);
      const troubled = sources.filter((source) => TROUBLED_STATES.includes(source.state));
      const set = quarantine.reduce((total, item) => total + item.items, 0);
      const body = html`<h1>Hôm nay, ${weekdayAndDay(period.date)}</h1>
<p class="soft">Tin, bài về ${locality.fullName} đọc được từ ${dateTime(period.from, locality.timeZone)} đến nay.</p>
${figures(c, today.figures, today.flagged.total, troubled.length, localDate(period.from, locality.timeZone))}
${emptyWarning(today.figures.articles, sources, troubled)}
${deps.digestHtml ? html`<p><a class="button" href="${to(c, `/diem-bao/${locality.id}/${period.date}`)}">Xem điểm báo sáng nay</a></p>` : ''}
<div class="columns"><div>
<section class="card"><h2>Vấn đề báo chí nêu</h2>${articleRows(c, today.negative, 'Chưa có tin, bài mang sắc thái tiêu cực trong kỳ này.')}</section>
<section class="card"><h2>Tin, bài tích cực</h2>${articleRows(c, today.positive, 'Chưa có tin, bài tích cực trong kỳ này.')}</section>
<section class="card"><h2>Tin, bài khác</h2>${articleRows(c, today.other, 'Không có.')}
<p><a href="${to(c, '/tin-bai')}">Tất cả tin, bài</a></p></section>
</div><aside>
${flaggedCard(c, today.flagged, (id) => statementTitle(deps.statements, id))}
${sourcesCard(c, sources, troubled)}
<section class="card"><h2>Cách ly</h2><p>${
        set === 0
          ? 'Không có trang nào bị để riêng.'
          : html`${count(set)} trang không đọc được thành tin, bài. <a href="${to(c, '/cach-ly')}">Xem lý do</a>`
      }</p></section>
</aside></div>`;
      return page(c, { title: 'Hôm nay', active: '/', body });
    });
  },
};

function figures(c: Ctx, figure: TodayFigures, flagged: number, troubled: number, since: string): Html {
  const link = (params: Record<string, string>, text: string) =>
    html`<a href="${to(c, '/tin-bai', { ...params, tu: since })}">${text}</a>`;
  return html`<ul class="figures">
<li><b>${count(figure.articles)}</b> tin, bài</li>
<li><b>${count(figure.stories)}</b> sự việc</li>
<li><b>${count(figure.outlets)}</b> cơ quan báo chí</li>
<li class="good"><b>${count(figure.tones.positive)}</b> ${link({ 'sac-thai': 'positive' }, 'tích cực')}</li>
<li><b>${count(figure.tones.neutral)}</b> ${link({ 'sac-thai': 'neutral' }, 'trung tính')}</li>
<li class="bad"><b>${count(figure.tones.negative)}</b> ${link({ 'sac-thai': 'negative' }, 'tiêu cực')}</li>
${figure.unsure > 0 ? html`<li class="warn"><b>${count(figure.unsure)}</b> ${link({ 'can-xem': '1' }, 'máy chưa chắc, cần xem')}</li>` : ''}
${flagged > 0 ? html`<li class="warn"><b>${count(flagged)}</b> <a href="${to(c, '/tham-dinh', { 'pham-vi': 'dia-ban' })}">câu cần rà soát</a></li>` : ''}
${troubled > 0 ? html`<li class="warn"><b>${count(troubled)}</b> <a href="${to(c, '/nguon-tin')}">nguồn đang lỗi</a></li>` : ''}
</ul>`;
}

/** So that "nothing negative" is never read where the truth is "nothing was read". */
function emptyWarning(
  articles: number,
  sources: readonly SourceHealth[],
  troubled: readonly SourceHealth[],
): Html | '' {
  const asked = sources.filter((source) => source.answered > 0).length;
  if (sources.length === 0)
    return html`<p class="note bad" role="alert">Địa bàn này chưa có nguồn tin nào trong cơ sở dữ liệu. Chạy một lượt thu thập trước.</p>`;
  if (asked === 0)
    return html`<p class="note bad" role="alert">Trong kỳ này phần mềm chưa đọc được nguồn nào (${sources.length} nguồn). Số liệu bên dưới không nói lên là báo chí không đưa tin.</p>`;
  if (articles === 0)
    return html`<p class="note warn" role="status">Không có tin, bài nào về địa bàn; đã đọc ${asked}/${sources.length} nguồn, ${troubled.length} nguồn đang lỗi.</p>`;
  return '';
}

function flaggedCard(c: Ctx, flagged: Listed<QueueItem>, title: (statement: string) => string): Html {
  if (flagged.total === 0)
    return html`<section class="card"><h2>Nội dung cần rà soát</h2><p class="soft">Không có câu nào trái với luận cứ về biên giới, chủ quyền.</p></section>`;
  return html`<section class="card"><h2>Nội dung cần rà soát</h2>
<p class="small soft">Máy chỉ gợi ý; chưa ai kết luận.</p><ul class="rows">${flagged.items.map(
    (item) => html`<li><blockquote class="claim">${item.quote}</blockquote>
<p class="meta">${item.outlet} · ${item.articleTitle} · <a href="${to(c, `/tham-dinh/${item.matchId}`)}">thẩm định</a></p>
<p class="small">Đối chiếu: ${title(item.statement)}</p></li>`,
  )}</ul>${flagged.total > flagged.items.length ? html`<p><a href="${to(c, '/tham-dinh')}">Còn ${count(flagged.total - flagged.items.length)} câu nữa</a></p>` : ''}</section>`;
}

function sourcesCard(c: Ctx, sources: readonly SourceHealth[], troubled: readonly SourceHealth[]): Html {
  return html`<section class="card"><h2>Nguồn tin</h2>
<p>Đã đọc ${sources.filter((source) => source.answered > 0).length}/${sources.length} nguồn trong kỳ.</p>
${
  troubled.length === 0
    ? ''
    : html`<ul class="rows">${troubled.slice(0, 6).map((source) => html`<li>${source.outlet} ${stateChip(source.state)}</li>`)}</ul>`
}
<p><a href="${to(c, '/nguon-tin')}">Tình trạng từng nguồn</a></p></section>`;
}
