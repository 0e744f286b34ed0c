import { html } from 'hono/html';
import { findPacket, listPackets, type Packet, recallPacket } from '../../db/queries/packets.ts';
import { csrfField, formError, formFields } from '../accounts/form.ts';
import { fileResponse } from '../layout/file-response.ts';
import { dateTime } from '../layout/format.ts';
import { chip } from '../layout/parts.ts';
import { type Ctx, type Html, page, problem, to } from '../layout/shell.ts';
import { type DashboardDeps, type Page, roleIncludes } from '../pages/page.ts';
import { REFUSAL_WORDS } from '../review/words.ts';
import { DELIVERY_WORDS, refusalList } from './card.ts';
import { claimReview } from './claim-review.ts';
import { packetDocx } from './docx.ts';
import { packetHtml, packetMarkup } from './html.ts';
import { checkCorrection } from './rules.ts';

/** Hồ sơ: packets that left, their way to the desk, their files, and taking one back. */
export const packetsPage: Page = {
  path: '/ho-so',
  nav: 'Hồ sơ',
  role: 'editor',
  needsAccounts: true,
  register(app, deps) {
    app.get('/ho-so', async (c) => {
      const packets = await listPackets(deps.db);
      const zone = c.get('locality').timeZone;
      const body = html`<h1>Hồ sơ đề nghị</h1><div class="card scroll"><table>
<thead><tr><th class="number">Số</th><th>Lập lúc</th><th>Đơn vị nhận</th><th>Luận cứ</th><th>Tình trạng</th></tr></thead><tbody>${packets.map(
        (packet) =>
          html`<tr><td class="number"><a href="${to(c, `/ho-so/${packet.id}`)}">${packet.id}</a></td><td>${dateTime(packet.createdAt, zone)}</td><td>${packet.data.desk.name}</td><td>${packet.data.statement.proposition}</td><td>${stateChips(packet)}</td></tr>`,
      )}</tbody></table>${packets.length === 0 ? html`<p class="soft">Chưa có hồ sơ nào.</p>` : ''}</div>`;
      return page(c, { title: 'Hồ sơ', active: '/ho-so', body });
    });

    app.get('/ho-so/:id{[0-9]{1,15}}', async (c) => {
      const packet = await findPacket(deps.db, Number(c.req.param('id')));
      return packet ? showPacket(c, packet) : notThere(c);
    });

    app.get('/ho-so/:id{[0-9]{1,15}}/:format{docx|html|json|claimreview}', async (c) => {
      const packet = await findPacket(deps.db, Number(c.req.param('id')));
      return packet ? download(c, deps, packet, c.req.param('format')) : notThere(c);
    });

    app.post('/ho-so/:id{[0-9]{1,15}}/thu-hoi', async (c) => {
      const packet = await findPacket(deps.db, Number(c.req.param('id')));
      if (!packet) return notThere(c);
      const viewer = c.get('viewer')!;
      if (!roleIncludes(viewer.role, 'reviewer'))
        return problem(c, 403, 'Tài khoản này không thu hồi được hồ sơ', 'Cần vai trò thẩm định.');
      const note = (await formFields(c))('dinh-chinh');
      if (note === '') {
        c.status(422);
        return showPacket(c, packet, formError(REFUSAL_WORDS['needs-note']));
      }
      const refusals = checkCorrection(note);
      if (refusals.length > 0) {
        c.status(422);
        return showPacket(c, packet, refusalList(refusals));
      }
      const actor = { userId: viewer.userId, at: deps.now() };
      const why = await deps.db.transaction().execute((trx) => recallPacket(trx, packet, note, actor));
      if (why) return problem(c, 409, 'Chưa thu hồi được', REFUSAL_WORDS[why]);
      return c.redirect(`/ho-so/${packet.id}`, 303);
    });
  },
};

const notThere = (c: Ctx) => problem(c, 404, 'Không có hồ sơ này', 'Hồ sơ có thể đã hết hạn lưu.');

const stateChips = (packet: Packet): Html =>
  packet.recalledAt
    ? chip('Đã thu hồi', 'bad')
    : packet.deliveries.length === 0
      ? chip('Tự giao', 'plain')
      : html`${packet.deliveries.map((item) => chip(DELIVERY_WORDS[item.state], item.state === 'failed' ? 'bad' : 'plain'))}`;

function showPacket(c: Ctx, packet: Packet, error?: Html | '') {
  const zone = c.get('locality').timeZone;
  const files = [
    ['docx', 'Word'],
    ['html', 'HTML'],
    ['json', 'JSON'],
    ['claimreview', 'ClaimReview'],
  ] as const;
  const body = html`<p class="small"><a href="${to(c, '/ho-so')}">← Hồ sơ</a></p><h1>Hồ sơ đề nghị số ${packet.id}</h1>${error ?? ''}
${packet.recalledAt ? html`<p class="note bad">Đã thu hồi ${dateTime(packet.recalledAt, zone)}. Đính chính: ${packet.correction}</p>` : ''}
<p class="noprint">${files.map(([format, name]) => html`<a class="button second" href="/ho-so/${packet.id}/${format}">${name}</a> `)}<a href="${to(c, `/tham-dinh/${packet.matchId}`)}">Nội dung đã thẩm định</a></p>
<section class="card noprint"><h2>Đường gửi</h2>${
    packet.deliveries.length === 0
      ? html`<p>Đơn vị nhận chưa có thư điện tử hay địa chỉ nhận tự động trong hồ sơ địa bàn. Tải tệp Word, trình ký rồi gửi theo đường công văn.</p>`
      : html`<ul class="rows">${packet.deliveries.map(
          (item) =>
            html`<li>${item.kind === 'recall' ? 'Thu hồi' : 'Hồ sơ'} → ${item.target} ${chip(DELIVERY_WORDS[item.state], item.state === 'failed' ? 'bad' : 'plain')} <span class="small soft">${item.sentAt ? dateTime(item.sentAt, zone) : ''} ${item.attempts > 1 ? `${item.attempts} lần thử` : ''} ${item.lastError}</span></li>`,
        )}</ul>`
  }<p class="small soft">SHA-256 của hồ sơ: ${packet.sha256}</p></section>
<section class="card article">${packetMarkup(packet.data)}</section>
${packet.recalledAt ? '' : recallForm(c, packet)}`;
  return page(c, { title: `Hồ sơ ${packet.id}`, active: '/ho-so', body });
}

const recallForm = (c: Ctx, packet: Packet): Html =>
  html`<section class="card noprint"><details><summary>Thu hồi hồ sơ</summary><form class="stack" method="post" action="/ho-so/${packet.id}/thu-hoi">${csrfField(c)}
<p class="field"><label for="dinh-chinh">Đính chính gửi kèm</label><textarea id="dinh-chinh" name="dinh-chinh" required></textarea></p><button class="second">Thu hồi</button></form></details></section>`;

async function download(c: Ctx, deps: DashboardDeps, packet: Packet, format: string): Promise<Response> {
  const name = `ho-so-${packet.id}`;
  switch (format) {
    case 'docx': {
      const locality =
        deps.localities.find((item) => item.id === packet.data.locality.id) ?? c.get('locality');
      return fileResponse(await packetDocx(packet.data, locality), 'docx', `${name}.docx`);
    }
    case 'html':
      return fileResponse(await packetHtml(packet.data), 'html', `${name}.html`);
    case 'claimreview':
      return fileResponse(
        JSON.stringify(claimReview(packet.data), null, 2),
        'jsonld',
        `${name}-claimreview.json`,
      );
    default:
      return fileResponse(JSON.stringify(packet.data, null, 2), 'json', `${name}.json`);
  }
}
