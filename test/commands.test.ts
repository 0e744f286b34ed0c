import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import nodeFlags from '../pipeline/bin/node-flags.json' with { type: 'json' };
import { freshHome, jsonLines, runCommand, startCommand } from './setup/command.ts';
import { writeLocalities } from './setup/localities.ts';

let home: Awaited<ReturnType<typeof freshHome>>;
beforeAll(async () => {
  home = await freshHome();
});
afterAll(() => home.remove());

describe('exit codes', () => {
  test.each([
    [['--help'], 0],
    [['digest', '--help'], 0],
    [[], 2],
    [['no-such-command'], 2],
    [['digest'], 2],
    [['robots'], 2],
    [['start', '--port', 'eighty'], 2],
    [['extract', '--url', 'https://bao.example/', 'no-such-file.html'], 1],
  ])('diem-bao %j exits %i', async (args, code) => {
    const finished = await runCommand(args, { home: home.home });
    expect(finished.code).toBe(code);
    if (code === 1) expect(finished.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('the process', () => {
  test('runs under a bounded young generation, in the process that was started', async () => {
    const tell = 'console.error(process.pid, process.execArgv.join(), process.argv[1])';
    const env = { NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(tell)}"` };
    const { child, finished } = startCommand(['--help'], { home: home.home, env });
    const { code, stderr } = await finished;
    expect(code).toBe(0);
    expect(stderr.trim().split('\n').at(-1)).toMatch(
      new RegExp(`^${child.pid} ${nodeFlags.join()} .*main\\.ts$`),
    );
  });
});

describe('lines in, lines out', () => {
  test('robots answers each line, and a bad line goes by', async () => {
    const input = [
      JSON.stringify({
        id: 'a',
        robots: 'User-agent: *\nDisallow: /x',
        agent: 'DiemBao',
        url: 'https://b.example/x/1',
      }),
      'not json',
      JSON.stringify({ id: 7, robots: '' }),
      JSON.stringify({ id: 'b', robots: '', agent: 'DiemBao', url: 'https://b.example/' }),
    ].join('\n');
    const { code, stdout } = await runCommand(['robots', '--jsonl'], { input });
    const [a, bad, incomplete, b] = jsonLines(stdout);
    expect(code).toBe(0);
    expect([a, b]).toEqual([
      { id: 'a', allowed: false },
      { id: 'b', allowed: true },
    ]);
    expect(bad).toMatchObject({ id: null, error: expect.stringContaining('not JSON') });
    expect(incomplete).toMatchObject({ id: 7, error: expect.stringContaining('agent') });
  });

  test('extract reads a page in a legacy encoding from standard input', async () => {
    const words = Array.from(
      { length: 40 },
      (_, index) => `Đoạn văn thứ ${index} kể về chợ phiên vùng cao.`,
    ).join(' ');
    const input = `<html lang="vi"><head><title>Chợ phiên mở lại | Báo Thử</title></head><body><article><h1>Chợ phiên mở lại</h1><p>${words}</p></article></body></html>`;
    const { code, stdout } = await runCommand(['extract', '--url', 'https://bao.example/cho-phien'], {
      input,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'Chợ phiên mở lại',
      language: 'vi',
      text: expect.stringContaining('Đoạn văn thứ 3'),
    });
  });

  test('feed names what is wrong with a feed that is a page', async () => {
    const { code, stdout } = await runCommand(['feed', '--jsonl'], {
      input: '{"id":1,"url":"https://b.example/","path":"README.md"}\n',
    });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toEqual([{ id: 1, error: expect.any(String) }]);
  });
});

describe('one home, one start', () => {
  // Profiles without sources: nothing here may ask a host of the real web.
  let env: Record<string, string>;
  beforeAll(async () => {
    env = { DIEM_BAO_LOCALITIES: await writeLocalities([]) };
  });
  const start = () => ({ home: home.home, env });

  test('a port in use is named', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const { code, stderr } = await runCommand(['start', '--port', port], start());
    server.close();
    expect(code).toBe(1);
    expect(stderr).toContain(port);
  });

  test('a second start is refused, and the first stops cleanly on SIGTERM', async () => {
    const first = startCommand(['start', '--port', '0'], start());
    await first.shown('Ctrl-C stops');
    const second = await runCommand(['start', '--port', '0'], start());
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('already runs');
    const beside = await runCommand(['status', '--json'], { home: home.home });
    expect(JSON.parse(beside.stdout)).toMatchObject({ totals: { articles: 0 } });
    first.child.kill('SIGTERM');
    expect(await first.finished).toMatchObject({ code: 0 });
  });

  test('after a kill -9 the next start takes over', async () => {
    const first = startCommand(['start', '--port', '0'], start());
    await first.shown('Ctrl-C stops');
    first.child.kill('SIGKILL');
    await first.finished;
    const next = startCommand(['start', '--port', '0'], start());
    await next.shown('Ctrl-C stops');
    next.child.kill('SIGINT');
    expect(await next.finished).toMatchObject({ code: 0 });
  });
});
