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
    ['issuingBody', 'ỦY BAN NHÂN DÂN XÃ SUỐI THỬ, ĐT (0205) 3812 345'],
    ['reply', 'Xin gọi (0205) 3812 345.'],
    ['reply', 'Xin gọi (024) 3825.1234.'],
    ['reply', 'Xin gọi 0205 - 3812 345.'],
    ['reply', 'Xin gọi (+84 24) 3825 1234.'],
    ['reply', 'Xin gọi +84 (0)24 3825 1234.'],
    ['reply', 'Xin gọi 0084 24 3825 1234.'],
    ['reply', 'Xin gọi 0912–345–678.'],
    ['reply', 'Xin gọi 0912\u00a0345\u00a0678.'],
    ['reply', 'Xin gọi 0912345678, gặp văn phòng.'],
    ['reply', 'ĐT.0912345678'],
    ['reply', 'Xin gọi ０９１２ ３４５ ６７８.'],
    ['reply', 'Xin viết về thu.nguyen @ example.com hoặc thu.nguyen(at)example.com.'],
    ['request', 'Thẻ số 001 199 012 345.'],
    ['request', 'CCCD 001\u200b199012345.'],
    ['quotations.0.quote', 'Đảo Thử là của nước khác. Tác\u00a0giả:\u00a0Nguyễn\u200b Văn  Thử'],
    ['quotations.0.quote', 'Whose island is it\nBy John Sample'],
  ])('refuses in %s: %s', (path, value) => {
    expect(rulesOf(planted(path, value))).toContain(1);
  });

  test('figures of a border are no telephone numbers', () => {
    const reply =
      'Đường biên giới dài 1.449,566 km, gồm 1.970 mốc; hiệu lực từ 14/7/2010, theo công văn 84/2010; khoảng 84 % đã phân giới; 2.337,459 km.';
    expect(checkPacket(planted('reply', reply))).toEqual([]);
  });

  test.each([
    'Từ 02.9 – 30.12.2024 (tức 03.2024–12.2025 theo kế hoạch) đã cắm mốc.',
    'Tổ chức từ 08-11-2024 (14 giờ) tại mốc 0.',
    'Kinh phí 0,25 tỷ đồng, diện tích 1.084.234.567 m²; (01) 1.449.566 m; mốc 1378 - 1379.',
    'Đã cấp hộ chiếu cho 1.250.000 người giai đoạn 2010-2015.',
  ])('nor are days and counts numbers of a person: %s', (reply) => {
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

  test.each([
    ['a non-breaking space', 'Bài báo nêu sai\u00a0sự thật.'],
    ['two spaces', 'Bài báo nêu sai  sự thật.'],
    ['a line break', 'Bài báo nêu sai\r\nsự thật.'],
    ['a zero-width space in a word', 'Bài báo nêu sai s\u200bự thật.'],
    ['a zero-width space in place of a space', 'Bài báo nêu sai\u200bsự thật.'],
    ['a soft hyphen', 'Bài báo nêu sai sự th\u00adật.'],
    ['a combining joiner', 'Bài báo nêu sai sự tha\u034f\u0323\u0302t.'],
    ['an ideographic space', 'Bài báo nêu sai\u3000sự thật.'],
    ['letters of another width', 'Bài báo nêu ｓａｉ sự thật.'],
    ['another spelling', 'Bài báo nêu sai sự thực.'],
    ['a tone on the wrong vowel', 'Bài báo biạ đặt.'],
    ['an eth for đ', 'Bài báo bịa ðặt.'],
    ['another word', 'Thông tin trên là sai lệch.'],
    ['another word', 'Thông tin trên trái với sự thật.'],
    ['another word', 'Thông tin trên là sai.'],
    ['another word', 'Luận điệu sai trái.'],
  ])('refuses a verdict written with %s', (_how, reply) => {
    expect(checkPacket(planted('reply', reply))).toContainEqual({
      rule: 4,
      code: 'says-false',
      where: 'reply',
    });
  });

  test('a line of argument is not called names', () => {
    expect(checkPacket(planted('reply', 'Luận điệu này đã cũ.'))).toContainEqual({
      rule: 4,
      code: 'says-hostile',
      where: 'reply',
    });
  });

  test.each([
    'Nội dung trên không phù hợp với Hiệp ước về biên giới trên đất liền năm 1999.',
    'Theo Nghị định thư phân giới cắm mốc, đường biên giới tại khu vực này đi qua mốc 1378.',
    'Số liệu trong bài khác với số liệu đã công bố; mức sai lệch là 3 km, do sai số của phép đo.',
    'Hai bên đang tháo gỡ nội dung còn vướng, rút bài học từ đợt trước, theo Luật Xử lý vi phạm hành chính.',
    'Ủy ban nhân dân xã sẵn sàng cung cấp tài liệu. Lý do: cần làm rõ.\nQuý báo xem bản đồ kèm theo.',
    'Hòa bình, hữu nghị và hợp tác là lợi ích chung; kỷ niệm 20 năm ký Hiệp ước.',
  ])('an ordinary answer may leave: %s', (reply) => {
    expect(checkPacket(planted('reply', reply))).toEqual([]);
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
    ['request', 'Đề nghị xử lí hình sự.'],
    ['request', 'Đề nghị xử lí kỉ luật.'],
    ['request', 'Đề nghị xử lý kỷ luật.'],
    ['request', 'Đề nghị XỬ LÍ NGHIÊM.'],
    ['request', 'Đề nghị xóa bài viết.'],
    ['request', 'Đề nghị xoá bài.'],
    ['request', 'Đề nghị gỡ các bài viết này.'],
    ['request', 'Đề nghị xử\u00a0phạt.'],
    ['request', 'Đề nghị khoá kênh này.'],
    ['quotations.0.quote', 'Lí Văn Thử cho biết đảo là của nước khác.'],
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
