import { html } from 'hono/html';
import { DECISIONS_DAYS, type Statement, THRESHOLD_CEILING } from '../../db/model/index.ts';
import type { StatementDecisions } from '../../db/queries/held-matches.ts';
import { count, share } from '../layout/format.ts';
import { type Ctx, type Html, to } from '../layout/shell.ts';
import { statementTitle } from '../pages/statement-text.ts';

/** Value of `trang-thai` for flags that wait aside. */
export const HELD = 'tam-giu';

/** What people decided about a statement's flags, and what it changes, in a sentence. */
export function decisionWords({ confirmed, rejected, threshold, held }: StatementDecisions): string {
  const decided = `Trong ${DECISIONS_DAYS} ngày qua: ${count(confirmed)} câu được hai người xác nhận, ${count(rejected)} câu bị từ chối vì máy đọc sai.`;
  const shown =
    threshold === 0
      ? 'Mọi câu tìm thấy đều đưa ra thẩm định.'
      : `Câu có điểm dưới ${share(threshold)} được tạm giữ.`;
  return `${decided} ${shown}${held > 0 ? ` Đang tạm giữ ${count(held)} câu.` : ''}`;
}

/** How decisions moved each statement's threshold; nothing where nobody has decided. */
export function decisionsCard(
  c: Ctx,
  statements: readonly Statement[] | undefined,
  decisions: readonly StatementDecisions[],
): Html | '' {
  if (decisions.length === 0) return '';
  return html`<section class="card"><h2>Quyết định của cán bộ và ngưỡng của máy</h2>
<p class="small soft">Mỗi lần từ chối vì máy đọc sai làm ngưỡng của luận cứ tăng lên, mỗi lần hai người xác nhận làm ngưỡng giảm. Ngưỡng không bao giờ vượt ${share(THRESHOLD_CEILING)}, và quyết định cũ hơn ${DECISIONS_DAYS} ngày không còn tính. Câu tạm giữ không mất: <a href="${to(c, '/tham-dinh', { 'trang-thai': HELD })}">xem và thẩm định ở đây</a>.</p>
<ul class="rows">${decisions.map(
    (item) =>
      html`<li>${statementTitle(statements, item.statement)}<p class="meta">${decisionWords(item)}</p></li>`,
  )}</ul></section>`;
}
