import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finished, freshHome, runCommand } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { writeLocalities } from './setup/localities.ts';
import { articlePage, writeWarc } from './setup/pages.ts';
import { snapshot } from './setup/snapshot.ts';

let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  home = await freshHome();
  fresh = await freshDatabase();
  env = { DATABASE_URL: fresh.url, DIEM_BAO_LOCALITIES: await writeLocalities([]) };
});
afterAll(async () => {
  await fresh.drop();
  await home.remove();
});

const run = (...args: string[]) => runCommand(args, { home: home.home, env });
const lastLine = ({ stderr }: Finished) => stderr.trim().split('\n').at(-1) ?? '';

/** Runs a command that may write no file longer than `kilobytes`: as on a disk that is full. */
async function runOnFullDisk(kilobytes: number, ...args: string[]): Promise<Finished> {
  const command = [process.execPath, resolve('pipeline/bin/diem-bao.js'), ...args];
  const child = spawn('bash', ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', ...command], {
    env: { ...process.env, CI: 'true', DIEM_BAO_HOME: home.home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number | null, stdout, stderr };
}

describe('a profile with a typo', () => {
  test('names file, line and field, and the other localities go on', async () => {
    const folder = env.DIEM_BAO_LOCALITIES ?? '';
    const profile = await readFile(join(folder, 'xa-thu', 'profile.yaml'), 'utf8');
    await mkdir(join(folder, 'xa-sai'));
    const line = profile.split('\n').findIndex((text_) => text_.startsWith('level:')) + 1;
    await writeFile(
      join(folder, 'xa-sai', 'profile.yaml'),
      profile.replace('level: commune', 'level: comune'),
    );
    await writeFile(join(folder, 'xa-sai', 'sources.yaml'), 'sources: []\n');
    const both = await run('sources');
    expect(both.code).toBe(0);
    expect(both.stderr).toMatch(new RegExp(`xa-sai/profile\\.yaml:${line}: level: .*commune`));
    const asked = await run('digest', '--locality', 'xa-sai', '--format', 'txt');
    expect(asked.code).toBe(1);
    expect(lastLine(asked)).toContain('there are: xa-thu');
    await rm(join(folder, 'xa-sai'), { recursive: true });
  });
});

describe('a database that nobody serves', () => {
  test('is named in one line', async () => {
    const finished = await runCommand(['status'], {
      home: home.home,
      env: { ...env, DATABASE_URL: 'postgres://diem:bao@127.0.0.1:1/diem_bao' },
    });
    expect(finished.code).toBe(1);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
    expect(finished.stderr).toMatch(/127\.0\.0\.1:1\/diem_bao cannot be opened.*DATABASE_URL/);
    expect(finished.stderr).not.toContain('bao@');
  });
});

describe('pages handed in', { timeout: 180_000 }, () => {
  const pages = Array.from({ length: 8 }, (_, index) => articlePage(index));
  let warc: string;
  beforeAll(async () => {
    warc = join(home.home, 'pages.warc.gz');
    await writeWarc(warc, pages);
  });

  test('of a WARC cut in half: what can be read is kept, the rest comes with the whole file', async () => {
    const half = join(home.home, 'half.warc.gz');
    await writeWarc(half, pages);
    await truncate(half, Math.floor((await stat(half)).size / 2));
    const cut = await run('ingest', half, '--json');
    expect(cut.code).toBe(1);
    expect(lastLine(cut)).toMatch(/half\.warc\.gz at byte \d+: .*cut off/);
    const report = JSON.parse(cut.stdout) as { records: number; fresh: number };
    expect(report.records).toBeGreaterThan(1);
    expect(report.records).toBeLessThan(8);
    expect((await snapshot(fresh.db)).articles).toHaveLength(report.records);

    const whole = await run('ingest', warc, '--json');
    expect(whole.code).toBe(0);
    expect(JSON.parse(whole.stdout)).toMatchObject({ records: 8, known: report.records });
    const { articles, unfinished } = await snapshot(fresh.db);
    expect(articles).toHaveLength(8);
    expect(unfinished).toEqual([]);
  });

  test('that are no WARC, or not there, are named', async () => {
    const other = join(home.home, 'page.warc');
    await writeFile(other, articlePage(1));
    const wrong = await run('ingest', join(home.home, 'absent.warc'), other);
    expect(wrong.code).toBe(1);
    expect(lastLine(wrong)).toMatch(/absent\.warc: no such file; .*page\.warc at byte 0: /);
    expect((await snapshot(fresh.db)).articles).toHaveLength(8);
  });

  test('on a full disk: one clear line, no half-written record, and the next run completes', async () => {
    const more = join(home.home, 'more.warc.gz');
    await writeWarc(more, pages.slice(0, 5), 'bao-khac.example');
    const folder = join(home.home, 'archive', 'ingest');
    const [today = ''] = (await readdir(folder)).filter((name) => name.endsWith('.warc.gz'));
    await rename(join(folder, today), join(folder, 'aside'));
    await symlink('/dev/full', join(folder, today));
    const full = await run('ingest', more);
    expect(full.code).toBe(1);
    expect(full.stderr.trim().split('\n')).toHaveLength(1);
    expect(full.stderr).toContain('no room left for the archive');
    expect((await snapshot(fresh.db)).documents).toHaveLength(8);

    await rename(join(folder, 'aside'), join(folder, today));
    const next = await run('ingest', more, '--json');
    expect(next.code).toBe(0);
    expect(JSON.parse(next.stdout)).toMatchObject({ records: 5, fresh: 5 });
    const { articles, unfinished } = await snapshot(fresh.db);
    expect(articles).toHaveLength(13);
    expect(unfinished).toEqual([]);
    expect((await run('archive', 'verify')).code).toBe(0);
  });
});

describe('results that find no room', () => {
  const days = ['--from', '2026-11-01', '--to', '2026-11-30'];
  test.each([
    ['export', ['export', '--locality', 'xa-thu', ...days, '--format', 'jsonl', '--out', '/dev/full']],
    ['digest', ['digest', '--locality', 'xa-thu', '--format', 'html', '--out', '/dev/full']],
  ])('%s says so and fails', async (_, args) => {
    const finished = await run(...args);
    expect(finished.code).toBe(1);
    expect(lastLine(finished)).toMatch(/ENOSPC|no space/);
  });

  test('a backup leaves no half file behind', async () => {
    const folder = join(home.home, 'backups');
    await mkdir(folder);
    const finished = await runOnFullDisk(20, 'backup', join(folder, 'b.tar.gz'));
    expect(finished.code).toBe(1);
    expect(lastLine(finished)).not.toBe('');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a page or a feed on the command line', () => {
  test('in a gzip file that is broken is named, and the other lines go on', async () => {
    const broken = join(home.home, 'broken.html.gz');
    await writeFile(broken, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), randomBytes(200)]));
    const input = [
      JSON.stringify({ id: 'a', url: 'http://b.example/1', path: broken }),
      JSON.stringify({ id: 'b', url: 'http://b.example/2', html: articlePage(2) }),
    ].join('\n');
    const { code, stdout } = await runCommand(['extract', '--jsonl'], { input });
    const [a, b] = stdout
      .trim()
      .split('\n')
      .map((answer) => JSON.parse(answer) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(a).toMatchObject({ id: 'a', error: expect.stringContaining('broken gzip') });
    expect(b).toMatchObject({ id: 'b', title: 'Lợi Bác bàn việc số 2' });
    const alone = await runCommand(['extract', '--url', 'http://b.example/1', broken]);
    expect(alone.code).toBe(1);
    expect(alone.stderr.trim().split('\n')).toHaveLength(1);
  });
});
