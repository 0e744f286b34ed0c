import { html } from 'hono/html';
import type { Statement } from '../../db/model/index.ts';
import type { StatementDecisions } from '../../db/queries/held-matches.ts';
import { isoToDay } from '../layout/format.ts';
import { chip, outside } from '../layout/parts.ts';
import type { Html } from '../layout/shell.ts';
import { figureName } from '../pages/signal-words.ts';
import { POSITION_WORDS } from '../pages/statement-text.ts';
import { decisionWords } from './decisions-card.ts';

/** `count` says itself what it counts. */
const UNITS = { km: 'km', km2: 'km²', nmi: 'hải lý', '%': '%', count: '' } as const;

/** The statement with its sources and with what others hold, so that an officer knows what is contested. */
export function statementCard(
  id: string,
  statement: Statement | undefined,
  decisions?: StatementDecisions | undefined,
): Html {
  if (!statement)
    return html`<section class="card"><h2>Luận cứ</h2><p class="note warn">Luận cứ “${id}” không còn trong thư mục statements. Không lập được hồ sơ cho tới khi có lại.</p></section>`;
  return html`<section class="card"><h2>Luận cứ</h2>
<blockquote>${statement.proposition.vi}</blockquote>
<p class="small">${POSITION_WORDS[statement.position]} · bản ${statement.version}, áp dụng từ ${isoToDay(statement.holdsFrom)}</p>
${statement.figures.length > 0 ? html`<ul>${statement.figures.map((figure) => html`<li>${figureName(figure.name)}: ${figure.value.toLocaleString('vi-VN')} ${UNITS[figure.unit]}</li>`)}</ul>` : ''}
<h3>Nguồn</h3><ul>${statement.sources.map(
    (source) =>
      html`<li>${outside(source.url, source.document)}${source.article ? `, ${source.article}` : ''} (${source.date}) ${source.checked ? '' : chip('chưa ai đối chiếu nguồn này', 'warn')}</li>`,
  )}</ul>
${statement.othersPositions.length > 0 ? html`<h3>Quan điểm của bên khác</h3><ul>${statement.othersPositions.map((other) => html`<li><b>${other.holder}</b>: ${other.vi}</li>`)}</ul>` : ''}
<h3>Nội dung trả lời đề xuất</h3><p class="small">${statement.reply.vi}</p>${
    decisions ? html`<h3>Quyết định đã có</h3><p class="small">${decisionWords(decisions)}</p>` : ''
  }</section>`;
}
