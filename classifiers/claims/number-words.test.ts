import { describe, expect, test } from 'vitest';
import { tagDates, type WrittenDate } from './dates.ts';
import { normalise, type TextLanguage } from './normal.ts';
import { writeDigits } from './number-words.ts';
import { readChineseNumber } from './numerals.ts';
import { type Quantity, tagQuantities } from './quantities.ts';

const inDigits = (text: string, language: TextLanguage, plain = false): string =>
  writeDigits(normalise(text, language, plain), language, plain);
const written = (...of: Parameters<typeof inDigits>): string => inDigits(...of).trim();

describe('numbers in words', () => {
  test.each([
    ['một nghìn hai trăm lẻ năm cột mốc', '1205 cột mốc'],
    ['hai ngàn ba trăm ba mươi bảy', '2337'],
    ['hai nghìn không trăm sáu mươi bảy cây số', '2067 cây số'],
    ['một triệu bốn trăm bốn mươi chín nghìn năm trăm sáu mươi sáu mét', '1449566 mét'],
    ['nghìn tư cây số', '1400 cây số'],
    ['ba nghìn rưỡi cột', '3500 cột'],
    ['trăm chín mươi cây số', '190 cây số'],
    ['bảy trăm tám mươi cây', '780 cây'],
    ['tám mươi tư phần trăm', '84 phần trăm'],
    ['sáu rưỡi phần trăm', '6.5 phần trăm'],
    ['năm mươi phẩy sáu bảy lăm cây số', '50.675 cây số'],
    ['tháng giêng năm bảy tư', 'tháng giêng năm 74'],
    ['năm một nghìn chín trăm tám mươi tám', 'năm 1988'],
  ])('Vietnamese: %s', (text, digits) => {
    expect(written(text, 'vi')).toBe(digits);
  });

  test.each([
    ['mot ngan hai tram cay so', '1200 cay so'],
    ['hai chuc cay thoi', '20 cay thoi'],
    ['tram muoi cay so', '110 cay so'],
    ['tam muoi tu phan tram', '84 phan tram'],
  ])('Vietnamese without diacritics: %s', (text, digits) => {
    expect(written(text, 'vi', true)).toBe(digits);
  });

  test.each([
    ['two thousand three hundred and thirty-seven kilometres', '2337 kilometres'],
    ['fourteen hundred and fifty kilometres', '1450 kilometres'],
    ['a thousand and two markers', '1002 markers'],
    ['all hundred and fifty kilometres', 'all 150 kilometres'],
    ['nineteen seventy-nine', '1979'],
    ['fifty-three point two three per cent', '53.23 per cent'],
  ])('English: %s', (text, digits) => {
    expect(written(text, 'en')).toBe(digits);
  });

  test.each<[string, TextLanguage, boolean]>([
    ['hai nước ký ba văn kiện , một số xã', 'vi', false],
    ['mấy trăm cây số , hàng nghìn người , hai ba chục cây số', 'vi', false],
    ['hai nghìn năm trước , ba năm sau', 'vi', false],
    ['hai nuoc ky ba van kien nam nay', 'vi', true],
    ['one of them signed three documents', 'en', false],
    ['several hundred miles , two thousand years ago', 'en', false],
  ])('prose stays prose: %s', (text, language, plain) => {
    expect(written(text, language, plain)).toBe(text);
  });

  test('Chinese numerals: short forms and years by their figures', () => {
    expect(readChineseNumber('两千三')).toBe(2300);
    expect(readChineseNumber('一千零二')).toBe(1002);
    expect(readChineseNumber('二〇〇九')).toBe(2009);
  });
});

/** The first quantity of a text. */
function quantity(text: string, language: TextLanguage): Quantity | undefined {
  const found: Quantity[] = [];
  tagQuantities(inDigits(text, language), language, false, (one) => {
    found.push(one);
    return '#';
  });
  return found[0];
}

test.each<[string, TextLanguage, number, Quantity['unit'], Quantity['approximation']]>([
  ['bốn chục cây số chín.', 'vi', 40.9, 'km', 'exact'],
  ['50 km và 675 m', 'vi', 50.675, 'km', 'exact'],
  ['fifty kilometres and 675 metres', 'en', 50.675, 'km', 'exact'],
  ['tám mươi mấy cây số', 'vi', 80, 'km', 'over'],
  ['ngót ba trăm cây số', 'vi', 300, 'km', 'under'],
  ['468 cây số có lẻ', 'vi', 468, 'km', 'over'],
  ['2,300-odd kilometres', 'en', 2300, 'km', 'over'],
  ['1,400 kilometres or so', 'en', 1400, 'km', 'about'],
  ['just shy of 1,450 km', 'en', 1450, 'km', 'under'],
  ['hai phần ba đường biên', 'vi', 200 / 3, '%', 'about'],
  ['five sixths of the border', 'en', 500 / 6, '%', 'about'],
  ['一千二百多公里', 'zh', 1200, 'km', 'over'],
  ['一百六十公里左右', 'zh', 160, 'km', 'about'],
  ['四百六十三里半', 'zh', 231.75, 'km', 'exact'],
  ['勘界完成八成四', 'zh', 84, '%', 'exact'],
  ['百分之八十四', 'zh', 84, '%', 'exact'],
  ['1.449.566 mét', 'vi', 1449.566, 'km', 'exact'],
])('%s', (text, language, value, unit, approximation) => {
  const read = quantity(text, language);
  expect(read).toMatchObject({ unit, approximation });
  expect(read?.readings[0]).toBeCloseTo(value, 6);
});

test.each([
  'Họ trồng 500 cây thông dọc biên giới.',
  'Đỉnh núi cao 1.866 mét.',
  'Họ chặt bảy trăm cây, rồi bán.',
])('trees and heights are no kilometres: %s', (text) => {
  expect(quantity(text, 'vi')?.unit ?? 'none').toBe('none');
});

/** The first date of a text as `year-month-day`. */
function date(text: string, language: TextLanguage): string {
  const found: WrittenDate[] = [];
  tagDates(inDigits(text, language), language, false, (one) => {
    found.push(one);
    return '#';
  });
  const [first] = found;
  return first ? [first.year, first.month, first.day].filter((part) => part !== undefined).join('-') : '';
}

test.each<[string, TextLanguage, string]>([
  ['ký năm 87 tại Hà Nội', 'vi', '1987'],
  ['ngày 14-3-87 tại đó', 'vi', '1987-3-14'],
  ['hồi tháng Giêng năm bảy tư', 'vi', '1974-1'],
  ['mười bốn tháng Bảy năm hai nghìn không trăm mười', 'vi', '2010-7-14'],
  ['ngày mười tám tháng bảy năm 1977', 'vi', '1977-7-18'],
  ["in March '88, off the reef", 'en', '1988-3'],
  ['in nineteen seventy-nine', 'en', '1979'],
  ['二〇〇九年十一月十八日签署', 'zh', '2009-11-18'],
  ['七四年那场海战', 'zh', '1974'],
  ['88年也是', 'zh', '1988'],
  ['đã năm 79 tuổi', 'vi', ''],
  ['từ 2000 năm trước', 'vi', ''],
  ['50年后再看', 'zh', ''],
])('date: %s', (text, language, expected) => {
  expect(date(text, language)).toBe(expected);
});
