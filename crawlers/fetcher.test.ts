import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetchResult } from './collector.ts';
import { memoryHostState } from './manners/back-off.ts';
import { createHostGate } from './manners/pace.ts';
import { type Origin, startOrigin } from './testing/origin.ts';

let origin: Origin;
afterEach(() => origin.close());

const text = (result: FetchResult) =>
  result.kind === 'document' ? Buffer.from(result.document.body).toString() : result;

describe('fetch', () => {
  it('brings a page with what it was asked for, unpacked, under its own https address', async () => {
    const packed = {
      br: brotliCompressSync('Tin br'),
      gzip: gzipSync('Tin gzip'),
      zstd: zstdCompressSync('Tin zstd'),
    };
    origin = await startOrigin((url) => {
      const coding = url.pathname.slice(1) as keyof typeof packed;
      return packed[coding] && { headers: { 'content-encoding': coding }, body: packed[coding] };
    });
    const fetcher = origin.fetcher();
    for (const coding of Object.keys(packed)) {
      expect(text(await fetcher.fetch(`https://bao.example/${coding}`))).toBe(`Tin ${coding}`);
    }
    const { headers } = origin.log.at(-1)!;
    expect(headers['user-agent']).toBe('DiemBao/0.1 (+mailto:vanphong@xa.example)');
    expect(headers['accept-encoding']).toBe('br, gzip, zstd');
    expect(headers.host).toBe('bao.example');
  });

  it('sends validators, and tells a 304 apart', async () => {
    origin = await startOrigin((_url, request) =>
      request.headers['if-none-match'] === '"v1"'
        ? { status: 304 }
        : { headers: { etag: '"v1"' }, body: 'x' },
    );
    const fetcher = origin.fetcher();
    const first = await fetcher.fetch('https://bao.example/rss');
    expect(first.kind === 'document' && first.document.headers.etag).toBe('"v1"');
    const again = await fetcher.fetch('https://bao.example/rss', { validators: { etag: '"v1"' } });
    expect(again).toEqual({ kind: 'unchanged', url: 'https://bao.example/rss' });
  });

  it('asks robots.txt first, once, on every host of a chain of redirects', async () => {
    origin = await startOrigin({
      'a.example': (url) =>
        url.pathname === '/robots.txt'
          ? 'User-agent: DiemBao\nDisallow: /mat'
          : { status: 302, headers: { location: 'https://b.example/kin' } },
      'b.example': (url) => (url.pathname === '/robots.txt' ? 'User-agent: *\nDisallow: /kin' : 'secret'),
    });
    const fetcher = origin.fetcher();
    expect(await fetcher.fetch('https://a.example/mat/1')).toMatchObject({
      kind: 'failed',
      reason: 'robots',
    });
    expect(await fetcher.fetch('https://a.example/di')).toMatchObject({ kind: 'failed', reason: 'robots' });
    await fetcher.fetch('https://a.example/di');
    expect(origin.paths()).toEqual(['a.example/di', 'a.example/di']);
    expect(origin.log.filter((entry) => entry.path === '/robots.txt')).toHaveLength(2);
  });

  it('takes 5xx for robots.txt as a no, 4xx as no file, and follows its redirects', async () => {
    origin = await startOrigin({
      'five.example': (url) => (url.pathname === '/robots.txt' ? { status: 500 } : 'x'),
      'four.example': (url) => (url.pathname === '/robots.txt' ? { status: 403 } : 'x'),
      'three.example': (url) =>
        url.pathname === '/robots.txt'
          ? { status: 301, headers: { location: 'https://rules.example/r' } }
          : 'x',
      'rules.example': (url) => (url.pathname === '/r' ? 'User-agent: *\nDisallow: /' : undefined),
    });
    const fetcher = origin.fetcher();
    expect(await fetcher.fetch('https://five.example/')).toMatchObject({
      reason: 'http-error',
      detail: 'robots.txt: HTTP 500',
    });
    expect(origin.paths()).toEqual([]);
    expect(text(await fetcher.fetch('https://four.example/'))).toBe('x');
    expect(await fetcher.fetch('https://three.example/')).toMatchObject({ reason: 'robots' });
  });

  it('keeps robots.txt a day and no longer', async () => {
    let time = Date.parse('2026-11-21T00:00:00Z');
    origin = await startOrigin(() => 'x');
    const fetcher = origin.fetcher({ now: () => new Date(time) });
    const asked = () => origin.log.filter((entry) => entry.path === '/robots.txt').length;
    await fetcher.fetch('https://bao.example/');
    time += 23 * 3_600_000;
    await fetcher.fetch('https://bao.example/');
    expect(asked()).toBe(1);
    time += 2 * 3_600_000;
    await fetcher.fetch('https://bao.example/');
    expect(asked()).toBe(2);
  });

  it.each([429, 503])(
    'leaves a host alone for as long as it asks (%i), and remembers across fetchers',
    async (status) => {
      let time = Date.parse('2026-11-21T00:00:00Z');
      let busy = true;
      origin = await startOrigin((url) =>
        url.pathname === '/robots.txt'
          ? undefined
          : busy
            ? { status, headers: { 'retry-after': '120' } }
            : 'x',
      );
      const hostState = memoryHostState();
      const now = () => new Date(time);
      const first = await origin.fetcher({ now, hostState }).fetch('https://www.bao.example/');
      expect(first).toMatchObject({ kind: 'failed', retryAfter: new Date(time + 120_000) });
      time += 119_000;
      const fetcher = origin.fetcher({ now, hostState });
      expect(await fetcher.fetch('https://bao.example/')).toMatchObject({ kind: 'failed' });
      expect(origin.paths()).toHaveLength(1);
      time += 2000;
      busy = false;
      expect(text(await fetcher.fetch('https://bao.example/'))).toBe('x');
    },
  );

  it('tells refusals from failures', async () => {
    origin = await startOrigin((url) => {
      if (url.pathname === '/robots.txt') return undefined;
      if (url.pathname === '/cookie')
        return '<script>document.cookie="D1N=1;path=/";location.reload()</script>';
      if (url.pathname === '/wall') return '<title>Just a moment...</title><div class="cf-turnstile"></div>';
      return { status: Number(url.pathname.slice(1)) };
    });
    const fetcher = origin.fetcher();
    const reason = async (path: string) => {
      const result = await fetcher.fetch(`https://bao.example${path}`);
      return result.kind === 'failed' ? result.reason : result.kind;
    };
    expect(await reason('/403')).toBe('blocked');
    expect(await reason('/404')).toBe('http-error');
    expect(await reason('/cookie')).toBe('challenge');
    expect(await reason('/wall')).toBe('blocked');
  });
});

describe('fetchAll', () => {
  it('brings each address once, hosts side by side', async () => {
    origin = await startOrigin((url) => (url.pathname === '/robots.txt' ? undefined : url.pathname));
    const urls = Array.from({ length: 60 }, (_, index) => `https://bao${index % 6}.example/${index}`);
    const seen = new Set<string>();
    for await (const result of origin.fetcher().fetchAll(urls)) {
      if (result.kind === 'document') seen.add(result.document.url);
    }
    expect(seen).toEqual(new Set(urls));
    expect(origin.paths()).toHaveLength(60);
  });

  it('keeps nobody waiting for a host with many addresses', async () => {
    origin = await startOrigin((url) => (url.pathname === '/robots.txt' ? undefined : 'x'));
    const many = Array.from({ length: 40 }, (_, index) => `https://nhieu.example/${index}`);
    const order: string[] = [];
    for await (const result of origin
      .fetcher({ defaultDelaySeconds: 0.01 })
      .fetchAll([...many, 'https://it.example/'])) {
      if (result.kind === 'document') order.push(new URL(result.document.url).hostname);
    }
    expect(order).toHaveLength(41);
    expect(order.indexOf('it.example')).toBeLessThan(10);
  });

  it('can be left in the middle, cancelled, and used again', async () => {
    origin = await startOrigin((url) => (url.pathname === '/robots.txt' ? undefined : url.pathname));
    const fetcher = origin.fetcher({ defaultDelaySeconds: 0.02 });
    const urls = Array.from({ length: 20 }, (_, index) => `https://bao.example/${index}`);
    for await (const result of fetcher.fetchAll(urls)) {
      expect(result.kind).toBe('document');
      break;
    }
    const stop = new AbortController();
    await expect(async () => {
      for await (const _ of fetcher.fetchAll(urls, { signal: stop.signal })) stop.abort();
    }).rejects.toThrow();
    const results = await Array.fromAsync(fetcher.fetchAll(urls.slice(0, 3)));
    expect(results.map((result) => result.kind)).toEqual(['document', 'document', 'document']);
    expect(origin.paths().length).toBeLessThan(12);
  });
});

describe('Crawlee underneath', () => {
  it('writes nothing: no storage folder, no line on standard output', async () => {
    origin = await startOrigin(() => 'x');
    const folder = mkdtempSync(join(tmpdir(), 'crawlee-'));
    const script = `
      import { createFetcher } from ${JSON.stringify(join(process.cwd(), 'crawlers/fetcher.ts'))};
      const fetcher = createFetcher({ userAgent: 'DiemBao/0.1', allowLoopback: true, defaultDelaySeconds: 0,
        now: () => new Date(), resolve: async () => ['127.0.0.1'], connectPort: () => ${origin.port} });
      let count = 0;
      for await (const result of fetcher.fetchAll(['https://a.example/1', 'https://b.example/2', 'no address']))
        if (result.kind === 'document') count++;
      await fetcher.close();
      process.exitCode = count;`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    const [code] = await once(child, 'exit');
    expect({ code, output, files: readdirSync(folder) }).toEqual({ code: 2, output: '', files: [] });
    rmSync(folder, { recursive: true });
  });
});

describe('pace', () => {
  it("keeps the longer of its own delay and the site's, which may ask for two minutes and no more", async () => {
    const delays: Record<string, number> = {};
    const gate = {
      enter: async (host: string, delayMs: number) => {
        delays[host] = delayMs / 1000;
        return () => undefined;
      },
    };
    const asked: Readonly<Record<string, string>> = {
      'it.example': '2',
      'vua.example': '90',
      'nhieu.example': '86400',
    };
    origin = await startOrigin((url) =>
      url.pathname === '/robots.txt' ? `User-agent: *\nCrawl-delay: ${asked[url.hostname]}` : 'x',
    );
    const fetcher = origin.fetcher({ defaultDelaySeconds: 5, gate });
    for (const host of Object.keys(asked)) await fetcher.fetch(`https://${host}/`);
    expect(delays).toEqual({ 'it.example': 5, 'vua.example': 90, 'nhieu.example': 120 });
    await fetcher.fetch('https://it.example/', { delaySeconds: 30 });
    expect(delays['it.example']).toBe(30);
  });

  it('adds up to a fifth of the delay at random', async () => {
    const spans: number[] = [];
    for (const random of [0, 1]) {
      const gate = createHostGate(() => random);
      (await gate.enter('a.example', 0))();
      const started = performance.now();
      (await gate.enter('a.example', 100))();
      spans.push(performance.now() - started);
    }
    expect(spans[0]).toBeGreaterThanOrEqual(99);
    expect(spans[1]! - spans[0]!).toBeGreaterThan(10);
    expect(spans[1]).toBeGreaterThanOrEqual(119);
  });

  it('never asks a registrable host twice within its delay, robots.txt and redirects included', async () => {
    origin = await startOrigin((url) => {
      if (url.pathname === '/robots.txt')
        return url.hostname === 'cham.example' ? 'User-agent: *\nCrawl-delay: 0.2' : undefined;
      return url.pathname === '/di' ? { status: 302, headers: { location: '/den' } } : 'x';
    });
    const hosts = ['a.example', 'www.a.example', 'cham.example', 'c.example'];
    const urls = hosts.flatMap((host) => ['/di', '/1', '/2'].map((path) => `https://${host}${path}`));
    await Array.fromAsync(origin.fetcher({ defaultDelaySeconds: 0.05 }).fetchAll(urls));
    const gaps = (wanted: (host: string) => boolean) => {
      const times = origin.log.filter((entry) => wanted(entry.host)).map((entry) => entry.at);
      return times.slice(1).map((time, index) => time - times[index]!);
    };
    expect(gaps((host) => host.endsWith('a.example'))).toHaveLength(9);
    for (const gap of gaps((host) => host.endsWith('a.example'))) expect(gap).toBeGreaterThanOrEqual(50);
    for (const gap of gaps((host) => host === 'cham.example')) expect(gap).toBeGreaterThanOrEqual(200);
  });
});
