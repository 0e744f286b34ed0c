import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimatePieces, excerpt, sentenceSpans } from './excerpt.ts';
import { findTarget } from './target.ts';

const article = {
  title: 'Mưa lớn ở vùng cao',
  text: `${'Chiều qua trời đổ mưa kéo dài nhiều giờ liền. '.repeat(30)}Riêng Lợi Bác có hai cầu bị cuốn trôi. ${'Ngành chức năng đang khắc phục. '.repeat(20)}`,
};

describe('an excerpt', () => {
  test('is the whole of a short article', () => {
    expect(excerpt({ title: 'Tin', text: 'Một câu.' }, 100)).toBe('Tin\nMột câu.');
  });

  test('opens with the title and keeps near its budget', () => {
    const cut = excerpt(article, 60);
    expect(cut.startsWith(article.title)).toBe(true);
    expect(estimatePieces(cut)).toBeLessThan(90);
  });

  test('keeps the sentence that names the target, however far down', () => {
    expect(excerpt(article, 60)).not.toContain('Lợi Bác');
    expect(excerpt({ ...article, target: 'Lợi Bác' }, 60)).toContain(
      'Riêng Lợi Bác có hai cầu bị cuốn trôi.',
    );
  });

  test('sentences cover every letter, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const spans = sentenceSpans(text);
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(last, start).trim()).toBe('');
          last = end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
    );
  });

  test('Chinese sentences end without a space', () => {
    const text = '今日大雨。道路中断！请注意安全';
    expect(sentenceSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '今日大雨。',
      '道路中断！',
      '请注意安全',
    ]);
  });
});

describe('the place of a target', () => {
  test('is a whole word where there is one', () => {
    expect(findTarget('Huếch hoác ở Huế', 'Huế')).toEqual([{ start: 13, end: 16 }]);
    expect(findTarget('谅山暴雨，谅山停课', '谅山')).toHaveLength(2);
    expect(findTarget('Hà Nội', 'Huế')).toEqual([]);
    expect(findTarget('aHuếb', 'Huế')).toEqual([{ start: 1, end: 4 }]);
  });
});
