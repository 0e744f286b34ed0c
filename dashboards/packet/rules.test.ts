import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { samplePacket } from '../testing/packet.ts';
import { claimReview } from './claim-review.ts';
import { checkCorrection, checkPacket, REFUSAL_CODE_WORDS, RULE_WORDS } from './rules.ts';

/** A sample packet with `value` planted at `path`. */
function planted(path: string, value: unknown): unknown {
  const packet: unknown = structuredClone(samplePacket());
  const keys = path.split('.');
  const last = keys.pop()!;
  let place = packet as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  place[last] = value;
  return packet;
}

const rulesOf = (packet: unknown) => checkPacket(packet).map((refusal) => refusal.rule);

test('a packet about a claim, with its evidence, may leave', () => {
  expect(checkPacket(samplePacket())).toEqual([]);
});

describe('principle 1: no author and no identifier', () => {
  test.each([
    ['author', 'Nguyễn Văn Thử'],
    ['quotations.0.author', 'Nguyễn Văn Thử'],
    ['quotations.0.byline', 'PV'],
    ['quotations.0.profileUrl', 'https://daoxa.example/tac-gia/thu'],
    ['spread.topPosters', ['a', 'b']],
    ['statement.sources.0.handle', '@x'],
  ])('refuses the field %s', (path, value) => {
    expect(checkPacket(planted(path, value))).toContainEqual({ rule: 1, code: 'unknown-field', where: path });
  });

  test.each([
    ['quotations.0.quote', 'Đảo Thử là của nước khác. Tác giả: Nguyễn Văn Thử'],
    ['quotations.0.quote', 'Đảo Thử là của nước khác. PV Trần Thị Thử'],
    ['quotations.0.quote', 'The island is theirs.\nBy John Sample'],
    ['quotations.0.quote', '该岛属于别国。记者 张三'],
    ['quotations.0.title', 'Đảo xa, liên hệ thu.nguyen@example.com'],
    ['reply', 'Xin gọi 0912 345 678 để biết thêm.'],
    ['reply', 'Xin gọi +84 91 234 5678.'],
    ['reply', 'Theo @nguyenvanthu đã nêu.'],
    ['request', 'Căn cước công dân số 001099012345.'],
    ['desk.name', 'Phòng Văn hóa, 024.3825.1234'],
  ])('refuses in %s: %s', (path, value) => {
    expect(rulesOf(planted(path, value))).toContain(1);
  });

  test('figures of a border are no telephone numbers', () => {
    const reply =
      'Đường biên giới dài 1.449,566 km, gồm 1.970 mốc; hiệu lực từ 14/7/2010, theo công văn 84/2010; khoảng 84 % đã phân giới; 2.337,459 km.';
    expect(checkPacket(planted('reply', reply))).toEqual([]);
  });
});

describe('principle 2: press, agencies and institutions only', () => {
  test.each([
    ['quotations.0.kind', 'community'],
    ['spread.outlets.0.kind', 'community'],
    ['quotations.0.url', 'https://www.facebook.com/groups/1/posts/2'],
    ['quotations.0.url', 'https://m.youtube.com/watch?v=1'],
    ['quotations.0.url', 'https://t.me/kenh/12'],
    ['quotations.0.url', 'https://thu.blogspot.com/2026/11/dao.html'],
    ['reply', 'Xem bài tại facebook.com/thu/posts/1'],
  ])('refuses %s = %s', (path, value) => {
    expect(rulesOf(planted(path, value))).toContain(2);
  });

  test.each(['https://xfacebook.com.example/a', 'https://notx.com/a', 'https://vtx.com.vn/tin'])(
    '%s is a host of its own',
    (url) => {
      expect(checkPacket(planted('quotations.0.url', url))).toEqual([]);
    },
  );

  test('posts are a number and nothing else', () => {
    expect(rulesOf(planted('spread.communityPosts', ['một bài']))).toContain(3);
  });
});

describe('principle 3: a claim that contradicts a statement with sources', () => {
  test.each([
    ['claim.verdict', 'reports'],
    ['claim.verdict', 'rebuts'],
    ['statement.sources', []],
    ['quotations', []],
    ['quotations.0.quote', ''],
  ])('refuses %s = %j', (path, value) => {
    expect(rulesOf(planted(path, value))).toContain(3);
  });
});

describe('principle 4: two people, and no verdict on the text', () => {
  test.each([1, 0, 3, '2'])('refuses %j confirmations', (value) => {
    expect(checkPacket(planted('confirmedBy', value))).toContainEqual({
      rule: 4,
      code: 'not-confirmed',
      where: 'confirmedBy',
    });
  });

  test.each([
    ['says-false', 'Bài báo đưa tin sai sự thật về Đảo Thử.'],
    ['says-false', 'ĐÂY LÀ TIN GIẢ.'],
    ['says-false', 'Bài báo XUYÊN TẠC lịch sử'.normalize('NFD')],
    ['says-hostile', 'Luận điệu thù địch, phản động.'],
    ['says-illegal', 'Bài này vi phạm pháp luật Việt Nam.'],
    ['says-false', 'This is fake news.'],
    ['says-false', '这是谎言。'],
  ])('refuses a reply that %s: %s', (code, reply) => {
    expect(checkPacket(planted('reply', reply))).toContainEqual({ rule: 4, code, where: 'reply' });
  });

  test('what the press itself wrote is quoted as it stands', () => {
    expect(
      checkPacket(planted('quotations.0.quote', 'Việt Nam xuyên tạc lịch sử; Đảo Thử là của nước khác.')),
    ).toEqual([]);
  });
});

describe('principle 5: a public answer, and nothing about who spoke', () => {
  test.each([
    ['request', 'Đề nghị Công an xã xử phạt và triệu tập.'],
    ['request', 'Đề nghị gỡ bài.'],
    ['reply', 'Đề nghị xác minh danh tính người đăng.'],
    ['request', 'Đề nghị chặn truy cập trang này.'],
    ['reply', 'Ông Nguyễn Văn Thử đã nói không đúng.'],
    ['quotations.0.quote', 'Bà Trần Thị Thử khẳng định đảo là của nước khác.'],
    ['quotations.0.title', 'John Sample said the island is theirs'],
  ])('refuses %s: %s', (path, value) => {
    expect(rulesOf(planted(path, value))).toContain(5);
  });

  test('an institution may speak in the reply', () => {
    expect(
      checkPacket(planted('reply', 'Người phát ngôn Bộ Ngoại giao đã nêu lập trường của Việt Nam.')),
    ).toEqual([]);
  });

  test.each([
    'Trung Quốc tuyên bố Đảo Thử là của mình.',
    'Beijing Authorities said the island is theirs.',
    'Bộ Ngoại giao khẳng định điều đó.',
  ])('a country or an office is no person: %s', (quote) => {
    expect(checkPacket(planted('quotations.0.quote', quote))).toEqual([]);
  });

  test('a correction is bound by the same rules', () => {
    expect(checkCorrection('Câu trích thuộc bài đã được báo sửa.')).toEqual([]);
    expect(checkCorrection('Người đăng đã gỡ, số 0912345678')).not.toEqual([]);
  });
});

test('one refusal does not hide another', () => {
  const packet = planted('reply', 'Tin giả. Gọi 0912345678. Đề nghị gỡ bài.') as Record<string, unknown>;
  packet.author = 'x';
  expect(new Set(rulesOf(packet))).toEqual(new Set([1, 4, 5]));
});

test.each([null, 7, 'x', [], {}, { quotations: null }])('%j is no packet, and no crash', (value) => {
  expect(checkPacket(value).length).toBeGreaterThan(0);
});

test('every refusal has its words', () => {
  for (const rule of [1, 2, 3, 4, 5] as const) expect(RULE_WORDS[rule]).toContain(`Nguyên tắc ${rule}`);
  const codes = checkPacket({ author: 'x', reply: 'tin giả 0912345678' }).map((refusal) => refusal.code);
  for (const code of codes) expect(REFUSAL_CODE_WORDS).toHaveProperty(code);
});

test('every proposed reply that the project ships may leave', () => {
  const folder = new URL('../../statements/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const { reply } = parse(readFileSync(new URL(name, folder), 'utf8')) as { reply: { vi: string } };
    expect({ name, refusals: checkPacket(planted('reply', reply.vi)) }).toEqual({ name, refusals: [] });
  }
});

test('a ClaimReview names outlets and the office, and nobody else', () => {
  const review = claimReview(samplePacket());
  expect(review).toMatchObject({
    '@type': 'ClaimReview',
    claimReviewed: 'Đảo Thử từ lâu là của nước khác.',
    reviewRating: { '@type': 'Rating' },
    itemReviewed: { '@type': 'Claim', appearance: [{ publisher: { name: 'Tin Đảo Xa' } }] },
  });
  expect(JSON.stringify(review)).not.toMatch(/author|creator|"Person"|ratingValue/);
});
