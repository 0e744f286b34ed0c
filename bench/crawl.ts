import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getHeapSpaceStatistics } from 'node:v8';
import { openArchive } from '../crawlers/archive.ts';
import { createFetcher } from '../crawlers/fetcher.ts';
import { openDatabase } from '../db/open.ts';
import { saveDocument } from '../db/queries/documents.ts';
import nodeFlags from '../pipeline/bin/node-flags.json' with { type: 'json' };

/**
 * `node bench/crawl.ts [throughput|manners|memory] [minutes]`: the fetcher against a loopback origin in another
 * process. throughput: 5,000 articles of 50 hosts without delay, fetched, archived and stored. manners: 200
 * hosts, gaps from the origin's own log. memory: a steady 1,500 pages a minute for so many minutes. All under
 * the flags that `diem-bao` starts Node with.
 */
const [which = 'throughput', minutes = '30'] = process.argv.slice(2);
if (nodeFlags.some((flag) => !process.execArgv.includes(flag))) {
  const again = [...nodeFlags, ...process.execArgv, import.meta.filename, which, minutes];
  process.exit(spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1);
}

const child = fork(join(import.meta.dirname, 'crawl-origin.ts'));
const [{ port }] = (await once(child, 'message')) as [{ port: number }];
const fetcherWith = (defaultDelaySeconds: number) =>
  createFetcher({
    userAgent: 'DiemBao/0.1 (+mailto:bench@example.vn)',
    allowLoopback: true,
    defaultDelaySeconds,
    now: () => new Date(),
    resolve: async () => ['127.0.0.1'],
    connectPort: () => port,
  });
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
const rss = () => megabytes(process.memoryUsage.rss());

async function throughput(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'bench-'));
  const { db, close } = await openDatabase({ home });
  const archive = await openArchive(join(home, 'archive'), { now: () => new Date() });
  const fetcher = fetcherWith(0);
  const urls = Array.from(
    { length: 5000 },
    (_, index) => `https://bao${index % 50}.example/bai-${index}.html`,
  );
  const started = performance.now();
  const saving = new Set<Promise<unknown>>();
  let stored = 0;
  for await (const result of fetcher.fetchAll(urls)) {
    if (result.kind !== 'document') throw new Error(JSON.stringify(result));
    const { document } = result;
    const save = archive
      .append('xa-mau', document)
      .then((location) =>
        saveDocument(db, { document, location, sourceId: null, kind: 'press', outlet: '', hint: {} }),
      )
      .then((id) => {
        if (id !== undefined) stored++;
        saving.delete(save);
      });
    saving.add(save);
    if (saving.size >= 32) await Promise.race(saving);
  }
  await Promise.all(saving);
  const seconds = (performance.now() - started) / 1000;
  console.table([
    {
      pages: urls.length,
      stored,
      seconds: seconds.toFixed(1),
      'pages a minute': Math.round((stored / seconds) * 60),
      'RSS MB': rss(),
    },
  ]);
  await fetcher.close();
  await archive.close();
  await close();
  await rm(home, { recursive: true, force: true });
}

async function manners(): Promise<void> {
  const hosts = Array.from(
    { length: 200 },
    (_, index) => `${index % 10 === 0 ? 'slow' : 'bao'}${index}.example`,
  );
  const urls = hosts.flatMap((host) =>
    Array.from({ length: 8 }, (_, page) => `https://${host}/bai-${page}.html`),
  );
  const fetcher = fetcherWith(1);
  let documents = 0;
  for await (const result of fetcher.fetchAll(urls)) if (result.kind === 'document') documents++;
  const byHost = Map.groupBy(await logOf(child), (entry) => entry.host);
  const gapsOf = (wanted: boolean) =>
    [...byHost]
      .filter(([host]) => host.startsWith('slow') === wanted)
      .flatMap(([, entries]) => entries.slice(1).map((entry, index) => entry.at - entries[index]!.at));
  const row = (name: string, delayMs: number, gaps: readonly number[]) => ({
    hosts: name,
    gaps: gaps.length,
    'delay ms': delayMs,
    'shortest gap ms': Math.min(...gaps).toFixed(1),
    'closer than the delay': gaps.filter((gap) => gap < delayMs).length,
  });
  console.table([
    row('180, own delay 1 s', 1000, gapsOf(false)),
    row('20, Crawl-delay 2 s', 2000, gapsOf(true)),
  ]);
  console.log(`${documents} of ${urls.length} pages`);
  await fetcher.close();
}

async function logOf(origin: ChildProcess): Promise<{ host: string; at: number }[]> {
  origin.send('log');
  const [{ log }] = (await once(origin, 'message')) as [{ log: { host: string; at: number }[] }];
  return log;
}

/** Where the memory of the process is, MB. */
function memoryNow() {
  const { heapUsed, heapTotal, external } = process.memoryUsage();
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  return {
    'RSS MB': rss(),
    'heap used': megabytes(heapUsed),
    'heap held': megabytes(heapTotal),
    'young generation': megabytes(young?.physical_space_size ?? 0),
    external: megabytes(external),
  };
}

/** 50 hosts, each asked every two seconds: 25 pages a second, archived. */
async function memory(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'bench-'));
  const archive = await openArchive(home, { now: () => new Date() });
  const fetcher = fetcherWith(1.8);
  const end = performance.now() + Number(minutes) * 60_000;
  const rows: ({ minute: number; pages: number } & ReturnType<typeof memoryNow>)[] = [];
  let pages = 0;
  for (let round = 0, minute = 0; performance.now() < end; round++) {
    const urls = Array.from(
      { length: 500 },
      (_, index) => `https://bao${index % 50}.example/${round}-${index}.html`,
    );
    for await (const result of fetcher.fetchAll(urls)) {
      if (result.kind !== 'document') throw new Error(JSON.stringify(result));
      await archive.append('xa-mau', result.document);
      pages++;
      const now = Number(minutes) - (end - performance.now()) / 60_000;
      if (now < minute + 1) continue;
      minute = Math.floor(now);
      rows.push({ minute, pages, ...memoryNow() });
    }
    await logOf(child);
  }
  console.table(rows.filter((row, index) => index < 3 || row.minute % 5 === 0));
  const warm = rows[1]!['RSS MB'];
  console.log(`RSS at the end over RSS after 2 minutes: ${(rows.at(-1)!['RSS MB'] / warm).toFixed(2)}`);
  await fetcher.close();
  await archive.close();
  await rm(home, { recursive: true, force: true });
}

await { throughput, manners, memory }[which as 'throughput']();
child.disconnect();
