import { expect, test } from 'vitest';
import { detailWords, volumeWords } from './source-health.ts';

test.each([
  [
    'broken-coding: unexpected end of file',
    'Lý do: dữ liệu nén bị hỏng, không giải nén được (unexpected end of file)',
  ],
  ['http-error: HTTP 500', 'Lý do: máy chủ báo lỗi (HTTP 500)'],
  ['http-error: robots.txt: HTTP 503', 'Lý do: máy chủ báo lỗi (robots.txt: HTTP 503)'],
  [
    'nothing new for 70 h; usually every 20 h',
    'Đã 70 giờ không có tin mới; thường cứ khoảng 20 giờ có tin một lần.',
  ],
  ['nothing new for 9 h', 'Đã 9 giờ không có tin mới.'],
  ['nothing listed yet', 'Chưa thấy tin nào trong danh sách.'],
  ['no-such-code: x', 'no-such-code: x'],
  ['', ''],
])('%s', (detail, words) => expect(detailWords(detail)).toBe(words));

test('a rise, with tenths where they matter', () => {
  const change = { sourceId: 'a', outlet: 'A', day: '2026-11-05', before: 0.43, after: 12.4 };
  expect(volumeWords(change)).toBe('số tin mỗi ngày tăng từ khoảng 0,4 lên khoảng 12, kể từ 05/11/2026');
});
