import { expect, test } from 'vitest';
import { createChecker } from './check.ts';
import { readStatements } from './shipped.ts';

const checker = createChecker({ statements: readStatements('statements') });
const flags = async (text: string): Promise<string[]> =>
  (await checker.check({ text }))
    .filter(({ verdict }) => verdict === 'contradicts')
    .map(({ statement }) => statement);

/** Ordinary news with numbers and dates beside a subject of the statements that are not of it. */
test.each([
  ['a province’s part', 'Tỉnh Hà Giang có hơn 277 km đường biên giới giáp Trung Quốc, với 442 mốc.'],
  ['two provinces together', 'Lạng Sơn và Cao Bằng có tổng cộng 565 km biên giới với Trung Quốc.'],
  ['two provinces in turn', 'Thanh Hóa, Nghệ An có đường biên giới với Lào dài lần lượt 213 km và 468 km.'],
  ['two neighbours', 'Điện Biên có hơn 455 km đường biên giới với Lào và Trung Quốc.'],
  ['a neighbour’s province', 'Guangxi shares a 637-kilometre border with Vietnam.'],
  ['a border with several', '云南省与越南、老挝、缅甸接壤，边境线长4060公里。'],
  ['another border', 'Biên giới Campuchia với Thái Lan dài hơn tám trăm cây số.'],
  ['a patrol', 'Bộ đội Cao Bằng tuần tra 120 km đường biên giới trong ba ngày.'],
  ['a road', 'Dự án làm 253 km đường tuần tra biên giới ở Lạng Sơn đã giải ngân quá nửa.'],
  ['a way along', 'Tàu hỏa chạy 900 km dọc biên giới Việt Nam và Trung Quốc.'],
  ['a way there', 'Từ Hà Nội lên Lạng Sơn, vùng biên giới, khoảng 160 km.'],
  ['a way there, English', 'Lang Son lies 154 km from Hanoi, near the border.'],
  ['erosion', 'Hơn 1.100 km bờ biển nước ta đang bị sạt lở.'],
  ['repairs', 'Năm 2022 lực lượng chức năng sửa chữa một nghìn cột mốc trên biên giới với Trung Quốc.'],
  ['a share of something else', 'Việt Nam khai thác hai phần ba trữ lượng cá ở Vịnh Bắc Bộ.'],
  ['a share as of then', 'Hai nước phân giới cắm mốc với Campuchia năm 2012 đạt 70%.'],
  ['an anniversary', 'Lễ kỷ niệm 35 năm trận Gạc Ma diễn ra ngày 14/3/2023.'],
  ['a treaty of others', 'Hiệp ước biên giới giữa Trung Quốc và Nga ký năm 2004.'],
  ['a treaty of other times', 'Hiệp ước Pháp – Thanh về biên giới Việt Nam – Trung Quốc ký năm 1887.'],
  ['a year that is a name', 'Việt Nam phê chuẩn Công ước Luật Biển 1982.'],
  ['work finished in one province', 'Tại Quảng Ninh, hai bên hoàn thành cắm mốc với Trung Quốc năm 2006.'],
  ['a clause of its own', 'Việt Nam bị EC rút thẻ vàng, năm 2023 xuất khẩu thủy sản giảm.'],
  ['another country’s card', 'Thái Lan bị thẻ vàng IUU năm 2015 và được gỡ năm 2019.'],
])('%s: %s', async (_, text) => {
  expect(await flags(text)).toEqual([]);
});

/** The same words with a number or a date that is of the subject. */
test.each([
  ['lang-son-chieu-dai', 'Đường biên giới của Lạng Sơn với Trung Quốc dài 271 km.'],
  [
    'bien-gioi-lao-chieu-dai',
    'Biên giới Việt – Lào dài một nghìn chín trăm cây số, từ Điện Biên vào Kon Tum.',
  ],
  ['bo-bien', 'Chạy hết 2.100 cây số bờ biển nước ta mất đúng mười bốn bình xăng.'],
  ['bien-gioi-trung-hiep-uoc-1999', 'Năm 2001, tại Bắc Kinh, hai nước Việt – Trung ký Hiệp ước biên giới.'],
  ['bien-gioi-trung-hoan-thanh', 'Cắm mốc toàn tuyến Việt – Trung: mãi tới 2012 mới xong.'],
])('%s: %s', async (statement, text) => {
  expect(await flags(text)).toContain(statement);
});

test.each([
  [
    'lang-son-chieu-dai',
    'Biên giới Lạng Sơn dài 400 km là số trên trời rơi xuống, thực tế chỉ có 231,74 km.',
  ],
  ['cao-bang-chieu-dai', '高平边境线不是四百公里，是333公里多，别瞎传。'],
])('%s: a sentence that corrects rebuts: %s', async (statement, text) => {
  const matches = await checker.check({ text });
  expect(matches.filter((match) => match.statement === statement).map(({ verdict }) => verdict)).toEqual([
    'rebuts',
  ]);
});
