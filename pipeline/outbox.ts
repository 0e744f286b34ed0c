import { digestFromJson, renderDigest } from '../dashboards/digest/index.ts';
import { emptyOutbox } from '../dashboards/mail/outbox.ts';
import { type MailResult, type SendMail, smtpSender } from '../dashboards/mail.ts';
import { deliverPackets } from '../dashboards/packet/deliver.ts';
import type { Locality } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { type Delivery, keptDigest, planDeliveries } from '../db/queries/deliveries.ts';
import type { Config } from './config.ts';
import type { Installation } from './installation.ts';

/** Plans the mails of a digest that was kept; planned twice, it is sent once. */
export async function planDigestMail(
  db: Database,
  locality: Locality,
  date: string,
  now: Date,
): Promise<void> {
  const recipients = locality.notify?.digest ?? [];
  const mail = { locality: locality.id, kind: 'digest', key: date, channel: 'email' } as const;
  await planDeliveries(
    db,
    recipients.map((recipient) => ({ ...mail, recipient })),
    now,
  );
}

/** Sends what is due: digests to those whom the profiles name, confirmed packets to their desks. */
export async function sendDue({ db, localities, config }: Installation, now: () => Date): Promise<void> {
  const sendMail = senderOf(config);
  const mailDomain = domainOf(config.mailFrom ?? '');
  if (sendMail) await emptyOutbox(db, (delivery) => deliver(db, delivery, sendMail, mailDomain), now);
  await deliverPackets(db, {
    localities,
    now,
    sendMail,
    mailDomain,
    webhookSecret: config.webhookSecret,
    fetch,
  });
}

/** Right side of a Message-ID: the sender's own mail domain. */
const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'diem-bao.invalid';

/** Without a mail server set, deliveries wait. */
function senderOf({ smtpUrl, mailFrom }: Config): SendMail | undefined {
  if (!smtpUrl || !mailFrom) return undefined;
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  return smtpSender({
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
    from: mailFrom,
  });
}

async function deliver(
  db: Database,
  delivery: Delivery,
  send: SendMail,
  mailDomain: string,
): Promise<MailResult> {
  const kept = await keptDigest(db, delivery.locality, delivery.key);
  if (delivery.kind !== 'digest' || !kept) {
    return { kind: 'unsent', reason: `no ${delivery.kind} "${delivery.key}" is kept`, permanent: true };
  }
  const data = digestFromJson(kept);
  return send({
    to: delivery.recipient,
    subject: `Điểm báo ${data.locality.fullName}, ngày ${delivery.key.split('-').reverse().join('/')}`,
    text: String(await renderDigest(data, 'txt')),
    html: String(await renderDigest(data, 'html')),
    messageId: `<digest.${delivery.locality}.${delivery.key}.${delivery.id}@${mailDomain}>`,
  });
}
