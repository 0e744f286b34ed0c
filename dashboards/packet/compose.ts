import { html } from 'hono/html';
import type { PacketData, PacketRefusal, Statement } from '../../db/model/index.ts';
import { listPackets, type PacketTarget, savePacket } from '../../db/queries/packets.ts';
import { actOnMatch, type Decided } from '../../db/queries/review.ts';
import { type ReviewView, readReviewView } from '../../db/queries/review-view.ts';
import { csrfField, formFields } from '../accounts/form.ts';
import { type Ctx, type Html, page, problem } from '../layout/shell.ts';
import type { DashboardDeps, Page } from '../pages/page.ts';
import { REFUSAL_WORDS } from '../review/words.ts';
import { buildPacket, packetClocks, packetDesks } from './build.ts';
import { refusalList } from './card.ts';
import { packetMarkup } from './html.ts';
import { checkPacket, isPacket } from './rules.ts';

/** Lập hồ sơ: choose the desk and the clock, edit the reply, see the packet, send it. */
export const composePage: Page = {
  path: '/tham-dinh/:id/ho-so',
  role: 'reviewer',
  needsAccounts: true,
  register(app, deps) {
    app.get('/tham-dinh/:id{[0-9]{1,15}}/ho-so', async (c) => {
      const ready = await readReady(c, deps);
      if (ready instanceof Response) return ready;
      const locality = c.get('locality');
      return compose(c, deps, ready, {
        desk: packetDesks(locality)[0]?.id ?? '',
        clock: packetClocks(locality)[0]?.id ?? '',
        reply: ready.statement.reply.vi,
      });
    });

    app.post('/tham-dinh/:id{[0-9]{1,15}}/ho-so', async (c) => {
      const ready = await readReady(c, deps);
      if (ready instanceof Response) return ready;
      const field = await formFields(c);
      const choice = {
        desk: field('don-vi', 100),
        clock: field('thoi-han', 100),
        reply: field('tra-loi', 10_000),
      };
      if (field('viec') !== 'gui') return compose(c, deps, ready, choice);
      const at = deps.now();
      const packet = await buildPacket(deps.db, ready.view, ready.statement, c.get('locality'), choice, at);
      const refusals = checkEvidence(ready.view, packet);
      if (!isPacket(packet) || refusals.length > 0) {
        c.status(422);
        return compose(c, deps, ready, choice, refusals);
      }
      const actor = { userId: c.get('viewer')!.userId, at };
      const decided = await deps.db
        .transaction()
        .execute(async (trx): Promise<Decided & { packetId?: number }> => {
          const result = await actOnMatch(
            trx,
            packet.matchId,
            { kind: 'send-packet' },
            actor,
            ready.statement.version,
          );
          if (!result.ok) return result;
          return { ...result, packetId: await savePacket(trx, packet, targetsOf(c, packet), actor) };
        });
      if (!decided.ok) return problem(c, 409, 'Chưa gửi được hồ sơ', REFUSAL_WORDS[decided.why]);
      return c.redirect(`/ho-so/${decided.packetId}`, 303);
    });
  },
};

interface Ready {
  readonly view: ReviewView;
  readonly statement: Statement;
}

async function readReady(c: Ctx, deps: DashboardDeps): Promise<Ready | Response> {
  const view = await readReviewView(deps.db, Number(c.req.param('id')));
  const statement = deps.statements?.find((item) => item.id === view?.statement);
  if (!view || !statement)
    return problem(c, 404, 'Không lập được hồ sơ', 'Không tìm thấy nội dung hoặc luận cứ của nội dung này.');
  if (view.review && view.review.statementVersion < statement.version)
    return problem(
      c,
      409,
      'Luận cứ đã sửa',
      'Hai người xác nhận bản cũ của luận cứ. Xem lại rồi xác nhận theo bản mới.',
    );
  const inForce = (await listPackets(deps.db, view.matchId)).find((packet) => !packet.recalledAt);
  if (inForce)
    return problem(
      c,
      409,
      'Hồ sơ trước còn hiệu lực',
      `Thu hồi hồ sơ số ${inForce.id} rồi mới lập hồ sơ khác cho nội dung này.`,
    );
  return { view, statement };
}

/** The rules, and that the sentence stands in the article as it was read. */
function checkEvidence(view: ReviewView, packet: unknown): PacketRefusal[] {
  const refusals = checkPacket(packet);
  if (!`${view.article.title}\n${view.article.text}`.includes(view.quote))
    refusals.push({ rule: 3, code: 'not-in-article', where: 'quotations.0.quote' });
  return refusals;
}

/** The ways to the desk that its profile gives; none means: download it and hand it over. */
function targetsOf(c: Ctx, packet: PacketData): PacketTarget[] {
  const desk = c.get('locality').desks.find((item) => item.id === packet.desk.id);
  return [
    ...(desk?.email ? [{ channel: 'email' as const, address: desk.email }] : []),
    ...(desk?.webhook ? [{ channel: 'webhook' as const, address: desk.webhook }] : []),
  ];
}

async function compose(
  c: Ctx,
  deps: DashboardDeps,
  ready: Ready,
  choice: { readonly desk: string; readonly clock: string; readonly reply: string },
  known?: readonly PacketRefusal[],
) {
  const locality = c.get('locality');
  const packet = await buildPacket(deps.db, ready.view, ready.statement, locality, choice, deps.now());
  const refusals = known ?? checkEvidence(ready.view, packet);
  const options = (items: readonly { id: string; name: string }[], chosen: string): Html =>
    html`${items.map((item) => html`<option value="${item.id}"${item.id === chosen ? html` selected` : ''}>${item.name}</option>`)}`;
  const body = html`<p class="small"><a href="/tham-dinh/${ready.view.matchId}">← Thẩm định</a></p><h1>Lập hồ sơ đề nghị</h1>
${refusals.length > 0 ? refusalList(refusals) : ''}
<form class="card stack" method="post" action="/tham-dinh/${ready.view.matchId}/ho-so?dia-ban=${locality.id}">${csrfField(c)}
<p class="field"><label for="don-vi">Đơn vị nhận</label><select id="don-vi" name="don-vi">${options(packetDesks(locality), choice.desk)}</select></p>
<p class="field"><label for="thoi-han">Căn cứ, thời hạn</label><select id="thoi-han" name="thoi-han">${options(
    packetClocks(locality).map((clock) => ({ id: clock.id, name: `${clock.name} (${clock.basis})` })),
    choice.clock,
  )}</select></p>
<p class="field"><label for="tra-loi">Nội dung trả lời đề xuất (sửa được)</label><textarea id="tra-loi" name="tra-loi" rows="6" required>${choice.reply}</textarea></p>
<p><button name="viec" value="xem" class="second">Xem lại hồ sơ</button> <button name="viec" value="gui">Gửi hồ sơ</button></p>
<p class="small soft">Hồ sơ chỉ đề nghị phản hồi công khai hoặc đính chính; không nêu ai đã viết hay đã nói.</p></form>
${isPacket(packet) ? html`<section class="card article">${packetMarkup(packet)}</section>` : ''}`;
  return page(c, { title: 'Lập hồ sơ', active: '/tham-dinh', body });
}
