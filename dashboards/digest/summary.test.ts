import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf, summarize } from './summary.ts';

test('sentences keep abbreviations, figures and quotations whole', () => {
  const text =
    'Sáng 20/11, TP. Lạng Sơn đón 1.306 lượt khách. “Rất vui.” PGS. TS. nói. Giá 2.5 triệu đồng tăng 3,2%! Nhiệt độ 4,1 độ C. Anh N.V.A. Tô nói.\nĐoạn hai không có dấu chấm';
  expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual([
    'Sáng 20/11, TP. Lạng Sơn đón 1.306 lượt khách.',
    '“Rất vui.”',
    'PGS. TS. nói.',
    'Giá 2.5 triệu đồng tăng 3,2%!',
    'Nhiệt độ 4,1 độ C.',
    'Anh N.V.A. Tô nói.',
    'Đoạn hai không có dấu chấm',
  ]);
});

test('every sentence can be traced to its place', () => {
  const piece = fc.constantFrom(
    'Xã ',
    'Suối Đào. ',
    'TP. ',
    'ông nói? ',
    '“Vâng!” ',
    '\n',
    '3.500 ',
    'Mưa lớn… ',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const sentence of sentencesOf(text)) {
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
        expect(sentence.start).toBeGreaterThanOrEqual(last);
        last = sentence.end;
      }
      expect(
        sentencesOf(text)
          .map((s) => s.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
    }),
  );
});

test('a summary has two sentences of the text, in its order, without captions or the title again', () => {
  const title = 'Sạt lở chia cắt đường vào Suối Đào';
  const text = [
    'Sạt lở chia cắt đường vào Suối Đào.',
    'Ảnh: Người dân dọn đường.',
    'Đêm 18/11, mưa lớn làm sạt lở 40 m đường vào xã Suối Đào. Hơn 120 học sinh phải đi vòng 7 km để tới trường.',
    'Trước đó, nhiều nơi khác trong vùng cũng có mưa. Dự báo thời tiết tuần tới sẽ nắng ráo trở lại.',
  ].join('\n');
  expect(summarize(title, text, ['Suối Đào']).map((sentence) => sentence.text)).toEqual([
    'Đêm 18/11, mưa lớn làm sạt lở 40 m đường vào xã Suối Đào.',
    'Hơn 120 học sinh phải đi vòng 7 km để tới trường.',
  ]);
});

test('a text of captions has no summary', () => {
  expect(summarize('Ảnh đẹp', 'Ảnh: A\nNguồn: B')).toEqual([]);
});
