/**
 * What an idle schedule costs: 10,000 sources, none due, the schedule and the queue of `diem-bao start` running.
 * Usage: npx node bench/schedule.ts [seconds, 60]
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase } from '../db/open.ts';
import { openQueue, QUEUES } from '../pipeline/queue.ts';
import { startSchedule } from '../pipeline/schedule.ts';

const SOURCES = 10_000;
const seconds = Number(process.argv[2] ?? 60);
const home = await mkdtemp(join(tmpdir(), 'diem-bao-bench-'));
const { db, url, close } = await openDatabase({ home });
await sql`insert into sources (id, kind, type, url, outlet, localities, next_round_at)
  select 'nguon-' || n, 'press', 'feed', 'https://bao' || n || '.example/rss', 'Báo ' || n, '{xa-thu}', now() + interval '1 day'
  from generate_series(1, ${SOURCES}::int) as n`.execute(db);

const boss = await openQueue(url);
for (const name of Object.keys(QUEUES))
  await boss.work(name, { pollingIntervalSeconds: 5 }, async () => undefined);
const schedule = startSchedule({
  db,
  boss,
  home,
  localities: [],
  now: () => new Date(),
  onError: (error) => console.error(error),
});

/** Processor seconds of the server's processes, as the system counts them. */
const serverSeconds = (): number =>
  execFileSync('ps', ['-eo', 'times=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => /postgres: |bin\/postgres/.test(line) && !line.includes(' ps '))
    .reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[0]), 0);

await wait(15_000);
const before = { own: process.cpuUsage(), server: serverSeconds(), at: performance.now() };
await wait(seconds * 1000);
const own = process.cpuUsage(before.own);
const elapsed = (performance.now() - before.at) / 1000;
const ownShare = (own.user + own.system) / 1e6 / elapsed;
const serverShare = (serverSeconds() - before.server) / elapsed;
console.log(`${SOURCES} sources, none due, ${elapsed.toFixed(0)} s`);
console.log(
  `program ${(100 * ownShare).toFixed(2)} % of a core, database ${(100 * serverShare).toFixed(2)} % (whole seconds only)`,
);

schedule.stop();
await boss.stop({ graceful: true });
await close();
await rm(home, { recursive: true, force: true });
