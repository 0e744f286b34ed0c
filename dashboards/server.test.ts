import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../db/model/index.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { createDashboard, type ServedDashboard, serveDashboard } from './server.ts';
import { sampleLocality } from './testing/locality.ts';
import { addArticle, addSource, addStory } from './testing/sample.ts';

const NOW = new Date('2026-11-21T01:00:00Z');
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
const other = sampleLocality({ id: 'xa-khac', name: 'Khác', fullName: 'Xã Khác' });

let fresh: FreshDatabase;
let served: ServedDashboard;
let hostile: number;
let story: number;
let floods: number;

const page: Document = {
  url: 'https://bao.example/1.html',
  finalUrl: 'https://bao.example/1.html',
  fetchedAt: NOW,
  status: 200,
  headers: { 'content-type': 'text/html; charset=windows-1258' },
  body: Buffer.from('<script>parent.alert(1)</script><p>Bài gốc</p>'),
  sha256: '0',
};

beforeAll(async () => {
  fresh = await freshDatabase();
  const { db } = fresh;
  story = await addStory(db, 'Mưa lũ chia cắt thôn Bản Thử', 2, 2);
  hostile = await addArticle(db, {
    title: HOSTILE,
    text: `${HOSTILE}\n<b>đậm</b>`,
    outlet: `Báo ${HOSTILE}`,
    url: 'javascript:alert(3)',
    tone: 'neutral',
    claim: { quote: '<b>đậm</b>', statement: `s${HOSTILE}` },
  });
  floods = await addArticle(db, {
    title: 'Mưa lũ chia cắt thôn Bản Thử, xã Suối Thử',
    text: 'Mưa lớn ở Lạng Sơn làm đường vào thôn bị chia cắt.\nXã đã cử người hỗ trợ.',
    outlet: 'Báo Suối Thử',
    tone: 'negative',
    topics: ['environment', 'transport'],
    place: 'Suối Thử',
    story,
    link: 'first',
  });
  await addArticle(db, {
    title: 'Lũ cô lập bản ở Lạng Sơn',
    outlet: 'Tin Biên Giới',
    tone: 'negative',
    topics: ['environment'],
    story,
    at: new Date('2026-11-20T03:00:00Z'),
  });
  await addArticle(db, {
    title: '谅山省边境贸易增长',
    text: '今年谅山省友谊关口岸货物通关量增长。',
    language: 'zh',
    outlet: '边贸日报',
    localities: [],
    mentioned: ['xa-thu-nghiem'],
  });
  await addArticle(db, {
    title: 'Bài của xã khác',
    localities: ['xa-khac'],
    at: new Date('2026-11-10T03:00:00Z'),
  });
  await addSource(db, 'nguon-tot', 'ok');
  await addSource(db, 'nguon-hong', 'failing', { detail: HOSTILE, failed: 'unreachable' });
  await db
    .insertInto('stage_marks')
    .values({ stage: 'extract', subject_id: 1, state: 'quarantined', reason: 'paywall', detail: HOSTILE })
    .execute();
  const app = createDashboard({
    db,
    localities: [sampleLocality(), other],
    now: () => NOW,
    version: '0',
    readPage: async () => page,
    digestFile: async (locality, date, format) => `${format} ${locality} ${date}`,
    reportFile: async (locality, from, to, format) =>
      format === 'pdf' ? undefined : new TextEncoder().encode(`${locality} ${from} ${to}`),
    digestHtml: async (locality, date) => `<!doctype html><p>Điểm báo ${locality} ${date}</p>`,
  });
  served = await serveDashboard(app, { port: 0 });
});
afterAll(async () => {
  await served.close();
  await fresh.drop();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(served.url + path, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
/** What an officer reads: tags away, spaces in one. */
const words = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('pages', () => {
  test('today counts what was read and shows what must be handled', async () => {
    const { status, text } = await get('/');
    expect(status).toBe(200);
    expect(words(text)).toContain('3 tin, bài');
    expect(words(text)).toContain('2 sự việc');
    expect(words(text)).toContain('2 tiêu cực');
    expect(words(text)).toContain('1 nguồn đang lỗi');
    // One line for the story, not one for each of its articles.
    expect(text.match(/class="title"[^>]*>(Mưa lũ chia cắt|Lũ cô lập)/g)).toHaveLength(1);
  });

  test.each([
    ['', 3],
    ['?linh-vuc=environment', 2],
    ['?linh-vuc=transport', 1],
    ['?sac-thai=negative', 2],
    ['?bao=Tin+Bi%C3%AAn+Gi%E1%BB%9Bi', 1],
    ['?pham-vi=nhac-toi', 4],
    ['?tu=2026-11-21', 0],
    ['?den=2026-11-20', 3],
    ['?dia-ban=xa-khac', 1],
    ['?sac-thai=nonsense&tu=2026-99-99&trang=-4', 3],
  ])('the list narrows: %s', async (query, expected) => {
    const { status, text } = await get(`/tin-bai${query}`);
    expect(status).toBe(200);
    expect(words(text)).toContain(`${expected} tin, bài`);
    expect(text.match(/class="title"/g) ?? []).toHaveLength(expected);
  });

  test.each([
    ['mưa lũ', 1],
    ['mua lu', 1],
    ['MUA LU lang son', 1],
    ['"lạng sơn"', 2],
    ['lũ -mưa', 1],
    ['友谊关', 1],
    ['không có từ này', 0],
    ["'; drop table articles; --", 0],
    ['%', 0],
  ])('search finds %s', async (query, expected) => {
    const { status, text } = await get(`/tim-kiem?q=${encodeURIComponent(query)}`);
    expect(status).toBe(200);
    expect(text.match(/class="title"/g) ?? []).toHaveLength(expected);
  });

  test('a search marks the words it found', async () => {
    expect((await get('/tim-kiem?q=duong')).text).toContain('<mark>đường</mark>');
  });

  test('an article shows its places, story and archive', async () => {
    const { text } = await get(`/tin-bai/${floods}`);
    expect(text).toContain('Suối Thử, Lạng Sơn');
    expect(text).toContain('có chữ xã, phường, tỉnh đứng trước');
    expect(words(text)).toContain('2 bài, 2 cơ quan báo chí');
    expect(text).toContain('/ban-luu/');
  });

  test('a story lists its articles with how they joined', async () => {
    const { text } = await get(`/su-viec/${story}`);
    expect(words(text)).toContain('Bài đầu tiên');
    expect(words(text)).toContain('Đăng lại');
    expect(text).toContain('trùng 95% câu');
  });

  test('a source in trouble says what to do', async () => {
    const { text } = await get('/nguon-tin?ngay=2026-11-21');
    expect(words(text)).toContain('2/2 nguồn đã đọc');
    expect(words(text)).toContain('không kết nối được');
    expect(text).toContain('quá một ngày thì kiểm tra mạng');
  });

  test('the figures are drawn, with their numbers in words', async () => {
    const { text } = await get('/so-lieu?tu=2026-11-15&den=2026-11-21');
    expect(words(text)).toContain('3 tin, bài, 2 sự việc');
    expect(text.match(/<svg/g)).toHaveLength(4);
    expect(text).toContain('Môi trường, thời tiết, thiên tai');
    expect((await get('/so-lieu?tu=2030-01-01&den=1990-01-01')).status).toBe(200);
  });

  test('the quarantine gives the reason', async () => {
    const { text } = await get('/cach-ly');
    expect(words(text)).toContain('bài thu phí');
    expect(words((await get('/cach-ly?ly-do=spam')).text)).toContain('Không có trang nào');
  });

  test('the digest stands in a frame of its own', async () => {
    expect((await get('/diem-bao')).headers.get('location')).toBe('/diem-bao/xa-thu-nghiem/2026-11-21');
    const { text, headers } = await get('/diem-bao/xa-thu-nghiem/2026-11-20/noi-dung');
    expect(text).toContain('Điểm báo xa-thu-nghiem 2026-11-20');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('digest and report come as files', async () => {
    const script = await get('/diem-bao/xa-thu-nghiem/2026-11-20/script');
    expect(script.text).toBe('script xa-thu-nghiem 2026-11-20');
    expect(script.headers.get('content-disposition')).toContain(
      'diem-bao-xa-thu-nghiem-2026-11-20-phat-thanh.txt',
    );
    expect((await get('/diem-bao/xa-thu-nghiem/2026-11-20')).text).toContain('/2026-11-20/docx"');
    expect((await get('/bao-cao')).text).toContain('/bao-cao/docx?tu=2026-07-01&amp;den=2026-11-21');
    expect((await get('/bao-cao/docx?tu=2026-01-01&den=2026-06-15')).text).toBe(
      'xa-thu-nghiem 2026-01-01 2026-06-15',
    );
    expect((await get('/bao-cao/pdf?tu=2026-01-01&den=2026-06-15')).status).toBe(503);
    expect((await get('/bao-cao/docx?tu=2026-06-15&den=2026-01-01')).status).toBe(422);
    expect((await get('/bao-cao/exe?tu=2026-01-01&den=2026-06-15')).status).toBe(404);
  });

  test.each([
    '/tin-bai/999999',
    '/su-viec/999999',
    '/diem-bao/xa-nao/2026-11-20',
    '/diem-bao/xa-thu-nghiem/hom-nay',
    '/khong-co',
    '/ban-luu/99999',
  ])('%s is not there, in words', async (path) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).toContain('Về trang Hôm nay');
  });
});

describe('what others wrote', () => {
  test.each(['/', '/tin-bai', '/tim-kiem?q=dam', '/nguon-tin', '/cach-ly', '/so-lieu', '/tham-dinh'])(
    'is escaped on %s',
    async (path) => {
      const { text } = await get(path);
      expect(text).not.toContain('<script');
      expect(text).not.toMatch(/<img/);
      expect(text).toContain('&lt;script&gt;');
    },
  );

  test('is escaped on its article, its words and its address', async () => {
    const { text } = await get(`/tin-bai/${hostile}`);
    expect(text).not.toMatch(/<(script|img|b)[\s>]/);
    expect(text).toContain('&lt;b&gt;đậm&lt;/b&gt;');
    expect(text).not.toMatch(/href="javascript:/);
  });

  test('is escaped when it comes from the address bar', async () => {
    for (const path of ['/tim-kiem?q=', '/tin-bai?bao=', '/cach-ly?ly-do=', '/tin-bai?dia-ban='])
      expect((await get(path + encodeURIComponent(HOSTILE))).text).not.toContain('<script');
  });

  test('is replayed without script, network or origin', async () => {
    const { text, headers } = await get('/ban-luu/1/noi-dung');
    expect(text).toContain('<script>');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toContain('sandbox');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(headers.get('content-type')).toBe('text/html; charset=windows-1258');
    expect((await get('/ban-luu/1')).text).toContain('sandbox=""');
  });
});

describe('without accounts', () => {
  test('nothing changes anything', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await fetch(`${served.url}/tin-bai/${floods}`, { method })).status).toBe(404);
  });

  test('a name that points here from elsewhere is turned away', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${served.url}/`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test('every page forbids script and framing', async () => {
    for (const path of ['/', '/tin-bai', '/khong-co']) {
      const { headers, text } = await get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(text).not.toMatch(/<script| style="| on[a-z]+="/);
    }
  });

  test('a port in use is said in words', async () => {
    const port = Number(new URL(served.url).port);
    const app = createDashboard({ db: fresh.db, localities: [other], now: () => NOW, version: '0' });
    await expect(serveDashboard(app, { port })).rejects.toThrow(/in use/);
  });
});
