import { addDays, instantOf, type Locality, localDate, topicLabel } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { type Delivery, planDeliveries } from '../../db/queries/deliveries.ts';
import { type Alert, alertHeadlines, readAlert } from '../../db/queries/forecast-alerts.ts';
import { alertLine } from '../digest/lines.ts';
import { postWebhook } from '../mail/webhook.ts';
import type { MailResult, SendMail } from '../mail.ts';
import { ALERT } from '../texts/alerts.ts';

/** Plans an alert's messages: now, or when the quiet hours end. */
export async function planAlerts(
  db: Database,
  locality: Locality,
  alerts: readonly Alert[],
  now: Date,
): Promise<void> {
  const { notify } = locality;
  if (!notify) return;
  const due = afterQuietHours(locality, now);
  const deliveries = alerts.flatMap((alert) =>
    notify.alerts.map((recipient) => ({
      locality: locality.id,
      kind: 'alert' as const,
      key: alert.key,
      channel: /^https?:/.test(recipient) ? ('webhook' as const) : ('email' as const),
      recipient,
    })),
  );
  await planDeliveries(db, deliveries, due);
}

const QUIET = { from: '21:00', to: '06:00' } as const;

/** `now`, or the end of the quiet hours that it falls into; they may run over midnight. Equal hours: none. */
export function afterQuietHours(
  { notify, timeZone }: Pick<Locality, 'notify' | 'timeZone'>,
  now: Date,
): Date {
  const quiet = notify?.quiet ?? QUIET;
  const today = localDate(now, timeZone);
  const overMidnight = quiet.from > quiet.to;
  for (const start of [addDays(today, -1), today]) {
    const from = instantOf(start, timeZone, quiet.from);
    const to = instantOf(overMidnight ? addDays(start, 1) : start, timeZone, quiet.to);
    if (now >= from && now < to) return to;
  }
  return now;
}

/** Headlines that stand below an alert. */
const HEADLINES = 5;

/** Sends a planned alert by mail or webhook, with the newest headlines behind it. */
export async function deliverAlert(
  db: Database,
  locality: Locality,
  delivery: Delivery,
  send: SendMail,
  options: { readonly host: string; readonly dashboard: string },
): Promise<MailResult> {
  const alert = await readAlert(db, delivery.locality, delivery.key);
  if (!alert) return { kind: 'unsent', reason: `no alert ${delivery.key}`, permanent: true };
  const text = alertLine(alert);
  if (delivery.channel === 'webhook') {
    return postWebhook(
      delivery.recipient,
      { locality: locality.id, key: delivery.key, text, ...alert },
      `${delivery.locality}:${delivery.key}`,
    );
  }
  const headlines = await alertHeadlines(db, delivery.locality, delivery.key, HEADLINES);
  const { dashboard, host } = options;
  const what = alert.storyTitle
    ? ALERT.story(alert.storyTitle)
    : `${alert.topic ? `${topicLabel(alert.topic)}: ` : ''}${ALERT.volume}`;
  const lines = [
    `${locality.fullName}. ${text}`,
    '',
    ...(headlines.length > 0
      ? [ALERT.latest, ...headlines.map(({ outlet, title, url }) => `- ${outlet}: ${title}\n  ${url}`), '']
      : []),
    ...(dashboard ? [`${ALERT.open}: ${dashboard}/tin-bai`, ''] : []),
    ALERT.foot,
    '',
  ];
  return send({
    to: delivery.recipient,
    subject: ALERT.subject(locality.fullName, what),
    text: lines.join('\n'),
    messageId: `<alert-${delivery.id}@${host}>`,
  });
}
