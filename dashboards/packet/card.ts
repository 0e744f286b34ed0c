import { html } from 'hono/html';
import type { DeliveryState, PacketRefusal } from '../../db/model/index.ts';
import type { Packet } from '../../db/queries/packets.ts';
import { dateTime } from '../layout/format.ts';
import { chip } from '../layout/parts.ts';
import { type Ctx, type Html, to } from '../layout/shell.ts';
import { wordFor } from '../layout/words.ts';
import { REFUSAL_CODE_WORDS, RULE_WORDS } from './rules.ts';

export const DELIVERY_WORDS: Readonly<Record<DeliveryState, string>> = {
  waiting: 'Đang chờ gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  failed: 'Không gửi được',
  cancelled: 'Đã hủy',
};

/** Packets of a match, with how far each has come. */
export function packetsCard(c: Ctx, packets: readonly Packet[]): Html | '' {
  if (packets.length === 0) return '';
  const zone = c.get('locality').timeZone;
  return html`<section class="card"><h2>Hồ sơ đề nghị</h2><ul class="rows">${packets.map(
    (
      packet,
    ) => html`<li><a href="${to(c, `/ho-so/${packet.id}`)}">Hồ sơ số ${packet.id}</a> gửi ${packet.data.desk.name}, lập ${dateTime(packet.createdAt, zone)}
${packet.recalledAt ? chip(`Đã thu hồi ${dateTime(packet.recalledAt, zone)}`, 'bad') : packet.deliveries.map((item) => chip(DELIVERY_WORDS[item.state], item.state === 'failed' ? 'bad' : 'plain'))}</li>`,
  )}</ul></section>`;
}

/** Why a packet may not leave, each with the principle it breaks. */
export const refusalList = (refusals: readonly PacketRefusal[]): Html =>
  html`<div class="note bad" role="alert"><p><b>Hồ sơ chưa gửi được.</b></p><ul>${refusals.map(
    (refusal) =>
      html`<li>${RULE_WORDS[refusal.rule]}: ${wordFor(REFUSAL_CODE_WORDS, refusal.code)} <span class="small">(${placeWords(refusal.where)})</span></li>`,
  )}</ul></div>`;

const PLACES: readonly (readonly [RegExp, (number: number) => string])[] = [
  [/^reply/, () => 'nội dung trả lời đề xuất'],
  [/^request/, () => 'phần đề nghị'],
  [/^quotations\.(\d+)\.quote/, (number) => `câu trích ${number + 1}`],
  [/^quotations\.(\d+)\.title/, (number) => `tiêu đề bài ở câu trích ${number + 1}`],
  [/^quotations\.(\d+)/, (number) => `nguồn của câu trích ${number + 1}`],
  [/^confirmedBy/, () => 'số người xác nhận'],
  [/^statement/, () => 'luận cứ'],
  [/^desk/, () => 'đơn vị nhận'],
  [/^spread/, () => 'mức độ lan truyền'],
  [/^basis/, () => 'căn cứ, thời hạn'],
  [/^claim/, () => 'nhận định của máy'],
];

/** `quotations.0.quote` → `câu trích 1`: where an officer finds it. */
function placeWords(where: string): string {
  for (const [pattern, words] of PLACES) {
    const match = pattern.exec(where);
    if (match) return words(Number(match[1] ?? 0));
  }
  return where;
}
