import { get, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatProblem } from '../profiles.ts';
import { readContent } from './content.ts';
import { moment, shapes } from './days.ts';
import { type DemoPress, loadDemoProfiles, plantedStrings, startDemoPress } from './index.ts';
import { toWindows1258 } from './old-encoding.ts';
import { pagesOf } from './pages.ts';

const NOON = new Date('2026-11-21T05:00:00Z');

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const ask = (press: DemoPress, url: string, headers: Record<string, string> = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { host, pathname } = new URL(url);
    const options = { port: press.port, path: pathname, headers: { host, ...headers } };
    get(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });

describe('the demo press', () => {
  let press: DemoPress;
  let now = NOON;
  beforeAll(async () => {
    press = await startDemoPress({ now: () => now });
  });
  afterAll(() => press.close());

  test('has every source of its profile, and the clocks of the real ones', () => {
    const { localities, problems } = loadDemoProfiles();
    expect(problems.map(formatProblem)).toEqual([]);
    expect(localities.map((locality) => locality.level)).toEqual(['province', 'commune']);
    for (const locality of localities) {
      expect(locality.crawl.allowLoopback).toBe(true);
      expect(locality.clocks.length).toBeGreaterThanOrEqual(8);
      const hosts = locality.sources.map((source) => new URL(source.url).hostname);
      expect(hosts.sort()).toEqual([...press.hosts].sort());
    }
  });

  test('answers every listing but that of the outlet that is down', async () => {
    for (const source of loadDemoProfiles().localities[0]!.sources) {
      const reply = await ask(press, source.url).catch((error: NodeJS.ErrnoException) => error.code);
      if (source.id === 'demo-mien-nui-24') expect(reply).toBe('ECONNRESET');
      else expect(reply, source.id).toMatchObject({ status: 200 });
    }
  });

  test('serves every page as its listing names it', async () => {
    const pages = readContent().flatMap((outlet) =>
      outlet.listing === 'telegram' ? [] : pagesOf(outlet, now),
    );
    expect(pages.length).toBeGreaterThanOrEqual(45);
    for (const page of pages) {
      expect(await ask(press, page.url), page.url).toMatchObject({ status: 200 });
    }
  });

  test('says 304 to a conditional request, by ETag and by Last-Modified', async () => {
    const byTag = await ask(press, 'http://baoxulang.example/rss/home.rss');
    const again = await ask(press, 'http://baoxulang.example/rss/home.rss', {
      'if-none-match': byTag.headers.etag!,
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const byDate = await ask(press, 'http://lingnanwanxun.example/');
    expect(byDate.headers.etag).toBeUndefined();
    const since = { 'if-modified-since': byDate.headers['last-modified']! };
    expect((await ask(press, 'http://lingnanwanxun.example/', since)).status).toBe(304);
  });

  test('gives the same bytes all day, and another day’s addresses after midnight', async () => {
    const url = 'http://tapchibiencuong.example/atom.xml';
    const noon = await ask(press, url);
    now = new Date('2026-11-21T16:59:00Z');
    expect((await ask(press, url)).body.equals(noon.body)).toBe(true);
    now = new Date('2026-11-21T17:01:00Z');
    expect((await ask(press, url)).body.equals(noon.body)).toBe(false);
    now = NOON;
  });

  test('reprints one release in four outlets', () => {
    const sentence = 'Ban quản lý chợ ước tính hơn ba nghìn lượt khách đến trong ngày đầu';
    const outlets = readContent().filter((outlet) =>
      outlet.items.some((item) => item.body.includes(sentence)),
    );
    expect(outlets).toHaveLength(4);
  });

  test('zips the news sitemap and, where asked, the pages', async () => {
    const sitemap = await ask(press, 'http://thongtandonghai.example/sitemap-news-1.xml.gz');
    expect(gunzipSync(sitemap.body).toString()).toContain('<news:publication_date>2026-11-20T');
    const zipped = await ask(press, 'http://thongtandonghai.example/sitemap.xml', {
      'accept-encoding': 'gzip',
    });
    expect(zipped.headers['content-encoding']).toBe('gzip');
  });

  test('writes one outlet in windows-1258', async () => {
    const reply = await ask(press, 'http://nongthonvietbac.example/');
    expect(reply.headers['content-type']).toBe('text/html');
    const text = new TextDecoder('windows-1258').decode(reply.body).normalize('NFC');
    expect(text).toContain('Phát hiện ổ dịch tả lợn châu Phi tại hai xã của Lạng Sơn');
    expect(text).not.toContain('?');
  });

  test('keeps its scripted outlet empty without the cookie', async () => {
    const page = pagesOf(readContent().find((outlet) => outlet.listing === 'script')!, now)[0]!;
    const shell = await ask(press, page.url);
    expect(shell.body.toString()).not.toContain(page.item.title);
    const data = page.url.replace('.example/', '.example/api/');
    expect((await ask(press, data)).status).toBe(403);
    expect((await ask(press, data, { cookie: 'da_mo=1' })).body.toString()).toContain(page.item.title);
  });

  test('plants what reduction must remove', async () => {
    const channel = (await ask(press, 'http://kenhchophien.example/s/chophienvungcao')).body.toString();
    const blog = pagesOf(readContent().find((outlet) => outlet.host === 'ghichepphonui.example')!, now);
    const pages = await Promise.all(blog.map(async (page) => (await ask(press, page.url)).body.toString()));
    expect(plantedStrings().length).toBeGreaterThan(10);
    for (const planted of plantedStrings()) expect([channel, ...pages].join('\n')).toContain(planted);
  });

  test('logs who asked for what', async () => {
    await ask(press, 'http://baoxulang.example/robots.txt', { 'user-agent': 'Test/1' });
    expect(press.log.at(-1)).toEqual({
      at: NOON,
      host: 'baoxulang.example',
      path: '/robots.txt',
      status: 200,
      agent: 'Test/1',
    });
  });
});

describe('days', () => {
  test('a moment of yesterday is in the past, and the same for two times of one local day', () => {
    const local = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(local, local, (one, other) => {
        expect(moment('-1 23:59', one).getTime()).toBeLessThan(one.getTime());
        if (shapes(one).iso.slice(0, 10) === shapes(other).iso.slice(0, 10)) {
          expect(moment('-1 08:15', one)).toEqual(moment('-1 08:15', other));
        }
      }),
    );
  });

  test('are printed as the outlets print them', () => {
    expect(shapes(new Date('2026-11-21T01:15:00Z'))).toMatchObject({
      iso: '2026-11-21T08:15:00+07:00',
      long: 'Thứ Bảy, 21/11/2026 08:15 (GMT+7)',
      dashed: '21-11-2026 | 08:15',
      chinese: '2026年11月21日 09:15',
    });
  });
});

test('windows-1258 keeps every Vietnamese letter', () => {
  const letters = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
  const all = letters + letters.toUpperCase();
  expect(new TextDecoder('windows-1258').decode(toWindows1258(all)).normalize('NFC')).toBe(all);
});
