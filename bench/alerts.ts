/**
 * How long an alert takes from the fetched page to the mail that the server took, over the real road: schedule with
 * its ticks, queue, stages with the shipped model, watch, outbox, loopback SMTP. Usage: npx node bench/alerts.ts
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueue } from '../pipeline/queue.ts';
import { startSchedule } from '../pipeline/schedule.ts';
import { ALL_QUEUES, startWorkers } from '../pipeline/work.ts';
import { BURST_NOW, openBurst } from '../test/setup/burst.ts';

const home = await mkdtemp(join(tmpdir(), 'diem-bao-bench-'));
const burst = await openBurst({ home, url: '' });
const { installation, office, origin, mails } = burst;
installation.own();
const boss = await openQueue(installation.url);
const started = performance.now();
await startWorkers(boss, installation, office.office, { queues: ALL_QUEUES });
const schedule = startSchedule({
  db: installation.db,
  boss,
  home,
  localities: installation.localities,
  now: () => BURST_NOW,
  onError: (error) => console.error(error),
});
await burst.firstMail;
const taken = mails[0]?.at ?? Number.NaN;
const pages = origin.log.filter(({ path }) => path.endsWith('.html')).map(({ doneAt }) => doneAt);
const seconds = (from: number) => ((taken - from) / 1000).toFixed(1);
console.table([
  {
    pages: pages.length,
    'first page to mail, s': seconds(Math.min(...pages)),
    'last page to mail, s': seconds(Math.max(...pages)),
    'start to mail, s': seconds(started),
  },
]);
schedule.stop();
await boss.stop({ graceful: true, timeout: 20_000 });
await burst.close();
await rm(home, { recursive: true, force: true });
