import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberInWords, romanValue, writtenNumberInWords } from './numbers.ts';
import { doubtful, spoken } from './spoken.ts';

test.each([
  [0, 'không'],
  [4, 'bốn'],
  [10, 'mười'],
  [14, 'mười bốn'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [24, 'hai mươi tư'],
  [55, 'năm mươi lăm'],
  [100, 'một trăm'],
  [105, 'một trăm linh năm'],
  [111, 'một trăm mười một'],
  [1005, 'một nghìn không trăm linh năm'],
  [1306, 'một nghìn ba trăm linh sáu'],
  [2026, 'hai nghìn không trăm hai mươi sáu'],
  [10_000, 'mười nghìn'],
  [1_000_015, 'một triệu không trăm mười lăm'],
  [3_250_000_000, 'ba tỷ hai trăm năm mươi triệu'],
  [-7, 'âm bảy'],
])('%i is %s', (value, words) => expect(numberInWords(value)).toBe(words));

test('every number has words of its own', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.nat(2_000_000), (a, b) => {
      expect(numberInWords(a) === numberInWords(b)).toBe(a === b);
      expect(numberInWords(a)).not.toMatch(/\d| {2}|^ | $/);
    }),
  );
});

test.each([
  ['1.306', 'một nghìn ba trăm linh sáu'],
  ['2,5', 'hai phẩy năm'],
  ['0,05', 'không phẩy không năm'],
  ['19,03', 'mười chín phẩy không ba'],
])('%s is %s', (text, words) => expect(writtenNumberInWords(text)).toBe(words));

test('Roman numerals', () =>
  expect(['I', 'IV', 'IX', 'XIV', 'XL'].map(romanValue)).toEqual([1, 4, 9, 14, 40]));

describe('spoken', () => {
  test.each([
    ['Sáng 20/11, UBND xã họp.', 'Sáng ngày hai mươi tháng mười một, Ủy ban nhân dân xã họp.'],
    ['ngày 05/4/2026', 'ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu'],
    ['tháng 11/2026', 'tháng mười một năm hai nghìn không trăm hai mươi sáu'],
    ['Lúc 14h30 và 06:00', 'Lúc mười bốn giờ ba mươi phút và sáu giờ'],
    ['45 ha mận, giá tăng 20%', 'bốn mươi lăm héc-ta mận, giá tăng hai mươi phần trăm'],
    ['diện tích 12,5 km2', 'diện tích mười hai phẩy năm ki-lô-mét vuông'],
    ['850 triệu đồng', 'tám trăm năm mươi triệu đồng'],
    ['giai đoạn 2026-2030', 'giai đoạn hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm ba mươi'],
    ['quý IV, khóa XIV', 'quý bốn, khóa mười bốn'],
    ['TP. Lạng Sơn', 'thành phố Lạng Sơn'],
    ['Sở GD&ĐT, Sở VH-TT&DL', 'Sở Giáo dục và Đào tạo, Sở Văn hóa, Thể thao và Du lịch'],
    [
      'Quyết định số 15/2026/QĐ-UBND',
      'Quyết định số mười lăm năm hai nghìn không trăm hai mươi sáu quyết định Ủy ban nhân dân',
    ],
    ['đạt 18/19 tiêu chí', 'đạt mười tám trên mười chín tiêu chí'],
    ['Công ty XKLĐ', 'Công ty ích ca lờ đê'],
    ['HÀ NỘI', 'HÀ NỘI'],
    ['sản phẩm OCOP (hạng 4 sao)', 'sản phẩm ô cốp, hạng bốn sao,'],
    ['quốc lộ 4B', 'quốc lộ bốn B'],
    ['Thắng 2-1 trong trận chung kết', 'Thắng hai một trong trận chung kết'],
    ['thua đội bạn 0-3', 'thua đội bạn không ba'],
    ['Chiều 5-4, Viện Thú y', 'Chiều ngày mùng năm tháng tư, Viện Thú y'],
    ['ngày 20-11-2026', 'ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu'],
    ['từ 10-12 hộ', 'từ mười đến mười hai hộ'],
    ['khoảng 10-12 hộ', 'khoảng mười đến mười hai hộ'],
  ])('%s', (text, words) => {
    expect(spoken(text)).toBe(words);
  });

  test('nothing that is read out has a digit left', () => {
    const piece = fc.constantFrom(
      'xã ',
      '45 ha ',
      '20/11 ',
      '1.306 ',
      '2,5% ',
      '4B ',
      'A1 ',
      '31/02 ',
      '99/99/2026 ',
      '7h ',
      '(12) ',
      'số 5/BC-UBND ',
      '10-12 ',
      '3/5 ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(spoken(pieces.join(''))).not.toMatch(/\d/);
      }),
    );
  });

  test('what cannot be read is told', () => {
    expect(doubtful('xã họp ABC và a@b x/y')).toEqual(['ABC', 'a@b', 'x/y']);
    expect(doubtful(spoken('Sáng 20/11, UBND xã họp.'))).toEqual([]);
  });
});
