import { deliver } from '../dashboards/mail/deliver.ts';
import { emptyOutbox } from '../dashboards/mail/outbox.ts';
import { type SendMail, smtpSender, smtpSettings } from '../dashboards/mail.ts';
import { deliverPackets } from '../dashboards/packet/deliver.ts';
import type { Config } from './config.ts';
import type { Installation } from './installation.ts';

export interface SendOptions {
  readonly now: () => Date;
  /** Address of the dashboard, for links. */
  readonly dashboard?: string | undefined;
}

/** Sends what is due: digests, alerts and reminders to those whom the profiles name, confirmed packets to desks. */
export async function sendDue(
  { db, localities, config }: Installation,
  { now, dashboard = '' }: SendOptions,
): Promise<void> {
  const sendMail = senderOf(config);
  const mailDomain = domainOf(config.mailFrom ?? '');
  const means = { localities, send: sendMail ?? noServer, host: mailDomain, dashboard, now };
  await emptyOutbox(db, (delivery) => deliver(db, delivery, means), now);
  const { webhookSecret } = config;
  await deliverPackets(db, { localities, now, sendMail, mailDomain, webhookSecret, fetch });
}

/** Tried again later: an office may set its mail server after the profile named a recipient. */
const noServer: SendMail = async () => ({
  kind: 'unsent',
  reason: 'no mail server is set (DIEM_BAO_SMTP_URL, DIEM_BAO_MAIL_FROM)',
  permanent: false,
});

/** Right side of a Message-ID: the sender's own mail domain. */
const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'diem-bao.invalid';

function senderOf({ smtpUrl, mailFrom }: Config): SendMail | undefined {
  const settings = smtpUrl && mailFrom ? smtpSettings(smtpUrl, mailFrom) : undefined;
  return settings && smtpSender(settings);
}
