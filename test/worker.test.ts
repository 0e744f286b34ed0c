import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHome, runCommand, startCommand } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { writeLocalities } from './setup/localities.ts';

let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;
beforeAll(async () => {
  home = await freshHome();
  fresh = await freshDatabase();
});
afterAll(async () => {
  await fresh.drop();
  await home.remove();
});

test('a worker needs a shared server', async () => {
  const { code, stderr } = await runCommand(['worker'], { home: home.home });
  expect(code).toBe(1);
  expect(stderr).toContain('DATABASE_URL');
});

test('start and a worker share one server, and both stop cleanly', { timeout: 180_000 }, async () => {
  const env = { DATABASE_URL: fresh.url, DIEM_BAO_LOCALITIES: await writeLocalities([]) };
  const main = startCommand(['start', '--port', '0'], { home: home.home, env });
  await main.shown('Ctrl-C stops');
  await main.shown('/lien-ket/');
  const worker = startCommand(['worker', '--queues', 'collect,road'], { home: home.home, env });
  await worker.shown('Ctrl-C stops');
  const status = await runCommand(['status', '--json'], { home: home.home, env });
  expect(JSON.parse(status.stdout)).toMatchObject({ totals: { documents: 0 } });
  for (const process of [worker, main]) process.child.kill('SIGTERM');
  expect(await worker.finished).toMatchObject({ code: 0 });
  expect(await main.finished).toMatchObject({ code: 0 });
});

test('a server that nobody answers is named', async () => {
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };
  const { code, stderr } = await runCommand(['status'], { home: home.home, env });
  expect(code).toBe(1);
  expect(stderr).toMatch(/127\.0\.0\.1:9\/none cannot be opened.*DATABASE_URL/);
});
