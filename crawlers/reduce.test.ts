import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reducePost, reduceText } from './reduce.ts';

describe('reduceText', () => {
  it.each([
    ['Liên hệ 0912 345 678 để biết', 'Liên hệ … để biết'],
    ['gọi +84 (91) 234-5678 nhé', 'gọi … nhé'],
    ['gọi 84912345678', 'gọi …'],
    ['số ０９１２３４５６７８', 'số …'],
    ['số 0\u200b912\u200b345678', 'số …'],
    ['LH ĐT.0912.345.678 nhé', 'LH ĐT.… nhé'],
    ['ĐT.0912 345 678', 'ĐT.…'],
    ['Tel,0912.345.678', 'Tel,…'],
    ['Tel.+84 912 345 678', 'Tel.…'],
    ['gọi 0912–345–678 nhé', 'gọi … nhé'],
    ['gọi 0912,345,678', 'gọi …'],
    ['gọi 0912, 345, 678', 'gọi …'],
    ['gọi 024,3825,1234', 'gọi …'],
    ['gọi 0912·345·678', 'gọi …'],
    ['gọi 0912_345_678', 'gọi …'],
    ['gọi 0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', 'gọi …'],
    ['LH 0912.345.678/0987.654.321', 'LH …/…'],
    ['LH 0912.345.678,0987.654.321', 'LH …,…'],
    ['Zalo/0912345678', 'Zalo/…'],
    ['số 09.12.2012.34', 'số …'],
    ['ngày 21/11/2026 0912 345 678', 'ngày 21/11/2026 …'],
    ['CCCD 001095012345 của tôi', 'CCCD … của tôi'],
    ['CCCD 001 095 012 345', 'CCCD …'],
    ['CMND 123456789', 'CMND …'],
    ['CMND 123 456 789.', 'CMND ….'],
    ['hộ chiếu C1234567', 'hộ chiếu …'],
    ['身份证 11010519491231002X', '身份证 …'],
    ['thư tới nguyen.van.a@gmail.com', 'thư tới …'],
    ['thư tới nguyenvana [at] gmail [dot] com', 'thư tới …'],
    ['thư tới nguyenvana@gmail .com', 'thư tới …'],
    ['thư tới nguyenvana@gmail. com nhé', 'thư tới … nhé'],
    ['theo @nguyenvana và @a.b@mastodon.social', 'theo … và …'],
    ['u/chucam viết, r/VietNam bàn', '… viết, r/VietNam bàn'],
    ['xem https://www.facebook.com/nguyen.van.a?x=1 ngay', 'xem … ngay'],
    ['xem t.me/nguyenvana/12', 'xem …'],
    ['xem vi-vn.facebook.com/nguyen.van.a', 'xem …'],
    ['xem web.facebook.com/nguyenvana', 'xem …'],
    ['xem m.me/nguyenvana', 'xem …'],
    ['xem vt.tiktok.com/ZS12', 'xem …'],
    ['xem [Nguyễn Văn A](https://vk.com/id1)', 'xem …'],
    ['FB: Nguyễn Văn A. Đường hỏng', '…. Đường hỏng'],
    ['lan.bsky.social nói', '… nói'],
  ])('%s', (before, after) => expect(reduceText(before)).toBe(after));

  it('leaves money, dates, road numbers and places as they are', () => {
    const text =
      'Hộ giàu/nghèo, con trâu/ngựa. Ngày 21/11/2026, QL4B qua xã Lợi Bác sạt 1.500 m³, thiệt hại 12.500.000.000 đồng; 3.200 hộ, 25,5 %.';
    expect(reduceText(text)).toBe(text);
  });

  it.each([
    '1.250.000 đồng, 12.045.678.901 đồng, 12,045,678,901 USD, 84.500.000.000 đồng, +12.500.000.000 đồng',
    '100.000.000–200.000.000 đồng, 1.000.000,05 đồng',
    '12/7/2016, 01/01/2016 - 31/12/2016, 01/01/2016–31/12/2016, 1/02/2016 - 31/12/2016',
    '07/12 - 09/12/2016, 07/12–09/12, 07.12.2016 - 09.12.2016, 01-01-2016 – 31-12-2016',
    'ngày 07/12, 08/12, 09/12 và 10/12, 01/2026 - 02/2026 - 03/2026',
    '0,912 ha, 0,9125 ha, 1,05 - 2,07 - 3,09 - 4,11, 0,5–0,7–0,9, 1.05 - 2.07 - 3.09 - 4.11 - 5.1',
    'các thôn 01, 02, 03, 04, 05, giai đoạn 2021–2025, 2026–2030',
    'Nghị định số 01/2026/NĐ-CP, 02/2026/NĐ-CP, Km 0+500, 7h30–11h30, 2.500–3.000 hộ',
    'Đọc baolangson.vn/tin và dantri.com.vn/xa-hoi. Look at me. Then go.',
  ])('leaves figures as they are: %s', (text) => expect(reduceText(text)).toBe(text));

  it('leaves no telephone number, address or handle behind, whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'ế', ' ', '\n', '.', ',', '(', '“') });
    const digits = fc.stringMatching(/^[1-9]\d{7}$/);
    fc.assert(
      fc.property(around, around, digits, (before, after, number) => {
        const text = `${before} 09${number} ${after} zz${number}@thu.vn ${before} @zz${number} ${after}`;
        expect(reduceText(text)).not.toContain(number);
      }),
    );
  });

  it.each([
    'a',
    'a.',
    'a-',
    '0-',
    '[a',
    'a at ',
    '@a',
    'x.bsky.',
    'fb : ',
    '0–',
    '091,',
    '.840',
    'a@b .',
    '1/0',
    'a-a.',
  ])('takes no time over %s for ever', (piece) => {
    const started = performance.now();
    reduceText(piece.repeat(60_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is done when it is done', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('@', '.', ',', ' ', '–', '0', '9', 'a', '/', '…'),
            fc.string({ unit: 'grapheme', maxLength: 2 }),
          ),
        }),
        (text) => {
          const once = reduceText(text);
          expect(reduceText(once)).toBe(once);
        },
      ),
    );
  });
});

describe('reducePost', () => {
  const post = {
    platform: 'telegram',
    text: 'Mưa lớn',
    postedAt: new Date('2026-11-21T05:47:11Z'),
    address: 'https://t.me/x/1',
  };
  it('keeps the hour and a keyed hash, and nothing else', () => {
    const reduced = reducePost(post, 'key');
    expect(Object.keys(reduced).toSorted()).toEqual(['platform', 'postedHour', 'repeatKey', 'text']);
    expect(reduced.postedHour).toEqual(new Date('2026-11-21T05:00:00Z'));
    expect(reduced.repeatKey).toBe(reducePost({ ...post, text: 'khác' }, 'key').repeatKey);
    expect(reduced.repeatKey).not.toBe(reducePost(post, 'other key').repeatKey);
  });
});
