import { createHmac } from 'node:crypto';
import type { Locality } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import {
  markDelivered,
  markUndelivered,
  type TakenDelivery,
  takeDeliveries,
} from '../../db/queries/packet-deliveries.ts';
import { FILE_TYPES } from '../layout/file-response.ts';
import type { Mail, SendMail } from '../mail.ts';
import { packetSummary, packetText } from './blocks.ts';
import { claimReview } from './claim-review.ts';
import { packetDocx } from './docx.ts';
import { packetHtml } from './html.ts';
import { checkCorrection, checkPacket } from './rules.ts';

export interface DeliverDeps {
  readonly localities: readonly Locality[];
  readonly now: () => Date;
  /** Absent: mail waits, without using up its tries. */
  readonly sendMail?: SendMail | undefined;
  /** Right side of the Message-ID: the office's own mail domain. */
  readonly mailDomain: string;
  /** Key that webhooks are signed with; absent: webhooks wait, without using up their tries. */
  readonly webhookSecret?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
}

export interface DeliveryCount {
  readonly sent: number;
  readonly retried: number;
  readonly failed: number;
}

const AT_ONCE = 20;
const WEBHOOK_SECONDS = 20;

/**
 * Sends what is due. At least once: a process that dies between the desk's receipt and the mark sends again, so
 * every try of a delivery carries one Message-ID or Idempotency-Key, by which a repeat is recognised.
 */
export async function deliverPackets(db: Database, deps: DeliverDeps): Promise<DeliveryCount> {
  const count = { sent: 0, retried: 0, failed: 0 };
  const channels = [
    ...(deps.sendMail ? (['email'] as const) : []),
    ...(deps.webhookSecret ? (['webhook'] as const) : []),
  ];
  for (const delivery of await takeDeliveries(db, channels, AT_ONCE, deps.now())) {
    try {
      await send(delivery, deps);
      await markDelivered(db, delivery, deps.now());
      count.sent += 1;
    } catch (error) {
      const state = await markUndelivered(db, delivery, (error as Error).message, deps.now());
      count[state === 'failed' ? 'failed' : 'retried'] += 1;
    }
  }
  return count;
}

async function send(delivery: TakenDelivery, deps: DeliverDeps): Promise<void> {
  // Checked once more at the door, so that no row put there by other means gets out.
  const refusals =
    delivery.kind === 'packet' ? checkPacket(delivery.data) : checkCorrection(delivery.correction);
  if (refusals.length > 0)
    throw new Error(
      `refused by principle ${refusals[0]?.rule}: ${refusals[0]?.code} at ${refusals[0]?.where}`,
    );
  if (delivery.channel === 'email') await mail(delivery, deps);
  else await sendWebhook(delivery, deps);
}

async function mail(delivery: TakenDelivery, deps: DeliverDeps): Promise<void> {
  if (!deps.sendMail) throw new Error('no mail server is set up');
  const result = await deps.sendMail(
    delivery.kind === 'recall' ? recallMail(delivery, deps) : await packetMail(delivery, deps),
  );
  // `uncertain` is tried again: two letters under one Message-ID are better than a packet nobody got.
  if (result.kind !== 'sent') throw new Error(result.reason);
}

const messageId = (delivery: TakenDelivery, deps: DeliverDeps): string =>
  `<${delivery.key}@${deps.mailDomain}>`;

async function packetMail(delivery: TakenDelivery, deps: DeliverDeps): Promise<Mail> {
  const { data: packet } = delivery;
  const locality = deps.localities.find((item) => item.id === packet.locality.id);
  if (!locality) throw new Error(`no profile of ${packet.locality.id}`);
  const name = `ho-so-${delivery.packetId}`;
  const json = (value: unknown) => Buffer.from(JSON.stringify(value, null, 2));
  return {
    to: delivery.target,
    messageId: messageId(delivery, deps),
    subject: `Hồ sơ đề nghị số ${delivery.packetId}: ${packetSummary}`,
    text: packetText(packet),
    html: await packetHtml(packet),
    attachments: [
      { filename: `${name}.docx`, content: await packetDocx(packet, locality), contentType: FILE_TYPES.docx },
      { filename: `${name}.json`, content: json(packet), contentType: 'application/json' },
      {
        filename: `${name}-claimreview.json`,
        content: json(claimReview(packet)),
        contentType: 'application/ld+json',
      },
    ],
  };
}

const recallMail = (delivery: TakenDelivery, deps: DeliverDeps): Mail => ({
  to: delivery.target,
  messageId: messageId(delivery, deps),
  subject: `Thu hồi hồ sơ đề nghị số ${delivery.packetId}`,
  text: recallText(delivery),
});

const recallText = (delivery: TakenDelivery): string =>
  `${delivery.data.issuingBody} thu hồi hồ sơ đề nghị số ${delivery.packetId}. Đề nghị đơn vị không sử dụng hồ sơ này.\n\nĐính chính: ${delivery.correction}\n`;

async function sendWebhook(delivery: TakenDelivery, deps: DeliverDeps): Promise<void> {
  if (!deps.webhookSecret) throw new Error('no webhook secret is set up');
  const body = JSON.stringify(
    delivery.kind === 'packet'
      ? {
          kind: 'packet',
          packet: delivery.packetId,
          data: delivery.data,
          claimReview: claimReview(delivery.data),
        }
      : { kind: 'recall', packet: delivery.packetId, correction: delivery.correction },
  );
  const time = Math.floor(deps.now().getTime() / 1000);
  const response = await (deps.fetch ?? fetch)(delivery.target, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': delivery.key,
      'x-diem-bao-signature': `t=${time},v1=${webhookSignature(deps.webhookSecret, time, body)}`,
    },
    body,
    // A redirect could lead the packet elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(WEBHOOK_SECONDS * 1000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the desk's server answered ${response.status}`);
}

/** HMAC-SHA256 over `<seconds>.<body>`, hexadecimal: what the receiving side computes and compares. */
export const webhookSignature = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
