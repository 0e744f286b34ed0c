import type { DigestData, LocalDate, Locality } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { type Delivery, keepDigest, keptDigest, planDeliveries } from '../../db/queries/deliveries.ts';
import type { MailResult, SendMail } from '../mail.ts';
import { DIGEST } from '../texts/digest.ts';
import { day } from '../texts/format.ts';
import { digestHtml } from './html.ts';
import { digestFromJson, digestJson } from './json.ts';
import { type DigestDeps, makeDigest } from './make.ts';
import { digestText } from './text.ts';

/**
 * Makes the digest of a day, keeps it, and plans its mails: one to each recipient, however often this is called.
 * Returns the kept digest: the one that goes out.
 */
export async function issueDigest(
  db: Database,
  locality: Locality,
  date: LocalDate,
  recipients: readonly string[],
  deps: DigestDeps,
): Promise<DigestData> {
  const kept = await keptDigest(db, locality.id, date);
  const data = kept ? digestFromJson(kept) : await makeDigest(db, locality, date, deps);
  if (!kept) await keepDigest(db, locality.id, date, digestJson(data), deps.now);
  const mails = recipients.map((recipient) => ({
    locality: locality.id,
    kind: 'digest' as const,
    key: date,
    channel: 'email' as const,
    recipient,
  }));
  await planDeliveries(db, mails, deps.now);
  return data;
}

/** Sends a planned digest mail from what was kept. `host`: of the sender's address, for the message's id. */
export async function deliverDigest(
  db: Database,
  delivery: Delivery,
  send: SendMail,
  host: string,
): Promise<MailResult> {
  const kept = await keptDigest(db, delivery.locality, delivery.key);
  if (!kept) return { kind: 'unsent', reason: `no digest of ${delivery.key} is kept`, permanent: true };
  const data = digestFromJson(kept);
  return send({
    to: delivery.recipient,
    subject: DIGEST.subject(data.locality.fullName, day(data.date)),
    text: digestText(data),
    html: digestHtml(data),
    messageId: `<digest-${delivery.locality}-${delivery.key}-${delivery.id}@${host}>`,
  });
}
