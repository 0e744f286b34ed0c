import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadOnlyDashboard, readOnlyDashboard, wordsOf } from './testing/read-only.ts';

let dashboard: ReadOnlyDashboard;
const get = (path: string) => dashboard.get(path);
beforeAll(async () => {
  dashboard = await readOnlyDashboard();
});
afterAll(() => dashboard.close());

describe('pages', () => {
  test('today counts what was read and shows what must be handled', async () => {
    const { status, text } = await get('/');
    expect(status).toBe(200);
    expect(wordsOf(text)).toContain('3 tin, bài');
    expect(wordsOf(text)).toContain('2 sự việc');
    expect(wordsOf(text)).toContain('2 tiêu cực');
    expect(wordsOf(text)).toContain('1 nguồn đang lỗi');
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
    expect(wordsOf(text)).toContain(`${expected} tin, bài`);
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
    const { text } = await get(`/tin-bai/${dashboard.floods}`);
    expect(text).toContain('Suối Thử, Lạng Sơn');
    expect(text).toContain('đứng sau chữ');
    expect(wordsOf(text)).toContain('2 bài, 2 cơ quan báo chí');
    expect(text).toContain('/ban-luu/');
  });

  test('a story lists its articles with how they joined', async () => {
    const { text } = await get(`/su-viec/${dashboard.story}`);
    expect(wordsOf(text)).toContain('Bài đầu tiên');
    expect(wordsOf(text)).toContain('Đăng lại');
    expect(text).toContain('trùng 95% câu');
  });

  test('a source in trouble says what to do', async () => {
    const { text } = await get('/nguon-tin?ngay=2026-11-21');
    expect(wordsOf(text)).toContain('1/2 nguồn đã đọc');
    expect(wordsOf(text)).toContain('không kết nối được');
    expect(text).toContain('quá một ngày thì kiểm tra mạng');
  });

  test('a source whose volume changed says from when on', async () => {
    const day = 86_400_000;
    const rows = Array.from({ length: 30 }, (_, index) => {
      const at = new Date(Date.parse('2026-10-20T22:00:00Z') + index * day);
      return {
        source_id: 'nguon-tot',
        started_at: at,
        finished_at: at,
        documents: index === 0 ? 300 : index < 20 ? 9 : 2,
      };
    });
    await dashboard.db.insertInto('rounds').values(rows).execute();
    const words = wordsOf((await get('/nguon-tin?ngay=2026-11-21')).text);
    expect(words).toContain('số tin mỗi ngày giảm từ khoảng 9 xuống khoảng 2');
    expect(words).toContain('kể từ 10/11/2026');
    // Before the fall had its week it was not known.
    expect(wordsOf((await get('/nguon-tin?ngay=2026-11-12')).text)).not.toContain('số tin mỗi ngày');
  });

  test('the figures are drawn, with their numbers in words', async () => {
    const { text } = await get('/so-lieu?tu=2026-11-15&den=2026-11-21');
    expect(wordsOf(text)).toContain('3 tin, bài, 2 sự việc');
    expect(text.match(/<svg/g)).toHaveLength(4);
    expect(text).toContain('Môi trường, thời tiết, thiên tai');
    expect((await get('/so-lieu?tu=2030-01-01&den=1990-01-01')).status).toBe(200);
  });

  test('the quarantine gives the reason', async () => {
    const { text } = await get('/cach-ly');
    expect(wordsOf(text)).toContain('bài thu phí');
    expect(wordsOf((await get('/cach-ly?ly-do=spam')).text)).toContain('Không có trang nào');
  });

  test('the digest stands in a frame of its own', async () => {
    expect((await get('/diem-bao')).headers.get('location')).toBe('/diem-bao/xa-thu-nghiem/2026-11-21');
    const { text, headers } = await get('/diem-bao/xa-thu-nghiem/2026-11-20/noi-dung');
    expect(text).toContain('Điểm báo xa-thu-nghiem 2026-11-20');
    expect(text).toContain('<base target="_blank">');
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
