import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullText, type Mention } from '../../db/model/index.ts';
import { ASK_BELOW, createLocator, type LocatedArticle } from './locate.ts';
import { relevance } from './relevance.ts';

const locator = createLocator();
const show = (article: LocatedArticle): string[] =>
  locator
    .locate(article)
    .map((mention) => `${fullText(article).slice(mention.start, mention.end)}→${short(mention)}`);
const short = ({ level, name, province }: Mention): string =>
  level === 'province' ? province : level === 'commune' ? `${province}/${name}` : `@${province}/${name}`;
const at = (text: string, more: Partial<LocatedArticle> = {}): string[] => show({ text, ...more });

describe('units in force and former ones', () => {
  test('an address is read as a whole', () => {
    expect(at('Lãnh đạo xã Yên Bình, huyện Ý Yên, tỉnh Nam Định cũ họp dân.')).toEqual([
      'Yên Bình→Ninh Bình/Vũ Dương',
      'Ý Yên→Ninh Bình',
      'Nam Định→Ninh Bình',
    ]);
  });

  test.each([
    ['Bình Thành (Đồng Tháp) được mùa.', 'Bình Thành→Đồng Tháp/Bình Thành'],
    ['Xã Bình Thành, tỉnh Thái Nguyên, trồng quế.', 'Bình Thành→Thái Nguyên/Bình Thành'],
    ['Sạt lở ở xã Bình Thành (Tây Ninh).', 'Bình Thành→Tây Ninh/Bình Thành'],
  ])('%s', (text, expected) => {
    expect(at(text)[0]).toBe(expected);
  });

  test("the outlet's province decides between units of one name", () => {
    const text = 'Xã Bình Thành khánh thành cầu.';
    expect(at(text, { home: 'Đồng Tháp' })).toEqual(['Bình Thành→Đồng Tháp/Bình Thành']);
    expect(at(text, { home: 'Thái Nguyên' })).toEqual(['Bình Thành→Thái Nguyên/Bình Thành']);
    const unsure = locator.locate({ text });
    expect(
      unsure.every(({ confidence, signals }) => confidence < ASK_BELOW && signals.includes('asked')),
    ).toBe(true);
  });

  test('a divided unit gives each heir with its share', () => {
    const found = locator.locate({
      text: 'Xã Bính Xá (huyện Đình Lập, Lạng Sơn) có đường biên dài.',
      publishedAt: new Date('2024-04-01'),
    });
    const heirs = found.filter(({ start }) => start === 3);
    expect(heirs.map(({ name }) => name).sort()).toEqual(['Kiên Mộc', 'Đình Lập']);
    expect(heirs.reduce((sum, { confidence }) => sum + confidence, 0)).toBeGreaterThan(0.9);
  });

  test('an officer’s answer holds for its name', () => {
    const unit = {
      name: 'Bình Thành',
      level: 'commune',
      commune: 'Bình Thành',
      province: 'Tây Ninh',
    } as const;
    expect(at('Xã Bình Thành họp.', { rules: [{ name: 'Bình Thành', unit }] })).toEqual([
      'Bình Thành→Tây Ninh/Bình Thành',
    ]);
    expect(at('Xã Bình Thành họp.', { rules: [{ name: 'Bình Thành', unit: null }] })).toEqual([]);
  });
});

describe('what is no place of ours', () => {
  test.each([
    'Ca sĩ Bình Thành hát mở màn.',
    'Bà Nguyễn Thái Nguyên khởi kiện.',
    'Theo báo Tiền Phong, dự án chậm.',
    'Vụ va chạm trên phố Lạng Sơn.',
    'Thôn Bình Thành có 45 hộ.',
    'Tỉnh Hà Nam, Trung Quốc mưa lớn.',
    'Khu vực Thái Bình Dương rộng mở.',
    'Cuộc sống hòa bình nơi biên giới.',
    '山西省太原市发布预警。',
    'Hue, saturation and lightness.',
  ])('%s', (text) => {
    expect(at(text)).toEqual([]);
  });

  test('a club stands for its province', () => {
    expect(at('CLB Thái Nguyên T&T thắng 2-0.')).toEqual(['Thái Nguyên→Thái Nguyên']);
  });
});

describe('spellings and languages', () => {
  test.each([
    ['Xa Loi Bac, huyen Loc Binh, tinh Lang Son hop dan.', 'Loi Bac→Lạng Sơn/Lợi Bác'],
    ['Tỉnh Khánh Hoà đón khách.', 'Khánh Hoà→Khánh Hòa'],
    ['Tỉnh Саo Bằng trồng rừng.', 'Саo Bằng→Cao Bằng'],
    ['越南谅山省恢复通关。', '谅山→Lạng Sơn'],
    ['越南諒山省。', '諒山→Lạng Sơn'],
    ['越南太原省出口增长。', '太原→Thái Nguyên'],
    ['Floods hit Loi Bac commune in Lang Son province.', 'Loi Bac→Lạng Sơn/Lợi Bác'],
    ['Thousands wait at Friendship Pass.', 'Friendship Pass→@Lạng Sơn/Hữu Nghị'],
    ['越南同塔省平成乡。', '同塔→Đồng Tháp'],
    ["Lang Son's Dong Dang welcomes visitors.", 'Lang Son→Lạng Sơn'],
    ['Власти провинции Лангшон сообщили.', 'Лангшон→Lạng Sơn'],
    ['베트남 랑선성 국경.', '랑선→Lạng Sơn'],
  ])('%s', (text, expected) => {
    expect(at(text)[0]).toBe(expected);
  });

  test('a commune that no list holds is read by the sound of its characters', () => {
    expect(at('越南同塔省平成乡和利博乡。')[1]).toBe('平成→Đồng Tháp/Bình Thành');
    expect(at('浙江省平成乡。')).toEqual([]);
  });

  test('a list, an address and a homeland are told apart', () => {
    expect(at('Hoàng Sa, Trường Sa là của Việt Nam.')).toEqual([
      'Hoàng Sa→Đà Nẵng/Hoàng Sa',
      'Trường Sa→Khánh Hòa/Trường Sa',
    ]);
    expect(at('Nhà ở Bảo Lâm, Cao Lộc, Lạng Sơn.')[0]).toBe('Bảo Lâm→Lạng Sơn/Đồng Đăng');
    expect(at('Hà Nam (Trung Quốc) và Hà Nam (Việt Nam) ký kết.')).toEqual(['Hà Nam→Ninh Bình']);
    expect(at('Hội đồng hương Nghệ An tại Hàn Quốc.')).toEqual(['Nghệ An→Nghệ An']);
  });

  test('offsets count in title and text, also in decomposed text', () => {
    const article = { title: 'Lạng Sơn'.normalize('NFD'), text: 'Xã Lợi Bác họp.'.normalize('NFD') };
    expect(show(article)).toEqual([
      `${article.title}→Lạng Sơn`,
      `${'Lợi Bác'.normalize('NFD')}→Lạng Sơn/Lợi Bác`,
    ]);
  });

  test('any text is read without harm, and offsets lie in it', () => {
    const word = fc.constantFrom(
      'xã ',
      'Lợi Bác',
      ', ',
      '(',
      ')',
      'tỉnh ',
      'Lạng Sơn',
      ' - ',
      '谅山',
      'TP.',
      '\n',
      'a\u0301',
      '😀',
      'Hà Nội',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 40 }).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          for (const mention of locator.locate({ text })) {
            expect(mention.start).toBeLessThan(mention.end);
            expect(mention.end).toBeLessThanOrEqual(text.length);
            expect(mention.confidence).toBeGreaterThan(0);
            expect(mention.confidence).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});

describe('relevance', () => {
  const rate = (article: { title: string; text: string }, locality: Parameters<typeof relevance>[2]) =>
    relevance(locator.locate(article), article, locality);
  const loiBac = { level: 'commune', name: 'Lợi Bác', province: 'Lạng Sơn' } as const;
  const langSon = { level: 'province', name: 'Lạng Sơn', province: 'Lạng Sơn' } as const;

  test('what an article is about outweighs what it merely names', () => {
    const about = {
      title: 'Lợi Bác có cầu mới',
      text: 'Xã Lợi Bác, tỉnh Lạng Sơn khánh thành cầu. Bà con Lợi Bác vui mừng.',
    };
    const naming = {
      title: 'Cao Bằng mưa lớn',
      text: `Mưa lớn ở Cao Bằng. ${'Nhiều tuyến đường ở Cao Bằng ngập sâu, học sinh nghỉ học. '.repeat(12)}Xã Lợi Bác (Lạng Sơn) cũng có mưa.`,
    };
    expect(rate(about, loiBac)).toMatchObject({ about: true });
    expect(rate(naming, loiBac)).toMatchObject({ about: false });
    expect(rate(about, loiBac).score).toBeGreaterThan(rate(naming, loiBac).score);
  });

  test('a province gets what its communes get, a commune only its own', () => {
    const article = {
      title: 'Lợi Bác họp dân',
      text: 'UBND xã Lợi Bác, tỉnh Lạng Sơn họp dân bàn làm đường.',
    };
    expect(rate(article, langSon).about).toBe(true);
    expect(rate(article, { level: 'commune', name: 'Na Dương', province: 'Lạng Sơn' }).score).toBe(0);
    const other = { title: 'Bình Thành được mùa', text: 'Xã Bình Thành (Đồng Tháp) được mùa lúa.' };
    expect(rate(other, { level: 'commune', name: 'Bình Thành', province: 'Thái Nguyên' }).score).toBe(0);
  });
});
