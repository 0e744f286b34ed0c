import { createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher } from './fetcher.ts';
import { type Handler, type Origin, startOrigin } from './testing/origin.ts';

let origin: Origin | undefined;
afterEach(async () => {
  await origin?.close();
  origin = undefined;
});
const serve = async (handler: Handler) => {
  origin = await startOrigin((url, request, response) =>
    url.pathname === '/robots.txt' ? undefined : handler(url, request, response),
  );
  return origin;
};
const MB = 1024 * 1024;

describe('bounded size and time', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['gzip, gzip', (bytes: Buffer) => gzipSync(gzipSync(bytes))],
  ])('a decompression bomb in %s costs its limit and no more', async (coding, pack) => {
    const bomb = pack(Buffer.alloc(96 * MB));
    await serve(() => ({ headers: { 'content-encoding': coding }, body: bomb }));
    const fetcher = origin!.fetcher({ limits: { bodyBytes: MB } });
    const before = process.memoryUsage.rss();
    expect(await fetcher.fetch('https://bom.example/')).toMatchObject({
      kind: 'failed',
      reason: 'too-large',
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(60 * MB);
  });

  it('refuses more codings than anybody needs, and unknown ones', async () => {
    await serve((url) => ({
      headers: { 'content-encoding': url.pathname === '/4' ? 'gzip, gzip, gzip, gzip' : 'x-la' },
      body: 'x',
    }));
    const fetcher = origin!.fetcher();
    expect(await fetcher.fetch('https://bom.example/4')).toMatchObject({
      reason: 'broken-coding',
      detail: '4 content codings',
    });
    expect(await fetcher.fetch('https://bom.example/x')).toMatchObject({
      reason: 'broken-coding',
      detail: 'unknown content coding x-la',
    });
  });

  const page = Buffer.from('Tin trong ngày của xã. '.repeat(200));
  it.each([
    ['gzip', gzipSync(page)],
    ['deflate', deflateSync(page)],
    ['br', brotliCompressSync(page)],
    ['zstd', zstdCompressSync(page)],
  ])('says that a body in %s is broken, and does not hold it against the host', async (coding, packed) => {
    const spoilt = Buffer.from(packed).fill(0xff, 8, 24);
    const bodies: Readonly<Record<string, Uint8Array>> = {
      '/hong': spoilt,
      '/khong-nen': page,
      '/rong': Buffer.alloc(3, 0xff),
      '/cut': packed.subarray(0, packed.length - 5),
      '/tot': packed,
    };
    await serve((url) => ({ headers: { 'content-encoding': coding }, body: bodies[url.pathname]! }));
    const fetcher = origin!.fetcher();
    for (const path of ['/hong', '/khong-nen', '/rong', '/cut']) {
      const result = await fetcher.fetch(`https://hong.example${path}`);
      expect(result, path).toMatchObject({
        kind: 'failed',
        reason: 'broken-coding',
        detail: expect.stringMatching(/./),
      });
      expect(result, path).not.toHaveProperty('retryAfter');
    }
    expect(await fetcher.fetch('https://hong.example/tot')).toMatchObject({ kind: 'document' });
  });

  it('ends an endless body, packed or not', async () => {
    let written = 0;
    await serve((_url, _request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x'))) written += 65_536;
      };
      response.writeHead(200).on('drain', more);
      more();
      return 'handled';
    });
    const fetcher = origin!.fetcher({ limits: { bodyBytes: 2 * MB } });
    expect(await fetcher.fetch('https://dai.example/')).toMatchObject({
      kind: 'failed',
      reason: 'too-large',
    });
    expect(written).toBeLessThan(20 * MB);
  });

  it('ends a body that drips, and one that never comes', async () => {
    await serve((url, _request, response) => {
      if (url.pathname === '/im') return 'handled';
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
      return 'handled';
    });
    const fetcher = origin!.fetcher({ limits: { totalMs: 300, idleMs: 200 } });
    expect(await fetcher.fetch('https://nho.example/giot')).toMatchObject({
      kind: 'failed',
      reason: 'too-slow',
    });
    expect(await fetcher.fetch('https://nho.example/im')).toMatchObject({
      kind: 'failed',
      reason: 'too-slow',
    });
  });

  it('stops a flood of headers', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = () => {
          while (!socket.destroyed && socket.write(`x-${Math.random()}: ${'y'.repeat(1000)}\r\n`));
        };
        socket.on('drain', more);
        more();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await serve(() => 'x');
    const fetcher = origin!.fetcher({ connectPort: () => port });
    // The robots.txt of this host is the flood, so nothing else may be asked.
    expect(await fetcher.fetch('https://lut.example/')).toMatchObject({
      kind: 'failed',
      reason: 'too-large',
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it('follows a chain of redirects to its limit', async () => {
    await serve((url) => ({ status: 302, headers: { location: `/${Number(url.pathname.slice(1)) + 1}` } }));
    expect(await origin!.fetcher().fetch('https://vong.example/0')).toMatchObject({ reason: 'http-error' });
    expect(origin!.paths()).toHaveLength(6);
  });
});

describe('DNS', () => {
  const strict = (resolve: (host: string) => Promise<string[]>, options = {}) =>
    createFetcher({
      userAgent: 'DiemBao/0.1',
      allowLoopback: false,
      defaultDelaySeconds: 0,
      now: () => new Date(),
      resolve,
      ...options,
    });

  it('a name that leads inwards is refused where the connection is made, robots.txt included', async () => {
    await serve(() => 'nội bộ');
    for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1']) {
      const fetcher = strict(async () => [address]);
      expect(await fetcher.fetch('http://lua.example/')).toMatchObject({
        kind: 'failed',
        reason: 'unsafe-address',
      });
      await fetcher.close();
    }
    expect(origin!.log).toEqual([]);
  });

  it('a public answer beside a private one does not help', async () => {
    const fetcher = strict(async () => ['8.8.8.8', '127.0.0.1']);
    expect(await fetcher.fetch('http://lua.example/')).toMatchObject({ reason: 'unsafe-address' });
    await fetcher.close();
  });

  it('rebinding gains nothing: the name is resolved once per connection and the checked address is used', async () => {
    origin = await startOrigin(() => ({ headers: { connection: 'close' }, body: 'x' }));
    const answers = [['127.0.0.1'], ['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1']];
    let asked = 0;
    const fetcher = origin!.fetcher({ resolve: async () => answers[asked++] ?? ['10.0.0.1'] });
    const kinds: string[] = [];
    for (const path of ['1', '2', '3']) {
      const result = await fetcher.fetch(`http://doi.example/${path}`);
      kinds.push(result.kind === 'failed' ? result.reason : result.kind);
    }
    expect(kinds).toContain('document');
    expect(kinds).toContain('unsafe-address');
    // Every connection had exactly one resolution of its own: none was made on an answer that nobody checked.
    expect(asked).toBe(origin!.log.length + kinds.filter((kind) => kind === 'unsafe-address').length);
  });

  it('a redirect inwards is refused, to an address as to a name', async () => {
    await serve((url) => ({
      status: 302,
      headers: {
        location:
          url.pathname === '/ten' ? 'http://trong.example/' : 'http://169.254.169.254/latest/meta-data/',
      },
    }));
    const fetcher = origin!.fetcher({
      resolve: async (host) => (host === 'trong.example' ? ['192.168.0.1'] : ['127.0.0.1']),
    });
    expect(await fetcher.fetch('https://ngoai.example/ten')).toMatchObject({ reason: 'unsafe-address' });
    expect(await fetcher.fetch('https://ngoai.example/so')).toMatchObject({ reason: 'unsafe-address' });
  });
});
