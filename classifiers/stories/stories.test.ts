import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDiacritics } from '../../db/model/index.ts';
import { decideStory } from './decide.ts';
import { fingerprint, probes } from './fingerprint.ts';
import { type GroupedArticle, groupStories } from './group.ts';
import { packFingerprint, unpackFingerprint } from './pack.ts';
import { overlap, sketch } from './sketch.ts';
import { createMemoryIndex } from './story-index.ts';
import { words } from './words.ts';

const day = (date: string): Date => new Date(`${date}T03:00:00Z`);
const bridge = [
  'Sáng 9/3, xã Lợi Bác khánh thành cầu treo dài 48 m bắc qua suối, nối hai thôn với trung tâm xã.',
  'Công trình có tổng vốn 6,2 tỷ đồng, nhân dân hiến 1.200 m2 đất và góp 900 ngày công.',
  'Nhiều năm qua học sinh phải nghỉ học mỗi khi nước lớn, nông sản không bán được vì xe không vào được thôn.',
  'Chủ tịch xã nói sẽ tiếp tục vận động doanh nghiệp làm đường bê tông nối từ đầu cầu đến khu sản xuất.',
  'Bà con mổ lợn ăn mừng, hát sli và múa sư tử ngay trên mặt cầu đến tận chiều muộn mới tan.',
];
const article = (
  id: string,
  title: string,
  text: string,
  date = '2026-03-09',
  language = 'vi',
): GroupedArticle => ({
  id,
  title,
  text,
  publishedAt: day(date),
  language,
});
const stories = (...articles: GroupedArticle[]): number[] => groupStories(articles).map(({ story }) => story);

describe('reprints', () => {
  const first = article('a', 'Lợi Bác có cầu mới', bridge.join('\n'));
  test.each([
    ['exact', bridge.join('\n'), 'Lợi Bác có cầu mới'],
    ['re-wrapped and decomposed', bridge.join('  ').normalize('NFD'), 'Lợi Bác có cầu mới'],
    ['without marks', foldDiacritics(bridge.join('\n')), 'Loi Bac co cau moi'],
    ['retitled', bridge.join('\n'), 'Niềm vui bên suối'],
    ['cut', bridge.slice(0, 3).join('\n'), 'Lợi Bác có cầu mới'],
    [
      'with another lead',
      ['Cả thôn thức trắng đêm chờ ngày này.', ...bridge.slice(1)].join('\n'),
      'Cầu về bản',
    ],
  ])('%s', (_, text, title) => {
    // A month later only the text itself can join them.
    expect(stories(first, article('b', title, text, '2026-04-11'))).toEqual([1, 1]);
  });

  test('a reprint weeks later is still the same story', () => {
    expect(stories(first, article('b', 'Cầu về bản', bridge.join('\n'), '2026-04-20'))).toEqual([1, 1]);
  });

  test('another text is another story', () => {
    const other = article(
      'b',
      'Giải bóng chuyền nữ',
      'Đội tuyển xã bên vô địch giải bóng chuyền nữ sau trận chung kết kéo dài năm hiệp.',
    );
    expect(stories(first, other)).toEqual([1, 2]);
  });
});

describe('events', () => {
  const crash = article(
    'a',
    'Lật xe khách trên đèo Bảo Lộc, 2 người chết',
    'Khoảng 21h ngày 22/7, xe khách giường nằm chở 32 người lao xuống vực sâu 15 m trên đèo Bảo Lộc. Hai người tử vong, 11 người bị thương.',
    '2026-07-22',
  );
  test('two tellings are one story', () => {
    const other = article(
      'b',
      'Xe giường nằm rơi xuống vực, hai hành khách tử vong',
      'Chiếc xe giường nằm mất lái trên đèo Bảo Lộc rồi rơi xuống vực 15 m. Trên xe có 32 người, 11 người bị thương đã được đưa đi cấp cứu.',
      '2026-07-23',
    );
    expect(stories(crash, other)).toEqual([1, 1]);
    expect(stories(crash, { ...other, publishedAt: day('2026-08-30') })).toEqual([1, 2]);
  });

  test('a release in another language joins by its figures and place', () => {
    const places = ['Lạng Sơn/Đồng Đăng'];
    const vi = {
      ...article(
        'a',
        'Cửa khẩu thông minh',
        'Thỏa thuận tại mốc 1119-1120 rút thời gian thông quan còn 30 phút.',
      ),
      places,
    };
    const zh = {
      ...article('b', '智慧口岸', '1119-1120界碑专用通道通关时间缩短至30分钟。', '2026-03-09', 'zh'),
      places,
    };
    expect(stories(vi, zh)).toEqual([1, 1]);
    expect(stories(vi, { ...zh, places: ['Cao Bằng/Trà Lĩnh'] })).toEqual([1, 2]);
  });

  test('embeddings join a translation without common figures', () => {
    const embedding = Float32Array.from([0.6, 0.8, 0]);
    const places = ['Lạng Sơn'];
    const vi = {
      ...article('a', 'Lạng Sơn mở lễ hội hoa đào', 'Lễ hội hoa đào khai mạc.'),
      places,
      embedding,
    };
    const en = {
      ...article('b', 'Peach blossom festival opens', 'The festival opened.', '2026-03-09', 'en'),
      places,
      embedding,
    };
    expect(groupStories([vi, en]).map(({ story }) => story)).toEqual([1, 1]);
  });

  test('what an officer took out as a series is joined by text alone', () => {
    const known = fingerprint(crash);
    const fresh = fingerprint({
      ...crash,
      text: crash.text.split('. ').reverse().join('. Theo ghi nhận tại chỗ, '),
      publishedAt: day('2026-07-23'),
    });
    const candidates = [{ story: 7, fingerprint: known }];
    expect(decideStory(fresh, candidates).story).toBe(7);
    expect(decideStory(fresh, candidates, { series: new Set([fresh.titleFrame]) }).link).not.toBe(
      'same-event',
    );
  });
});

describe('columns and corrections', () => {
  const gold = (date: string, buy: string, sell: string, world: string): string =>
    `Giá vàng miếng SJC sáng ${date} niêm yết ${buy} - ${sell} triệu đồng/lượng (mua - bán) tại các thành phố lớn. Giá vàng thế giới giao dịch quanh ${world} USD/ounce trong phiên.`;
  test('the next issue of a column is a story of its own', () => {
    const one = article('a', 'Giá vàng hôm nay 1/4', gold('1/4', '148,2', '150,2', '4.012'), '2026-04-01');
    const two = article('b', 'Giá vàng hôm nay 2/4', gold('2/4', '147,6', '149,6', '3.987'), '2026-04-02');
    expect(stories(one, two, { ...one, id: 'c', publishedAt: day('2026-04-01') })).toEqual([1, 2, 1]);
  });

  test('a correction joins what it takes back, as a retraction', () => {
    const index = createMemoryIndex();
    const wrong = fingerprint({
      title: 'Phát hiện mỏ vàng lớn ở xã Châu Sơn',
      text: 'Một nguồn tin nói mỏ có trữ lượng 30 tấn.',
      publishedAt: day('2026-05-20'),
    });
    index.add(4, wrong);
    const fresh = fingerprint({
      title: 'Đính chính',
      text: 'Bài “Phát hiện mỏ vàng lớn ở xã Châu Sơn” chưa được kiểm chứng, tòa soạn đã gỡ bài.',
      publishedAt: day('2026-05-26'),
    });
    expect(decideStory(fresh, index.lookup(fresh))).toMatchObject({ story: 4, link: 'retraction' });
  });
});

describe('the parts', () => {
  test('a sketch estimates how much of a text is in another', () => {
    const text = Array.from({ length: 600 }, (_, i) => `từ${(i * 7919) % 1000}`);
    const whole = sketch(words(text.join(' ')));
    const half = sketch(words(text.slice(0, 300).join(' ')));
    const found = overlap(whole, half);
    expect(found.containment).toBeGreaterThan(0.9);
    expect(found.jaccard).toBeGreaterThan(0.3);
    expect(found.jaccard).toBeLessThan(0.7);
  });

  test('any text meets itself and comes back from storage', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ maxLength: 80 }),
        (text, title) => {
          const made = fingerprint({ title, text, publishedAt: day('2026-01-05') }, ['Lạng Sơn']);
          const own = overlap(made.sketch, made.sketch);
          expect(own.jaccard).toBe(made.sketch.size === 0 ? 0 : 1);
          expect(made.bands.every((key) => key.startsWith('l') || probes(made).includes(key))).toBe(true);
          const back = unpackFingerprint(packFingerprint(made), made.bands);
          const bare = { terms: [], titleTerms: [], rest: [] };
          expect({ ...back, ...bare }).toEqual({ ...made, ...bare });
        },
      ),
    );
  });
});
