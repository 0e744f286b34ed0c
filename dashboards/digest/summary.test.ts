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

test('a second sentence that only repeats the first is passed over', () => {
  const text = [
    'Sau hai năm sửa chữa, chợ phiên Suối Đào họp lại với gần hai trăm gian hàng của đồng bào trong vùng.',
    'Sau hai năm sửa chữa, sáng nay chợ phiên Suối Đào họp lại với hai trăm gian hàng của đồng bào.',
    'Ban quản lý chợ ước tính hơn ba nghìn lượt khách đến trong ngày đầu.',
  ].join('\n');
  const summary = summarize('Chợ phiên Suối Đào họp lại', text, ['Suối Đào']).map((one) => one.text);
  expect(summary).toHaveLength(2);
  expect(summary[1]).toContain('hơn ba nghìn lượt khách');
});

test('a sentence that leans on the one before it is not taken out of its place', () => {
  const text = [
    'Xã Suối Đào mở lại đường liên thôn sau đợt mưa lớn ngày 18/11.',
    'Tuy nhiên, đường liên thôn Suối Đào vẫn cấm xe tải.',
    'Dân quân dọn đường liên thôn suốt hai ngày đêm.',
  ].join('\n');
  const summary = summarize('Suối Đào: mở lại đường liên thôn', text, ['Suối Đào']).map((one) => one.text);
  expect(summary.some((sentence) => sentence.startsWith('Tuy nhiên'))).toBe(false);
});

test('a text of captions has no summary', () => {
  expect(summarize('Ảnh đẹp', 'Ảnh: A\nNguồn: B')).toEqual([]);
});
