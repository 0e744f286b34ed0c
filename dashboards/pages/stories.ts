import { html } from 'hono/html';
import { addDays, localDate } from '../../db/model/index.ts';
import { listStories, readStoryView, type StoryMember } from '../../db/queries/story-view.ts';
import { count, dateTime } from '../layout/format.ts';
import { chip, dateField, outside, pageNumber, pages, select, toneChip } from '../layout/parts.ts';
import { type Ctx, type Html, keepLocality, page, problem, to } from '../layout/shell.ts';
import { LINK_WORDS } from '../layout/words.ts';
import type { Page } from './page.ts';
import { chosenPeriod } from './period.ts';
import { mergeForm, splitButton } from './story-edit.ts';

const PAGE_SIZE = 30;
const MEMBERS_SHOWN = 200;

/** Sự việc: what happened, with every article that told it. */
export const storiesPage: Page = {
  path: '/su-viec',
  nav: 'Sự việc',
  role: 'reader',
  register(app, deps) {
    app.get('/su-viec', async (c) => {
      const zone = c.get('locality').timeZone;
      const period = chosenPeriod(c);
      const current = pageNumber(c);
      const outlets = Math.max(1, Number.parseInt(c.req.query('so-bao') ?? '1', 10) || 1);
      const found = await listStories(
        deps.db,
        { locality: c.get('locality').id, from: period.from, to: period.to, outlets },
        { limit: PAGE_SIZE, offset: (current - 1) * PAGE_SIZE },
      );
      const week = addDays(localDate(deps.now(), zone), -7);
      const values = { tu: period.fromDay, den: period.toDay, 'so-bao': outlets > 1 ? outlets : undefined };
      const body = html`<h1>Sự việc</h1>
<form class="filter card" method="get" action="/su-viec">${keepLocality(c)}
${dateField('tu', 'Từ ngày', period.fromDay)}${dateField('den', 'Đến ngày', period.toDay)}
${select(
  'so-bao',
  'Số báo đưa',
  [2, 3, 5, 10].map((least) => ({ value: String(least), name: `Từ ${least} báo` })),
  outlets > 1 ? String(outlets) : undefined,
)}<p class="field"><button>Lọc</button></p><p class="field"><a href="${to(c, '/su-viec', { tu: week })}">7 ngày qua</a></p></form>
<div class="card scroll"><table><caption>${count(found.total)} sự việc, nhiều báo đưa nhất trước</caption>
<thead><tr><th>Sự việc</th><th class="number">Báo</th><th class="number">Bài</th><th>Bắt đầu</th><th>Mới nhất</th></tr></thead>
<tbody>${found.items.map(
        (
          story,
        ) => html`<tr><td><a href="${to(c, `/su-viec/${story.id}`)}">${story.title}</a> ${story.retracted ? chip('Có đính chính', 'warn') : ''}</td>
<td class="number">${story.outletCount}</td><td class="number">${story.articleCount}</td><td>${dateTime(story.firstSeen, zone)}</td><td>${dateTime(story.lastSeen, zone)}</td></tr>`,
      )}</tbody></table>
${found.items.length === 0 ? html`<p class="soft">Không có sự việc nào trong khoảng này.</p>` : ''}${pages(c, '/su-viec', values, current, found.total, PAGE_SIZE)}</div>`;
      return page(c, { title: 'Sự việc', active: '/su-viec', body });
    });

    app.get('/su-viec/:id{[0-9]{1,15}}', async (c) => {
      const view = await readStoryView(deps.db, Number(c.req.param('id')));
      if (!view) return problem(c, 404, 'Không có sự việc này', 'Địa chỉ có thể đã gõ sai.');
      const zone = c.get('locality').timeZone;
      const { story, members } = view;
      const outlets = [...new Set(members.map((member) => member.article.outlet))];
      const body = html`<p class="small"><a href="${to(c, '/su-viec')}">← Sự việc</a></p><h1>${story.title}</h1>
<p class="meta">${story.articleCount} bài, ${story.outletCount} cơ quan báo chí · từ ${dateTime(story.firstSeen, zone)} đến ${dateTime(story.lastSeen, zone)}</p>
${story.retracted ? html`<p class="note warn">Trong sự việc này có bài đã được đính chính hoặc gỡ. Kiểm tra trước khi dẫn lại.</p>` : ''}
<p>${outlets.map((outlet) => chip(outlet, 'line'))}</p>
<div class="card scroll"><table><caption>Các bài, theo thời gian</caption>
<thead><tr><th>Thời gian</th><th>Cơ quan báo chí</th><th>Tiêu đề</th><th>Quan hệ</th><th>Sắc thái</th></tr></thead>
<tbody>${members.slice(0, MEMBERS_SHOWN).map((member) => memberRow(c, member, zone, members.length > 1 ? story.id : undefined))}</tbody></table>
${members.length > MEMBERS_SHOWN ? html`<p class="soft">Còn ${members.length - MEMBERS_SHOWN} bài nữa.</p>` : ''}</div>${mergeForm(c, story.id)}`;
      return page(c, { title: story.title, active: '/su-viec', body });
    });
  },
};

function memberRow(c: Ctx, member: StoryMember, zone: string, story: number | undefined): Html {
  const { article } = member;
  return html`<tr><td>${dateTime(article.at, zone)}</td><td>${article.outlet}</td>
<td><a href="${to(c, `/tin-bai/${article.id}`)}">${article.title}</a><br><span class="small">${outside(article.url, 'trang gốc')}</span>${
    article.flagged > 0 ? html` ${chip(`${article.flagged} câu cần rà soát`, 'bad')}` : ''
  }</td>
<td>${chip(LINK_WORDS[member.link])}<br><span class="small soft">${member.because}</span></td><td>${toneChip(article.tone)}${story === undefined ? '' : splitButton(c, story, article.id)}</td></tr>`;
}
