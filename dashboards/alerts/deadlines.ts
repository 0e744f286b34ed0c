import {
  daysBetween,
  type LocalDate,
  type Locality,
  lastYearly,
  localDate,
  nextYearly,
  type ReportingDeadline,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { type Delivery, planDeliveries } from '../../db/queries/deliveries.ts';
import type { MailResult, SendMail } from '../mail.ts';
import { REMINDER } from '../texts/alerts.ts';
import { day } from '../texts/format.ts';
import { afterQuietHours } from './deliver.ts';

/** The second reminder of a deadline comes so many days ahead. */
const SOON_DAYS = 2;
const PREFIX = 'deadline';

/**
 * Plans reminders of the profile's reporting deadlines (15/6, 15/11) to whoever gets the digest: once when the
 * deadline's own days ahead begin, once two days before it. Returns how many deadlines are near.
 */
export async function planDeadlines(db: Database, locality: Locality, now: Date): Promise<number> {
  const today = localDate(now, locality.timeZone);
  const near = locality.deadlines.flatMap((deadline, index) => {
    const on = nextYearly(deadline.day, 'solar', today);
    const days = daysBetween(today, on);
    return days <= Math.max(deadline.remindDays, SOON_DAYS) ? [{ index, on, days }] : [];
  });
  const deliveries = near.flatMap(({ index, on, days }) =>
    (locality.notify?.digest ?? []).map((recipient) => ({
      locality: locality.id,
      kind: 'reminder' as const,
      key: [PREFIX, index, on, days <= SOON_DAYS ? 'soon' : 'ahead'].join(':'),
      channel: 'email' as const,
      recipient,
    })),
  );
  await planDeliveries(db, deliveries, afterQuietHours(locality, now));
  return near.length;
}

/** Whether a planned reminder is of a deadline, not of a case. */
export const isDeadline = ({ key }: Delivery): boolean => key.startsWith(`${PREFIX}:`);

/** Sends the reminder of a deadline, unless the day has passed or the profile names it no more. */
export async function deliverDeadline(
  locality: Locality,
  delivery: Delivery,
  send: SendMail,
  options: { readonly host: string; readonly dashboard: string; readonly now: Date },
): Promise<MailResult> {
  const [, index = '', on = ''] = delivery.key.split(':');
  const deadline = locality.deadlines[Number(index)];
  const days = daysBetween(localDate(options.now, locality.timeZone), on);
  if (!deadline || days < 0 || nextYearly(deadline.day, 'solar', on) !== on)
    return { kind: 'unsent', reason: 'the deadline has passed, or the profile has changed', permanent: true };
  const { dashboard } = options;
  const { from, to } = reportedDays(deadline, on);
  const link = dashboard ? `\n${REMINDER.makeReport}: ${dashboard}/bao-cao?tu=${from}&den=${to}\n` : '';
  return send({
    to: delivery.recipient,
    subject: REMINDER.deadlineSubject(deadline.name, day(on)),
    text: `${REMINDER.deadline(locality.fullName, deadline.name, on, days)}\n${REMINDER.basis(deadline.basis)}\n${link}`,
    messageId: `<reminder-${delivery.id}@${options.host}>`,
  });
}

/** What the report of a deadline is about: the days that the profile names, else its half year up to the deadline. */
function reportedDays({ data }: ReportingDeadline, on: LocalDate): { from: LocalDate; to: LocalDate } {
  if (!data) return { from: `${on.slice(0, 4)}-${Number(on.slice(5, 7)) > 6 ? '07' : '01'}-01`, to: on };
  const to = lastYearly(data.to, on);
  return { from: lastYearly(data.from, to), to };
}
