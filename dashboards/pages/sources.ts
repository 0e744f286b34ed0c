import { html } from 'hono/html';
import { addDays, instantOf, localDate, type SourceVolumeChange } from '../../db/model/index.ts';
import { readSourceHealth, type SourceHealth } from '../../db/queries/health-view.ts';
import { sourceVolumeChanges } from '../../db/queries/source-volume.ts';
import { ago, count, dateTime, isoToDay } from '../layout/format.ts';
import { dateField, outside, stateChip } from '../layout/parts.ts';
import { type Ctx, type Html, keepLocality, page } from '../layout/shell.ts';
import { KIND_WORDS, SKIP_REASON, STATE_ADVICE, TYPE_WORDS, wordFor } from '../layout/words.ts';
import { detailWords, volumeWords } from '../texts/source-health.ts';
import type { Page } from './page.ts';
import { localDay } from './period.ts';

/** Nguồn tin: which sources were read on a day, which were not, and what to do. */
export const sourcesPage: Page = {
  path: '/nguon-tin',
  nav: 'Nguồn tin',
  role: 'reader',
  register(app, deps) {
    app.get('/nguon-tin', async (c) => {
      const { timeZone, id } = c.get('locality');
      const now = deps.now();
      const date = localDay(c.req.query('ngay')) ?? localDate(now, timeZone);
      const today = localDate(now, timeZone);
      const [sources, changes] = await Promise.all([
        readSourceHealth(deps.db, {
          from: instantOf(date, timeZone),
          to: instantOf(addDays(date, 1), timeZone),
          locality: id,
        }),
        // Today is not over: its count would look like a fall.
        sourceVolumeChanges(deps.db, { id, timeZone }, date < today ? addDays(date, 1) : today),
      ]);
      const volumes = new Map(changes.map((change) => [change.sourceId, change]));
      const read = sources.filter((source) => source.answered > 0);
      const bad = sources.filter((source) => ['bad', 'warn'].includes(STATE_ADVICE[source.state].tone));
      const sum = (pick: (source: SourceHealth) => number) =>
        sources.reduce((total, source) => total + pick(source), 0);
      const body = html`<h1>Nguồn tin</h1>
<form class="filter card" method="get" action="/nguon-tin">${keepLocality(c)}${dateField('ngay', 'Ngày', date)}<p class="field"><button>Xem</button></p></form>
<ul class="figures"><li><b>${read.length}/${sources.length}</b> nguồn đã đọc ngày ${isoToDay(date)}</li>
<li class="${bad.length > 0 ? 'warn' : 'good'}"><b>${bad.length}</b> nguồn cần để ý</li>
<li><b>${count(sum((source) => source.documents))}</b> trang tải về</li>
<li><b>${count(sum((source) => source.unchanged))}</b> lần không có gì mới</li>
<li><b>${count(sum((source) => source.posts))}</b> bài đăng công khai (chỉ đếm)</li></ul>
<div class="card scroll"><table><caption>Tình trạng từng nguồn, nguồn cần để ý trước</caption>
<thead><tr><th>Nguồn</th><th>Tình trạng</th><th>Việc cần làm</th><th>Đọc được lần cuối</th><th class="number">Lượt</th><th class="number">Trang</th></tr></thead>
<tbody>${sources.map((source) => row(c, source, now, volumes.get(source.id)))}</tbody></table>
${sources.length === 0 ? html`<p class="soft">Địa bàn này chưa có nguồn nào trong cơ sở dữ liệu. Nguồn được khai trong hồ sơ địa bàn và vào đây sau lượt thu thập đầu tiên.</p>` : ''}</div>`;
      return page(c, { title: 'Nguồn tin', active: '/nguon-tin', body });
    });
  },
};

function row(c: Ctx, source: SourceHealth, now: Date, volume: SourceVolumeChange | undefined): Html {
  const zone = c.get('locality').timeZone;
  return html`<tr><td><b>${source.outlet}</b><br><span class="small soft">${TYPE_WORDS[source.type]} · ${KIND_WORDS[source.kind]}</span><br><span class="small">${outside(source.url, source.url)}</span></td>
<td>${stateChip(source.state)}<br><span class="small soft">từ ${dateTime(source.stateSince, zone)}${source.consecutiveFailures > 1 ? `, hỏng ${source.consecutiveFailures} lượt liền` : ''}</span>${volume ? html`<br><span class="small">Lượng tin thay đổi: ${volumeWords(volume)}.</span>` : ''}</td>
<td class="small">${STATE_ADVICE[source.state].advice}${source.stateDetail ? html`<br><span class="soft">${detailWords(source.stateDetail)}</span>` : ''}${failures(source)}</td>
<td>${ago(source.lastOkAt, now, zone)}<br><span class="small soft">tin mới: ${ago(source.lastItemAt, now, zone)}</span></td>
<td class="number">${source.rounds}</td><td class="number">${count(source.documents)}</td></tr>`;
}

function failures(source: SourceHealth): Html | '' {
  if (source.failures.length === 0) return '';
  return html`<details><summary>${source.failures.length} địa chỉ không đọc được</summary><ul>${source.failures
    .slice(0, 10)
    .map(
      (failure) =>
        html`<li>${wordFor(SKIP_REASON, failure.reason)}: ${outside(failure.url, failure.url)} <span class="soft">${failure.detail}</span></li>`,
    )}</ul></details>`;
}
