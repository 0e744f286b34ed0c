import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createBrowserFetcher } from './browser-fetcher.ts';
import type { BrowserFetcher } from './collector.ts';
import { type Origin, startOrigin } from './testing/origin.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

describe.skipIf(!CHROMIUM)('createBrowserFetcher', () => {
  let origin: Origin;
  let browser: BrowserFetcher;
  afterEach(async () => {
    await browser.close();
    await origin.close();
  });
  const open = (limits = {}) => {
    browser = createBrowserFetcher({
      executablePath: CHROMIUM!,
      fetcher: origin.fetcher(),
      now: () => new Date(),
      limits,
    });
    return browser;
  };
  const bodyOf = async (url: string) => {
    const result = await browser.render(url);
    return result.kind === 'document'
      ? Buffer.from(result.document.body).toString()
      : `${result.kind} ${JSON.stringify(result)}`;
  };

  it('shows what scripts write, fetched politely: robots, one guard, no pictures, no frames', async () => {
    origin = await startOrigin({
      'bao.example': (url) =>
        ({
          '/robots.txt': 'User-agent: *\nDisallow: /cam',
          '/tin': `<img src=/anh.png><link rel=stylesheet href=/a.css><iframe src=/khung></iframe><script src=/a.js></script>
            <script>fetch('/cam').catch(() => {}); fetch('http://10.0.0.1/').catch(() => {}); new WebSocket('ws://bao.example/s');
            fetch('/p', {method: 'POST', body: 'x'}).catch(() => {}); navigator.sendBeacon('/b', 'x');</script>`,
          '/a.js': {
            headers: { 'content-type': 'text/javascript' },
            body: `fetch('/api').then(r => r.text()).then(t => document.body.append(t))`,
          },
          '/api': 'Tin từ máy chủ',
        })[url.pathname],
    });
    open();
    expect(await bodyOf('https://bao.example/tin')).toContain('Tin từ máy chủ');
    expect(origin.log.map((entry) => entry.path).toSorted()).toEqual([
      '/a.js',
      '/api',
      '/robots.txt',
      '/tin',
    ]);
    expect(new Set(origin.log.map((entry) => entry.headers['user-agent']))).toEqual(
      new Set(['DiemBao/0.1 (+mailto:vanphong@xa.example)']),
    );
  });

  it('passes a script that sets a cookie, in a profile that is thrown away', async () => {
    origin = await startOrigin((url, request) => {
      if (url.pathname === '/robots.txt') return undefined;
      return request.headers.cookie === 'D1N=abc'
        ? '<p>Bài viết thật.</p>'
        : '<script>document.cookie = "D1N=abc"; location.reload()</script>';
    });
    open();
    expect(await bodyOf('https://bao.example/')).toContain('Bài viết thật.');
    await bodyOf('https://bao.example/');
    expect(
      origin.log.filter((entry) => entry.headers.cookie === undefined && entry.path === '/'),
    ).toHaveLength(2);
  });

  it('hands on what is no page as it came, behind a script cookie too', async () => {
    const rss = '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title></channel></rss>';
    origin = await startOrigin((url, request) => {
      if (url.pathname === '/robots.txt') return undefined;
      if (url.pathname === '/sau' && !request.headers.cookie)
        return '<script>document.cookie = "a=1"; location.reload()</script>';
      return { headers: { 'content-type': 'application/rss+xml' }, body: rss };
    });
    open();
    expect(await bodyOf('https://bao.example/ngay')).toBe(rss);
    expect(await bodyOf('https://bao.example/sau')).toBe(rss);
  });

  it('makes few requests for a page that opens a thousand, or that loads itself for ever', async () => {
    origin = await startOrigin((url) => {
      if (url.pathname === '/nghin')
        return '<script>for (let i = 0; i < 1000; i++) fetch("/x" + i).catch(() => {})</script>ok';
      if (url.pathname === '/lai')
        return '<script>location.href = "/lai?" + Math.random()</script>x'.padEnd(500, 'chữ ');
      return url.pathname === '/robots.txt' ? undefined : 'x';
    });
    open({ requests: 20 });
    expect(await bodyOf('https://bao.example/nghin')).toContain('ok');
    expect(origin.paths()).toHaveLength(21);
    await browser.render('https://bao.example/lai');
    expect(origin.paths().filter((path) => path.includes('/lai')).length).toBeLessThanOrEqual(6);
  });

  it('ends in bounded time, whatever a script does', async () => {
    origin = await startOrigin((url) =>
      url.pathname === '/robots.txt' ? undefined : '<script>setTimeout(() => { for (;;); }, 50)</script>',
    );
    open({ totalMs: 1500 });
    const started = performance.now();
    expect(await browser.render('https://bao.example/vong')).toMatchObject({
      kind: 'failed',
      reason: 'too-slow',
    });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('has downloads, service workers, geolocation and notifications off, and a new profile each time', async () => {
    const page = `<p id="ket-qua">đang chờ</p><a id="tai" href="/tep" download>tải</a><script>
      (async () => {
        const said = {};
        said.stored = localStorage.getItem('dau');
        localStorage.setItem('dau', 'vet');
        said.worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.register('/sw.js').then(
          (registration) => registration?.scope ?? 'none', () => 'refused') : 'absent';
        said.place = await new Promise((done) => navigator.geolocation
          ? navigator.geolocation.getCurrentPosition(() => done('given'), () => done('refused')) : done('absent'));
        said.notice = 'Notification' in window ? await Notification.requestPermission() : 'absent';
        document.getElementById('tai').click();
        document.getElementById('ket-qua').textContent = JSON.stringify(said);
      })();</script>`;
    origin = await startOrigin((url) =>
      url.pathname === '/robots.txt' ? undefined : url.pathname === '/' ? page : 'x',
    );
    open();
    for (let visit = 0; visit < 2; visit++) {
      const [, json = ''] = /ket-qua">([^<]+)</.exec(await bodyOf('https://bao.example/')) ?? [];
      const said = JSON.parse(json) as Record<string, string | null>;
      expect(said.stored).toBeNull();
      expect(['none', 'refused', 'absent']).toContain(said.worker);
      expect(['refused', 'absent']).toContain(said.place);
      expect(['denied', 'default', 'absent']).toContain(said.notice);
    }
    expect(origin.paths()).toEqual(['bao.example/', 'bao.example/']);
  });

  it('takes a wall and a refusal as they are', async () => {
    origin = await startOrigin((url) => {
      if (url.pathname === '/captcha')
        return '<title>Just a moment...</title><div class="g-recaptcha"></div>';
      return url.pathname === '/robots.txt' ? undefined : { status: 403, body: 'no' };
    });
    open();
    expect(await browser.render('https://bao.example/captcha')).toMatchObject({ reason: 'blocked' });
    expect(await browser.render('https://bao.example/khong')).toMatchObject({ reason: 'blocked' });
    expect(await browser.render('http://127.0.0.1.nip.example:8080/')).toMatchObject({
      reason: 'unsafe-address',
    });
  });
});
