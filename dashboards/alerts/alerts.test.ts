import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, instantOf, type Locality } from '../../db/model/index.ts';
import { answerCase, openCase, publishOutcome, setClock } from '../../db/queries/cases.ts';
import { readCase } from '../../db/queries/cases-list.ts';
import { type Delivery, listDeliveries, takeDelivery } from '../../db/queries/deliveries.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import {
  afterQuietHours,
  deliverAlert,
  deliverDeadline,
  deliverReminder,
  findAlerts,
  planAlerts,
  planDeadlines,
  planReminders,
  watchLocalities,
} from '../alerts.ts';
import { makeDigest, renderDigest } from '../digest/index.ts';
import { SAMPLE_LOCALITY } from '../digest/testing/sample.ts';
import { type SampleArticle, seedArticles } from '../digest/testing/sample-seed.ts';
import { deliver } from '../mail/deliver.ts';
import { emptyOutbox } from '../mail/outbox.ts';
import type { Mail, SendMail } from '../mail.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);
const now = at('2026-11-20T10:00:00');
const locality: Locality = {
  ...SAMPLE_LOCALITY,
  desks: SAMPLE_LOCALITY.desks.map((desk) =>
    desk.id === 'kt' ? { ...desk, email: 'kt@office.example' } : desk,
  ),
  notify: { digest: [], alerts: ['a@office.example', 'https://hook.example/x'] },
};
/** Beyond three times the highest day is unusual: a rule that is easy to follow in a test. */
const unusual = (history: readonly { count: number }[], observed: number) => {
  const upper = 3 * Math.max(...history.map((day) => day.count));
  return observed > upper ? { observed, expected: 1, upper } : null;
};
let fresh: FreshDatabase;
let ids: number[];

beforeAll(async () => {
  fresh = await freshDatabase();
  const article = (index: number, date: string, extra: Partial<SampleArticle> = {}): SampleArticle => ({
    title: `Tin ${index}`,
    text: 'Một câu.',
    outlet: `Báo ${index % 9}`,
    at: instantOf(date, locality.timeZone, '08:30'),
    topics: ['tourism'],
    ...extra,
  });
  const ordinary = Array.from({ length: 60 }, (_, index) =>
    article(index, addDays('2026-11-20', -1 - (index % 30)), { story: index }),
  );
  const burst = Array.from({ length: 8 }, (_, index) =>
    article(100 + index, '2026-11-20', { story: 500, topics: ['transport'], tone: 'negative' }),
  );
  ids = await seedArticles(fresh.db, locality.id, [...ordinary, ...burst]);
  await fresh.db.updateTable('stories').set({ outlet_count: 1 }).execute();
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.db.deleteFrom('deliveries').execute();
});

const sentBy = () => {
  const mails: Mail[] = [];
  const send: SendMail = async (mail) => {
    mails.push(mail);
    return { kind: 'sent', receipt: 'ok' };
  };
  return { mails, send };
};
const next = async (time: Date): Promise<Delivery> => (await takeDelivery(fresh.db, time))!;

describe('alerts', () => {
  test('the whole, the topic and the story are found, each once', async () => {
    const found = await findAlerts(fresh.db, locality, now, unusual);
    expect(found.map((alert) => alert.kind)).toEqual(['volume', 'topic', 'story']);
    expect(found[0]).toMatchObject({ key: 'volume:all:2026-11-20', observed: 8, upper: 6 });
    expect(found[1]).toMatchObject({ key: 'topic:transport:2026-11-20', observed: 8, upper: 0 });
    expect(found[2]).toMatchObject({ observed: 8 });
    expect(await findAlerts(fresh.db, locality, now, unusual)).toEqual([]);
  });

  test('a topic without a past is not compared with nothing', async () => {
    const calls: number[] = [];
    await findAlerts(fresh.db, { ...locality, id: 'nobody' }, now, (history) => {
      calls.push(history.length);
      return null;
    });
    expect(calls).toEqual([]);
  });

  test('the morning digest tells them', async () => {
    const digest = await makeDigest(fresh.db, locality, '2026-11-23', { now });
    expect(digest.alerts).toHaveLength(3);
    for (const format of ['html', 'txt'] as const)
      expect(String(await renderDigest(digest, format))).toContain('Bất thường: 8 tin, bài trong một ngày');
  });

  test('they go by mail and webhook, once, and wait for the morning', async () => {
    const { mails, send } = sentBy();
    const night = at('2026-11-20T22:15:00');
    const alert = {
      locality: locality.id,
      kind: 'volume',
      key: 'volume:all:2026-11-20',
      topic: null,
      storyId: null,
      observed: 8,
      expected: 1,
      upper: 6,
    } as const;
    await planAlerts(fresh.db, locality, [alert], night);
    await planAlerts(fresh.db, locality, [alert], night);
    const planned = await listDeliveries(fresh.db, locality.id, 10);
    expect(planned.map(({ channel, dueAt }) => [channel, dueAt])).toEqual([
      ['webhook', at('2026-11-21T06:00:00')],
      ['email', at('2026-11-21T06:00:00')],
    ]);
    expect(await takeDelivery(fresh.db, night)).toBeUndefined();
    await deliverAlert(fresh.db, locality, await next(at('2026-11-21T06:00:00')), send, {
      host: 'office.example',
      dashboard: 'http://127.0.0.1:8080',
    });
    expect(mails[0]?.subject).toBe('Cảnh báo dư luận: Xã Suối Đào – số tin, bài tăng bất thường');
    expect(mails[0]?.text.match(/^- Báo \d: Tin 10\d$/gm)).toHaveLength(5);
    expect(mails[0]?.text).toContain('Bất thường: 8 tin, bài trong một ngày, vượt mức cao nhất dự báo (6).');
  });
});

test.each([
  ['2026-11-20T20:59:59', '2026-11-20T20:59:59'],
  ['2026-11-20T21:00:00', '2026-11-21T06:00:00'],
  ['2026-11-21T02:00:00', '2026-11-21T06:00:00'],
  ['2026-11-21T06:00:00', '2026-11-21T06:00:00'],
])('at %s a message goes out at %s', (time, due) => {
  expect(afterQuietHours(locality, at(time))).toEqual(at(due));
  const noon = { from: '11:30', to: '13:00' };
  expect(
    afterQuietHours(
      { ...locality, notify: { digest: [], alerts: [], quiet: noon } },
      at('2026-11-20T12:00:00'),
    ),
  ).toEqual(at('2026-11-20T13:00:00'));
});

test('watching plans what is new, and the outbox sends each kind', async () => {
  await fresh.db.deleteFrom('alerts').execute();
  const mailed = { ...locality, notify: { digest: [], alerts: ['a@office.example'] } };
  expect(await watchLocalities(fresh.db, [mailed], now, unusual)).toHaveLength(3);
  expect(await watchLocalities(fresh.db, [mailed], now, unusual)).toEqual([]);
  const { mails, send } = sentBy();
  const deps = { localities: [mailed], send, host: 'office.example', dashboard: '', now: () => now };
  await emptyOutbox(
    fresh.db,
    (delivery) => deliver(fresh.db, delivery, deps),
    () => now,
  );
  expect(mails.map((mail) => mail.subject)).toEqual([
    'Cảnh báo dư luận: Xã Suối Đào – số tin, bài tăng bất thường',
    'Cảnh báo dư luận: Xã Suối Đào – Giao thông, tai nạn: số tin, bài tăng bất thường',
    'Cảnh báo dư luận: Xã Suối Đào – nhiều báo cùng đưa “Tin 100”',
  ]);
  expect((await listDeliveries(fresh.db, locality.id, 10)).map((one) => one.state)).toEqual([
    'sent',
    'sent',
    'sent',
  ]);
});

describe('deadlines of reports', () => {
  const office: Locality = {
    ...locality,
    deadlines: [
      { name: 'Báo cáo sáu tháng', day: '06-15', basis: 'Kế hoạch của xã', remindDays: 10 },
      { name: 'Báo cáo năm', day: '11-15', basis: '', remindDays: 10 },
      {
        name: 'Báo cáo phát ngôn',
        day: '12-15',
        basis: '',
        remindDays: 10,
        data: { from: '12-13', to: '12-12' },
      },
    ],
    notify: { digest: ['a@office.example', 'b@office.example'], alerts: [] },
  };

  test.each([
    [
      '2026-06',
      '05',
      '13',
      'Nhắc thời hạn 15/06/2026: Báo cáo sáu tháng',
      'bao-cao?tu=2026-01-01&den=2026-06-15',
    ],
    ['2026-11', '05', '13', 'Nhắc thời hạn 15/11/2026: Báo cáo năm', 'bao-cao?tu=2026-07-01&den=2026-11-15'],
    [
      '2026-12',
      '05',
      '13',
      'Nhắc thời hạn 15/12/2026: Báo cáo phát ngôn',
      'bao-cao?tu=2025-12-13&den=2026-12-12',
    ],
  ])(
    'before the 15th of %s each recipient is reminded twice: ten days and two days ahead',
    async (month, first, second, subject, link) => {
      const { mails, send } = sentBy();
      const deps = { localities: [office], send, host: 'h', dashboard: 'http://127.0.0.1:8080' };
      const days: string[] = [];
      for (let date = 1; date <= 17; date += 1) {
        const time = at(`${month}-${String(date).padStart(2, '0')}T08:00:00`);
        await planDeadlines(fresh.db, office, time);
        const before = mails.length;
        await emptyOutbox(
          fresh.db,
          (delivery) => deliver(fresh.db, delivery, { ...deps, now: () => time }),
          () => time,
        );
        for (const _ of mails.slice(before)) days.push(String(date).padStart(2, '0'));
      }
      expect(days).toEqual([first, first, second, second]);
      expect(new Set(mails.map((mail) => mail.subject))).toEqual(new Set([subject]));
      expect(mails[0]?.text).toContain('còn 10 ngày');
      expect(mails[0]?.text).toContain(link);
    },
  );

  test('a reminder that waited until the day had passed is not sent', async () => {
    await planDeadlines(fresh.db, office, at('2026-06-14T08:00:00'));
    const { mails, send } = sentBy();
    const late = await deliverDeadline(office, await next(at('2026-06-14T08:00:00')), send, {
      host: 'h',
      dashboard: '',
      now: at('2026-06-16T08:00:00'),
    });
    expect([late.kind, mails.length]).toEqual(['unsent', 0]);
  });
});

describe('reminders', () => {
  test('once the working day before, once on the day, once when it has passed; none after the answer', async () => {
    const opened = at('2026-10-22T09:00:00');
    // Thirty days from Thursday 22 October end on Saturday 21 November: Monday the 23rd.
    const found = await openCase(
      fresh.db,
      locality,
      { articleId: ids[0]!, origin: 'editor-request', desk: 'kt', clock: 'editor', startedAt: opened },
      opened,
    );
    const { mails, send } = sentBy();
    const keys: string[] = [];
    for (const time of [
      '2026-11-19T07:00:00',
      '2026-11-20T07:00:00',
      '2026-11-20T15:00:00',
      '2026-11-23T07:00:00',
      '2026-11-24T07:00:00',
      '2026-11-25T07:00:00',
    ]) {
      await planReminders(fresh.db, locality, at(time));
      const delivery = await takeDelivery(fresh.db, at(time));
      if (!delivery) continue;
      keys.push(delivery.key);
      await deliverReminder(fresh.db, locality, delivery, send, {
        host: 'office.example',
        dashboard: 'http://127.0.0.1:8080',
        now: at(time),
      });
    }
    expect(keys.map((key) => key.split(':')[3])).toEqual(['soon', 'today', 'overdue']);
    expect(mails.map((mail) => mail.to)).toEqual([
      'kt@office.example',
      'kt@office.example',
      'kt@office.example',
    ]);
    expect(mails[2]?.text).toContain('quá hạn 1 ngày');
    const history = await readCase(fresh.db, found!.id);
    expect(history?.events.map((event) => event.kind)).toEqual([
      'opened',
      'reminded',
      'reminded',
      'reminded',
    ]);

    await answerCase(
      fresh.db,
      found!.id,
      { number: '9/UBND', at: at('2026-11-25T09:00:00') },
      at('2026-11-25T09:00:00'),
    );
    expect(await planReminders(fresh.db, locality, at('2026-11-26T07:00:00'))).toBe(0);
  });

  test('a case that the press corrected two hours after it was opened is not called overdue', async () => {
    const opened = at('2026-11-16T09:00:00');
    const found = await openCase(
      fresh.db,
      locality,
      { articleId: ids[2]!, origin: 'wrong-report', desk: 'kt', clock: 'major', startedAt: opened },
      opened,
    );
    const url = 'https://bao.example/dinh-chinh';
    expect(await planReminders(fresh.db, locality, at('2026-11-16T10:00:00'))).toBe(1);
    await publishOutcome(fresh.db, found!.id, { kind: 'correction', url }, at('2026-11-16T11:00:00'));
    // What was planned before is not sent, and nothing more is planned.
    const { mails, send } = sentBy();
    const waiting = await next(at('2026-11-16T12:00:00'));
    const options = { host: 'h', dashboard: '', now: at('2026-11-16T12:00:00') };
    expect((await deliverReminder(fresh.db, locality, waiting, send, options)).kind).toBe('unsent');
    expect(await planReminders(fresh.db, locality, at('2026-11-19T09:00:00'))).toBe(0);
    expect(mails).toEqual([]);
  });

  test('a limit that was moved while its reminder waited is not called by the old day', async () => {
    const opened = at('2026-11-16T09:00:00');
    const found = await openCase(
      fresh.db,
      locality,
      { articleId: ids[3]!, origin: 'editor-request', desk: 'kt', clock: 'major', startedAt: opened },
      opened,
    );
    await planReminders(fresh.db, locality, opened);
    await setClock(fresh.db, found!.id, locality, 'editor', opened, opened);
    const { mails, send } = sentBy();
    const waiting = await next(at('2026-11-16T10:00:00'));
    const options = { host: 'h', dashboard: '', now: at('2026-11-16T10:00:00') };
    expect((await deliverReminder(fresh.db, locality, waiting, send, options)).kind).toBe('unsent');
    expect(mails).toEqual([]);
  });

  test('a case that was answered while its reminder waited is left in peace', async () => {
    const opened = at('2026-11-19T09:00:00');
    const found = await openCase(
      fresh.db,
      locality,
      { articleId: ids[1]!, origin: 'press-report', desk: 'kt', clock: 'major', startedAt: opened },
      opened,
    );
    await planReminders(fresh.db, locality, at('2026-11-19T22:00:00'));
    await answerCase(
      fresh.db,
      found!.id,
      { number: '1', at: at('2026-11-19T23:00:00') },
      at('2026-11-19T23:00:00'),
    );
    const { mails, send } = sentBy();
    const result = await deliverReminder(fresh.db, locality, await next(at('2026-11-20T06:00:00')), send, {
      host: 'h',
      dashboard: '',
      now,
    });
    expect(result.kind).toBe('unsent');
    expect(mails).toEqual([]);
  });
});
