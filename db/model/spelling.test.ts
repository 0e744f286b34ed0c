import { expect, test } from 'vitest';
import { oneSpelling } from './spelling.ts';

test.each([
  ['hoà', 'hòa'],
  ['KHOÁ', 'KHÓA'],
  ['uỷ ban', 'ủy ban'],
  ['thuý', 'thúy'],
  ['tòan', 'toàn'],
  ['xử lý', 'xử lí'],
  ['Kỷ luật', 'Kỉ luật'],
  ['kĩ thuật', 'kỹ thuật'],
  ['QUÝ', 'QUÍ'],
  ['sự thật', 'sự thật'.normalize('NFD')],
])('%s and %s are one', (one, other) => {
  expect(oneSpelling(one)).toBe(oneSpelling(other));
});

test.each([
  ['lý', 'lỳ'],
  ['tay', 'tai'],
  ['thúy', 'thúi'],
  ['bán', 'bạn'],
  ['Lý', 'lý'],
])('%s and %s are two', (one, other) => {
  expect(oneSpelling(one)).not.toBe(oneSpelling(other));
});

test('other words stay', () => {
  const text = 'The résumé of 12 km², 该岛, Běijīng; x = 7\n';
  expect(oneSpelling(text)).toBe(text);
});
