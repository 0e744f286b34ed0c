import { html } from 'hono/html';
import { listAudit, type ShownAudit, verifyAudit } from '../../db/queries/audit.ts';
import { count, dateTime } from '../layout/format.ts';
import { pageNumber } from '../layout/parts.ts';
import { page, to } from '../layout/shell.ts';
import { wordFor } from '../layout/words.ts';
import type { Page } from '../pages/page.ts';

const PAGE_SIZE = 100;

/** What the codes of the log say to an administrator. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'account.create': 'Tạo tài khoản',
  'account.change': 'Đổi vai trò, đóng mở tài khoản',
  'account.link': 'Cấp liên kết đặt mật khẩu',
  'account.password': 'Đặt mật khẩu',
  'account.lock': 'Tạm khóa vì nhập sai nhiều lần',
  'login.address-lock': 'Khóa tạm một địa chỉ vì đăng nhập sai nhiều lần',
  'session.open': 'Đăng nhập',
  'review.ask': 'Yêu cầu bổ sung thông tin',
  'review.confirm': 'Xác nhận nội dung',
  'review.reject': 'Từ chối nội dung',
  'review.send-packet': 'Gửi hồ sơ',
  'review.recall': 'Mở lại vì thu hồi hồ sơ',
  'review.answer': 'Ghi nhận đã trả lời',
  'review.correct': 'Ghi nhận đã đính chính',
  'review.close': 'Kết thúc',
  'review.reopen': 'Mở lại vì luận cứ đã sửa',
  'review.delete': 'Xóa nội dung bị từ chối đã hết hạn lưu',
  'story.merge': 'Ghép sự việc',
  'story.split': 'Tách bài khỏi sự việc',
  'place.rule': 'Chỉ rõ địa danh',
  'article.correct': 'Sửa lĩnh vực, sắc thái',
  'conference.add': 'Ghi cuộc họp báo',
  'conference.remove': 'Xóa cuộc họp báo',
  'case.open': 'Mở vụ việc',
  'case.assign': 'Giao vụ việc',
  'case.clock': 'Đặt hoặc sửa thời hạn vụ việc',
  'case.answer': 'Ghi văn bản trả lời',
  'case.outcome': 'Ghi kết quả trên báo',
  'case.close': 'Kết thúc vụ việc',
  'packet.send': 'Gửi hồ sơ',
  'packet.delivered': 'Nơi nhận đã nhận hồ sơ',
  'packet.recall': 'Thu hồi hồ sơ',
  'packet.recall-delivered': 'Nơi nhận đã nhận tin thu hồi',
};

/** Nhật ký: who did what, in a chain that shows any edit. */
export const logPage: Page = {
  path: '/nhat-ky',
  nav: 'Nhật ký',
  role: 'administrator',
  needsAccounts: true,
  register(app, deps) {
    app.get('/nhat-ky', async (c) => {
      const current = pageNumber(c);
      const [verdict, entries] = await Promise.all([
        verifyAudit(deps.db),
        listAudit(deps.db, { limit: PAGE_SIZE, offset: (current - 1) * PAGE_SIZE }),
      ]);
      const zone = c.get('locality').timeZone;
      const body = html`<h1>Nhật ký thao tác</h1>
${
  verdict.ok
    ? html`<p class="note good">Chuỗi nhật ký nguyên vẹn: ${count(verdict.rows)} dòng. Mã cuối: <span class="small">${verdict.head}</span></p>`
    : html`<p class="note bad" role="alert">Nhật ký đã bị sửa ở dòng ${verdict.seq} (${verdict.why}). Báo ngay cho người phụ trách an toàn thông tin và giữ nguyên cơ sở dữ liệu.</p>`
}
<div class="card scroll"><table><thead><tr><th class="number">Dòng</th><th>Thời gian</th><th>Ai</th><th>Việc</th><th>Đối tượng</th><th>Chi tiết</th></tr></thead>
<tbody>${entries.map(
        (entry) =>
          html`<tr><td class="number">${entry.seq}</td><td>${dateTime(entry.at, zone)}</td><td>${entry.who || 'Phần mềm'}</td><td>${wordFor(ACTION_WORDS, entry.action)}</td><td>${entry.subject}</td><td class="small">${details(entry, zone)}</td></tr>`,
      )}</tbody></table>
<p class="pages">${current > 1 ? html`<a class="button second" href="${to(c, '/nhat-ky', { trang: current - 1 })}">← Mới hơn</a>` : ''}${entries.length === PAGE_SIZE ? html`<a class="button second" href="${to(c, '/nhat-ky', { trang: current + 1 })}">Cũ hơn →</a>` : ''}</p></div>`;
      return page(c, { title: 'Nhật ký', active: '/nhat-ky', body });
    });
  },
};

/** What stands beside a clock's act; other details are codes. */
const DETAIL_WORDS: Readonly<Record<string, string>> = {
  clock: 'thời hạn',
  start: 'tính từ',
  before: 'trước đó tính từ',
};

const details = (entry: ShownAudit, zone: string): string =>
  Object.entries(entry.detail)
    .map(([name, value]) => `${wordFor(DETAIL_WORDS, name)}: ${detailValue(value, zone)}`)
    .join(', ');

/** A time in the locality's zone, none as a dash, everything else as it stands. */
const detailValue = (value: ShownAudit['detail'][string] | undefined, zone: string): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)
    ? dateTime(new Date(value), zone)
    : String(value ?? '–');
