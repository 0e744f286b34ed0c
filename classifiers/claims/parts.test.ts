import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternContext } from './cores.ts';
import { compareDate } from './dates.ts';
import { VIETNAMESE } from './grammar/vi.ts';
import { normalise, sentenceLanguage } from './normal.ts';
import { readChineseNumber, readNumber } from './numerals.ts';
import { compilePattern, hitsOf, PatternError } from './pattern.ts';
import { compareFigure } from './quantities.ts';
import { splitSentences } from './sentences.ts';

describe('sentences', () => {
  test('their offsets cut them out of the text, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        let last = 0;
        for (const sentence of splitSentences(text)) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.start).toBeGreaterThanOrEqual(last);
          last = sentence.end;
        }
      }),
    );
  });

  test('full stops in numbers and initials end nothing', () => {
    const text = 'Biên giới dài 1.449,566 km. TP. Hà Nội họp. 南沙很远。西沙更近。';
    expect(splitSentences(text).map((sentence) => sentence.text)).toEqual([
      'Biên giới dài 1.449,566 km.',
      'TP. Hà Nội họp.',
      '南沙很远。',
      '西沙更近。',
    ]);
  });
});

describe('numbers', () => {
  test.each([
    ['1.449,566', [1449.566]],
    ['1,449.566', [1449.566]],
    ['1.449', [1449, 1.449]],
    ['231,74', [231.74]],
    ['2337', [2337]],
  ])('%s', (written, readings) => {
    expect(readNumber(written).readings).toEqual(readings);
  });

  test('Chinese numerals', () => {
    expect(readChineseNumber('一千四百四十九')).toBe(1449);
    expect(readChineseNumber('二十')).toBe(20);
    expect(readChineseNumber('三万五千')).toBe(35_000);
  });

  test('a figure agrees with itself however it is rounded, and never with its double', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 9000 }), (value) => {
        const figure = {
          name: 'x',
          value,
          unit: 'km' as const,
          tolerance: 1,
          alsoAccepted: [],
          subject: { vi: [], en: [], zh: [] },
          counted: { vi: [], en: [], zh: [] },
        };
        const quantity = (reading: number) => ({
          written: '',
          readings: [reading],
          rounding: 0.5,
          unit: 'km' as const,
          approximation: 'exact' as const,
        });
        expect(compareFigure(quantity(value), figure)).toBe('agrees');
        expect(compareFigure(quantity(value * 2), figure)).toBe('differs');
        expect(compareFigure(quantity(value * 20), figure)).toBe('unclear');
      }),
    );
  });

  test('dates are compared as precisely as they are written', () => {
    expect(compareDate({ written: '', year: 1999 }, '1999-12-30')).toBe('agrees');
    expect(compareDate({ written: '', year: 1999, month: 11 }, '1999-12-30')).toBe('differs');
    expect(compareDate({ written: '', year: 1999, month: 30, day: 12 }, '1999-12-30')).toBe('agrees');
  });
});

describe('patterns', () => {
  const context = patternContext(VIETNAMESE, 'vi', false);

  test('words, alternatives, options and gaps', () => {
    const pattern = compilePattern('đường (lưỡi bò|chín đoạn) ~2 (là)? hợp pháp', context);
    expect(hitsOf(pattern, ' đường chín đoạn hoàn toàn hợp pháp . ')).toHaveLength(1);
    expect(hitsOf(pattern, ' đường chín đoạn này thật ra rất hợp pháp . ')).toHaveLength(0);
  });

  test('a mistake says what is missing', () => {
    expect(() => compilePattern('(a|b', context)).toThrow(PatternError);
    expect(() => compilePattern('<không-có>', context)).toThrow(/không-có/);
  });
});

test('a sentence’s language is its own, with or without diacritics', () => {
  expect(sentenceLanguage('Hoàng Sa là của Việt Nam')).toEqual({ language: 'vi', plain: false });
  expect(sentenceLanguage('Hoang Sa la cua Viet Nam')).toEqual({ language: 'vi', plain: true });
  expect(sentenceLanguage('The islands belong to Vietnam')).toEqual({ language: 'en', plain: false });
  expect(sentenceLanguage('西沙属于越南')).toEqual({ language: 'zh', plain: false });
});

test('one form for tone marks, width, quotation marks and hyphens', () => {
  expect(normalise('Hoà  bình：“Ａ–B”', 'vi', false)).toBe(' hòa bình : « a-b » ');
  expect(normalise('西沙群島，屬於中國', 'zh', false)).toBe('西沙群岛,属于中国');
});
