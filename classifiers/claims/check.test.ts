import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullText, type Verdict } from '../../db/model/index.ts';
import { type CheckedArticle, createChecker } from './check.ts';
import { readStatements } from './shipped.ts';

const statements = readStatements('statements');
const checker = createChecker({ statements });

async function verdicts(article: CheckedArticle | string, statement: string): Promise<Verdict[]> {
  const matches = await checker.check(typeof article === 'string' ? { text: article } : article);
  return matches.filter((match) => match.statement === statement).map((match) => match.verdict);
}

describe('one sentence', () => {
  test.each<[string, string, Verdict[]]>([
    ['own voice', 'Quần đảo Hoàng Sa là lãnh thổ của Trung Quốc.', ['contradicts']],
    ['own voice, without diacritics', 'Hoang Sa la lanh tho cua Trung Quoc.', ['contradicts']],
    ['own voice, English', 'The Paracel Islands are Chinese territory.', ['contradicts']],
    ['own voice, Chinese', '西沙群岛自古以来就是中国领土。', ['contradicts']],
    ['own voice, traditional Chinese', '西沙群島自古以來就是中國領土。', ['contradicts']],
    [
      'evidence as speaker is the text itself',
      'Lịch sử chứng minh Hoàng Sa là của Trung Quốc.',
      ['contradicts'],
    ],
    ['first person is the text itself', 'Chúng tôi khẳng định Hoàng Sa là của Trung Quốc.', ['contradicts']],
    ['attribution', 'Trung Quốc tuyên bố Hoàng Sa là lãnh thổ của họ.', ['reports']],
    ['attribution after', 'Tây Sa là lãnh thổ của Trung Quốc, người phát ngôn nước này nói.', ['reports']],
    ['attribution by a thing', 'Tấm bản đồ ghi Hoàng Sa thuộc Trung Quốc.', ['reports']],
    ['quotation', '“Hoàng Sa từ lâu đã là lãnh thổ của Trung Quốc”', ['reports']],
    ['headline with a colon', 'Bắc Kinh: Hoàng Sa là của Trung Quốc', ['reports']],
    ['negation', 'Hoàng Sa không phải là lãnh thổ của Trung Quốc.', ['rebuts']],
    [
      'a phrase of emphasis is no negation',
      'Không thể phủ nhận Hoàng Sa là lãnh thổ của Trung Quốc.',
      ['contradicts'],
    ],
    ['negated title', 'Hoàng Sa chưa bao giờ thuộc về Việt Nam.', ['contradicts']],
    ['false that', 'It is false that the Paracels belong to China.', ['rebuts']],
    [
      'nested quotation',
      'Việt Nam nói tuyên bố của Trung Quốc rằng Hoàng Sa thuộc Trung Quốc là sai.',
      ['rebuts'],
    ],
    ['reported denial', 'Trung Quốc bác bỏ việc Hoàng Sa thuộc Việt Nam.', ['reports']],
    ['question', 'Hoàng Sa có thuộc Trung Quốc không?', []],
    ['hypothesis', 'Nếu Hoàng Sa là của Trung Quốc thì họ đã ra tòa.', []],
    ['modality', 'The Paracels may belong to China.', []],
    ['irony marked as such', 'Vâng, Hoàng Sa là của Trung Quốc (mỉa mai).', ['rebuts']],
    [
      'both sides of a “but”',
      'Trung Quốc nói Hoàng Sa là của họ, nhưng quần đảo này thuộc Việt Nam.',
      ['rebuts'],
    ],
    [
      'the text after a “but”',
      'Việt Nam nói Hoàng Sa là của mình, nhưng quần đảo này thuộc Trung Quốc.',
      ['contradicts'],
    ],
    [
      'a later clause of the same sentence',
      'Hoàng Sa hoàn toàn thuộc về Trung Quốc; điều đó là sai sự thật.',
      ['rebuts'],
    ],
    [
      'a later clause, after somebody’s words',
      'Ông ta nói Hoàng Sa thuộc về Trung Quốc, nhưng tuyên bố ấy không đứng vững.',
      ['rebuts'],
    ],
    [
      'a later clause, without diacritics',
      'Ho noi Hoang Sa thuoc ve Trung Quoc; dieu do la sai su that.',
      ['rebuts'],
    ],
    ['a later clause, English', 'The Paracels belong to China; that is simply untrue.', ['rebuts']],
    [
      'a later clause, apposed',
      'Beijing says the Paracels are Chinese, a claim that is baseless.',
      ['rebuts'],
    ],
    ['a later clause, denied', 'China says the Paracels are Chinese, but Hanoi rejects this.', ['rebuts']],
    ['a later clause, Chinese', '有人说西沙群岛属于中国；这完全不是事实。', ['rebuts']],
    ['a later clause, denied, Chinese', '中方称西沙群岛属于中国，越南驳斥这一说法。', ['rebuts']],
    [
      'a later clause that takes nothing back',
      'Hoàng Sa thuộc về Trung Quốc; điều đó là sự thật.',
      ['contradicts'],
    ],
    [
      'doubt about support raises no flag',
      'Hà Nội nói Hoàng Sa là của Việt Nam; điều đó là sai sự thật.',
      ['supports'],
    ],
    ['an act by force', 'Trung Quốc chiếm đóng trái phép Hoàng Sa.', ['supports']],
  ])('%s', async (_, text, expected) => {
    expect(await verdicts(text, 'hoang-sa')).toEqual(expected);
  });
});

describe('figures and dates', () => {
  test.each<[string, string, Verdict[]]>([
    ['bien-gioi-trung-chieu-dai', 'Đường biên giới Việt Nam – Trung Quốc dài 1.449,566 km.', ['supports']],
    ['bien-gioi-trung-chieu-dai', 'The Vietnam-China land border is about 1,450 km long.', ['supports']],
    ['bien-gioi-trung-chieu-dai', 'The Vietnam-China land border is 901 miles long.', ['supports']],
    ['bien-gioi-trung-chieu-dai', 'Đường biên giới Việt Nam – Trung Quốc dài 1.306 km.', ['contradicts']],
    ['bien-gioi-trung-chieu-dai', 'Xã có đoạn biên giới Việt Nam – Trung Quốc dài 12 km.', []],
    ['lang-son-chieu-dai', 'Lạng Sơn có 253 km đường biên giới.', ['contradicts']],
    ['lang-son-chieu-dai', 'Con số 253 km biên giới của Lạng Sơn không còn đúng nữa.', ['rebuts']],
    ['bien-gioi-lao-chieu-dai', '越老边界全长两千三百三十七公里。', ['supports']],
    [
      'bien-gioi-trung-hiep-uoc-1999',
      'Hiệp ước biên giới trên đất liền với Trung Quốc ký ngày 30/12/1998.',
      ['contradicts'],
    ],
    [
      'bien-gioi-trung-hiep-uoc-1999',
      'The Vietnam-China land border treaty was signed on December 30, 1999.',
      ['supports'],
    ],
    [
      'bien-gioi-campuchia-van-kien',
      'Việt Nam và Campuchia đã phân giới cắm mốc khoảng 84% đường biên giới.',
      ['supports'],
    ],
    [
      'bien-gioi-trung-cot-moc',
      'Toàn tuyến biên giới Việt – Trung có một nghìn hai trăm lẻ năm cột mốc.',
      ['contradicts'],
    ],
    ['bien-gioi-lao-chieu-dai', 'Bien gioi Viet Lao dai mot ngan hai tram cay so thoi.', ['contradicts']],
    ['lang-son-chieu-dai', 'Với chưa đầy hai trăm cây số đường biên, Lạng Sơn vẫn bận rộn.', ['contradicts']],
    ['dong-thap-chieu-dai', 'Đồng Tháp có 50 km và 675 m đường biên giới với Campuchia.', ['supports']],
    ['lang-son-chieu-dai', 'Lạng Sơn: 253 km biên giới, hai cửa khẩu quốc tế.', ['contradicts']],
    ['cao-bang-chieu-dai', '高平边境线不是四百公里，是410公里。', ['contradicts']],
    ['lang-son-chieu-dai', 'Lạng Sơn là tỉnh biên giới cách Hà Nội 154 km.', []],
    ['lang-son-chieu-dai', 'Biên phòng trồng 300 cây thông dọc biên giới Lạng Sơn.', []],
    ['bien-gioi-campuchia-chieu-dai', 'Biên giới Thái Lan – Campuchia dài tám trăm mười bảy cây số.', []],
    ['bo-bien', 'Họ đi bộ hàng nghìn cây số dọc bờ biển Việt Nam.', []],
    ['gac-ma', 'Lễ tưởng niệm trận hải chiến Gạc Ma diễn ra ngày 14/3/2023 tại Khánh Hòa.', []],
  ])('%s: %s', async (statement, text, expected) => {
    expect(await verdicts(text, statement)).toEqual(expected);
  });

  test('says why in one tag', async () => {
    const [match] = await checker.check({ text: 'Đường biên giới Việt Nam – Trung Quốc dài 1.306 km.' });
    expect(match?.why).toContain('figure:1.306≠1449.566');
  });
});

describe('a whole article', () => {
  test('a correction further down takes the claim back', async () => {
    const text =
      'Đường biên giới Việt Nam – Lào dài 2.067 km.\nHai bên giao lưu.\nĐính chính: biên giới Việt Nam – Lào dài 2.337,459 km.';
    expect(await verdicts(text, 'bien-gioi-lao-chieu-dai')).not.toContain('contradicts');
  });

  test('“this is false” in the next sentence takes it back', async () => {
    const text = 'Việt Nam đã mất thác Bản Giốc vào tay Trung Quốc. Thông tin này hoàn toàn sai sự thật.';
    expect(await verdicts(text, 'thac-ban-gioc')).toEqual(['reports', 'rebuts']);
  });

  test('a list under a colon belongs to who is named there', async () => {
    const text =
      'Các luận điệu xuyên tạc gồm:\n- Biển Đông là của Trung Quốc.\n- Hoàng Sa là của Trung Quốc.';
    expect(await verdicts(text, 'bien-dong')).toEqual(['reports']);
  });

  test('a quotation that runs over several sentences stays one', async () => {
    const text = 'Ông nói: “Tôi đã đến đó. Hoàng Sa là của Trung Quốc. Tôi tin vậy.”';
    expect(await verdicts(text, 'hoang-sa')).toEqual(['reports']);
  });

  test('satire is not held to account', async () => {
    const article = { title: 'Trào phúng cuối tuần', text: 'Mặt trăng và Biển Đông là của Trung Quốc.' };
    expect(await verdicts(article, 'bien-dong')).toEqual([]);
  });

  test('“these islands” are the ones named before', async () => {
    const text = 'Hoàng Sa có nhiều san hô. Quần đảo này thuộc về Trung Quốc.';
    expect(await verdicts(text, 'hoang-sa')).toEqual(['contradicts']);
  });

  test('a text older than the statement is not held against it', async () => {
    const old = { text: 'Phán quyết Biển Đông vô giá trị.', publishedAt: new Date('2015-01-01') };
    expect(await verdicts(old, 'phan-quyet-2016')).toEqual([]);
    expect(await verdicts({ ...old, publishedAt: new Date('2020-01-01') }, 'phan-quyet-2016')).toEqual([
      'contradicts',
    ]);
  });
});

test('offsets are those of the quote in the full text, whatever surrounds it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.boolean(), async (noise, titled) => {
      const clean = noise.replace(/[\s"“”«»「」『』'‘’:：?？(（]/gu, ' ');
      const article = {
        title: titled ? 'Tin biển đảo' : undefined,
        text: `${clean}\nQuần đảo Hoàng Sa là lãnh thổ của Trung Quốc.\n${clean}`,
      };
      const found = (await checker.check(article)).find((match) => match.statement === 'hoang-sa');
      expect(found && fullText(article).slice(found.start, found.end)).toBe(
        'Quần đảo Hoàng Sa là lãnh thổ của Trung Quốc.',
      );
      expect(found?.quote).toBe('Quần đảo Hoàng Sa là lãnh thổ của Trung Quốc.');
    }),
    { numRuns: 40 },
  );
});

test('a text is read the same whatever was read before it', async () => {
  const texts = [
    'Họ nói Biển Đông là của Trung Quốc từ hai nghìn năm trước.',
    'Theo Tân Hoa xã, Trường Sa là một phần của thành phố Tam Sa.',
    'Hoàng Sa không phải là của Trung Quốc.',
    'Lịch sử chứng minh Hoàng Sa là của Trung Quốc.',
    'Beijing says the Paracel Islands are its territory.',
    '南沙群岛是中国领土。',
  ];
  const fresh = createChecker({ statements });
  const alone = await Promise.all(texts.map((text) => fresh.check({ text })));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(texts.length - 1), { maxLength: 12 }), async (order) => {
      for (const index of order)
        expect(await checker.check({ text: texts[index] ?? '' })).toEqual(alone[index]);
    }),
    { numRuns: 20 },
  );
});

test('a second opinion takes a flag back and never raises one', async () => {
  const entails = createChecker({
    statements,
    secondOpinion: async () => ({ entailment: 0.95, neutral: 0.03, contradiction: 0.02 }),
  });
  const [match] = await entails.check({ text: 'Hoàng Sa là của Trung Quốc.' });
  expect(match).toMatchObject({ statement: 'hoang-sa', verdict: 'reports' });
  const contradicts = createChecker({
    statements,
    secondOpinion: async () => ({ entailment: 0, neutral: 0, contradiction: 1 }),
  });
  expect(await contradicts.check({ text: 'Bão vào Hoàng Sa.' })).toEqual([]);
});
