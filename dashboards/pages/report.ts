import { html } from 'hono/html';
import { addDays, daysBetween, isLocalDate, localDate } from '../../db/model/index.ts';
import { fileResponse } from '../layout/file-response.ts';
import { isoToDay } from '../layout/format.ts';
import { dateField } from '../layout/parts.ts';
import { type Ctx, type Html, keepLocality, page, problem, to } from '../layout/shell.ts';
import type { DashboardDeps, Page } from './page.ts';

const MOST_DAYS = 800;
const FORMATS = [
  { format: 'docx', name: 'Tải báo cáo Word' },
  { format: 'pdf', name: 'PDF' },
  { format: 'html', name: 'HTML' },
  { format: 'json', name: 'JSON' },
] as const;

/** Báo cáo: the periodic press-opinion report of any two days, as the office's document. */
export const reportPage: Page = {
  path: '/bao-cao',
  nav: 'Báo cáo',
  role: 'reader',
  register(app, deps) {
    app.get('/bao-cao', (c) => {
      const locality = c.get('locality');
      const today = localDate(deps.now(), locality.timeZone);
      const { from, to: until } = days(c) ?? firstOfHalfYear(today);
      const presets = [
        ['Tháng trước', monthBefore(today)],
        ['Nửa năm nay', firstOfHalfYear(today)],
        ['Năm nay', { from: `${today.slice(0, 4)}-01-01`, to: today }],
      ] as const;
      const body = html`<h1>Báo cáo tổng hợp dư luận báo chí</h1>
<form class="filter card" method="get" action="/bao-cao">${keepLocality(c)}${dateField('tu', 'Từ ngày', from)}${dateField('den', 'Đến ngày', until)}<p class="field"><button class="second">Chọn</button></p>
${presets.map(([name, span]) => html`<p class="field"><a href="${to(c, '/bao-cao', { tu: span.from, den: span.to })}">${name}</a></p>`)}</form>
<section class="card"><h2>${locality.fullName}, từ ${isoToDay(from)} đến ${isoToDay(until)}</h2>${files(c, deps, from, until)}
<p class="small soft">Số, ngày và chữ ký để trống cho văn thư. Báo cáo gồm số liệu, nội dung tích cực, vấn đề phản ánh, kết quả xử lý, nội dung về biên giới, chủ quyền, dự báo và phụ lục. Số cuộc họp báo lấy từ trang <a href="${to(c, '/hop-bao')}">Họp báo</a>.</p></section>`;
      return page(c, { title: 'Báo cáo', active: '/bao-cao', body });
    });

    app.get('/bao-cao/:format{docx|pdf|html|json}', async (c) => {
      const format = FORMATS.find((item) => item.format === c.req.param('format'))?.format;
      const span = days(c);
      if (!deps.reportFile || !format || !span)
        return problem(c, 422, 'Chưa lập được báo cáo', 'Chọn ngày đầu và ngày cuối, không quá hai năm.');
      const locality = c.get('locality');
      const file = await deps.reportFile(locality.id, span.from, span.to, format);
      if (file === undefined)
        return problem(
          c,
          503,
          'Máy này chưa in được PDF',
          'Tải bản Word, hoặc nhờ người quản trị chạy lệnh: npm run browser',
        );
      return fileResponse(file, format, `bao-cao-${locality.id}-${span.from}-${span.to}.${format}`);
    });
  },
};

function files(c: Ctx, deps: DashboardDeps, from: string, until: string): Html {
  if (!deps.reportFile)
    return html`<p class="soft">Bảng điều khiển này chưa được nối với phần lập báo cáo.</p>`;
  return html`<p>${FORMATS.map(
    ({ format, name }) =>
      html`<a class="button${format === 'docx' ? '' : ' second'}" href="${to(c, `/bao-cao/${format}`, { tu: from, den: until })}">${name}</a> `,
  )}</p>`;
}

/** The days of the address bar, both included, or undefined where they make no period. */
function days(c: Ctx): { from: string; to: string } | undefined {
  const [from, until] = [c.req.query('tu') ?? '', c.req.query('den') ?? ''];
  if (!isLocalDate(from) || !isLocalDate(until)) return undefined;
  const length = daysBetween(from, until);
  return length >= 0 && length <= MOST_DAYS ? { from, to: until } : undefined;
}

const firstOfHalfYear = (today: string) => ({
  from: `${today.slice(0, 4)}-${Number(today.slice(5, 7)) > 6 ? '07' : '01'}-01`,
  to: today,
});

function monthBefore(today: string): { from: string; to: string } {
  const last = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${last.slice(0, 7)}-01`, to: last };
}
