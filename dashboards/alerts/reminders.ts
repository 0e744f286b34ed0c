import { clockState, type Locality, localDate, settledAt } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { addEvent } from '../../db/queries/cases.ts';
import { openCases, readCase } from '../../db/queries/cases-list.ts';
import { type Delivery, planDeliveries } from '../../db/queries/deliveries.ts';
import { caseFacts } from '../digest/case-lines.ts';
import type { MailResult, SendMail } from '../mail.ts';
import { REMINDER } from '../texts/alerts.ts';
import { afterQuietHours } from './deliver.ts';

/**
 * Plans reminders to the desks of open cases: once the working day before the limit, once on the day itself, once
 * when it has passed. Returns how many cases were looked at with a clock that calls.
 */
export async function planReminders(db: Database, locality: Locality, now: Date): Promise<number> {
  const today = localDate(now, locality.timeZone);
  const due = (await openCases(db, locality.id)).filter((item) => {
    const state = clockState(item.dueAt, settledAt(item), now, locality.timeZone, locality.workCalendar);
    return state === 'soon' || state === 'overdue';
  });
  for (const item of due) {
    const recipient = locality.desks.find((desk) => desk.id === item.desk)?.email;
    if (!recipient || !item.dueAt) continue;
    const day = localDate(item.dueAt, locality.timeZone);
    const stage = item.dueAt < now ? 'overdue' : day === today ? 'today' : 'soon';
    const key = `case:${item.id}:${day}:${stage}`;
    await planDeliveries(
      db,
      [{ locality: locality.id, kind: 'reminder', key, channel: 'email', recipient }],
      afterQuietHours(locality, now),
    );
  }
  return due.length;
}

/** Sends a planned reminder, unless the case was settled or its limit moved to another day in the meantime. */
export async function deliverReminder(
  db: Database,
  locality: Locality,
  delivery: Delivery,
  send: SendMail,
  options: { readonly host: string; readonly dashboard: string; readonly now: Date },
): Promise<MailResult> {
  const id = Number(delivery.key.split(':')[1]);
  const found = await readCase(db, id);
  if (!found || settledAt(found.case)) {
    return { kind: 'unsent', reason: 'the case was settled before the reminder went out', permanent: true };
  }
  const day = found.case.dueAt && localDate(found.case.dueAt, locality.timeZone);
  if (day !== delivery.key.split(':')[2])
    return { kind: 'unsent', reason: 'the limit was moved before the reminder went out', permanent: true };
  const desk = locality.desks.find((one) => one.id === found.case.desk)?.name ?? '';
  const clock = clockState(found.case.dueAt, null, options.now, locality.timeZone, locality.workCalendar);
  const facts = caseFacts({ case: found.case, desk, clock }, { locality, to: options.now });
  const link = options.dashboard ? `\n${REMINDER.open}: ${options.dashboard}/vu-viec/${id}\n` : '';
  const result = await send({
    to: delivery.recipient,
    subject: REMINDER.subject(found.case.title),
    text: `${found.case.title}\n${facts}\n${link}`,
    messageId: `<reminder-${delivery.id}@${options.host}>`,
  });
  if (result.kind === 'sent')
    await addEvent(db, id, 'reminded', options.now, delivery.key.split(':')[3] ?? '');
  return result;
}
