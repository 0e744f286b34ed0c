import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDeliveries } from '../db/queries/deliveries.ts';
import { openQueue } from '../pipeline/queue.ts';
import { startSchedule } from '../pipeline/schedule.ts';
import { startWorkers } from '../pipeline/work.ts';
import { BURST_NOW, type Burst, openBurst } from './setup/burst.ts';
import { freshHome } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';

const ASKED_MS = 15 * 60_000;

let fresh: FreshDatabase;
let home: Awaited<ReturnType<typeof freshHome>>;
let burst: Burst;

beforeAll(async () => {
  fresh = await freshDatabase();
  home = await freshHome();
  burst = await openBurst({ home: home.home, url: fresh.url });
});
afterAll(async () => {
  await burst.close();
  await fresh.drop();
  await home.remove();
});

test('from the fetched page to the sent alert, over queue, stages and mail server, well within 15 minutes', {
  timeout: 120_000,
}, async () => {
  const { installation, office } = burst;
  const boss = await openQueue(fresh.url);
  await startWorkers(boss, installation, office.office, { queues: ['collect', 'road', 'outbox'] });
  const problems: Error[] = [];
  const schedule = startSchedule({
    db: fresh.db,
    boss,
    home: home.home,
    localities: installation.localities,
    now: () => BURST_NOW,
    onError: (error) => problems.push(error),
  });
  try {
    await burst.firstMail;
  } finally {
    schedule.stop();
    await boss.stop({ graceful: true, timeout: 20_000 });
  }
  expect(problems).toEqual([]);
  const fetched = burst.origin.log.filter(({ path }) => path.endsWith('.html')).map(({ doneAt }) => doneAt);
  const [mail] = burst.mails;
  expect(fetched).toHaveLength(12);
  expect(mail!.at - Math.min(...fetched)).toBeLessThan(ASKED_MS / 10);
  expect(mail!.text).toMatch(/^To: truc@xa\.example/m);
  const [delivery] = await listDeliveries(fresh.db, installation.localities[0]!.id, 1);
  expect(delivery).toMatchObject({ kind: 'alert', channel: 'email', state: 'sent', attempts: 1 });
});
