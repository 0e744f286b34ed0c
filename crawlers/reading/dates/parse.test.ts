import { describe, expect, it } from 'vitest';
import { parseDate } from './parse.ts';

const context = { zone: 'Asia/Ho_Chi_Minh', now: new Date('2026-11-21T03:00:00Z'), monthFirst: false };
const read = (text: string): string | null => parseDate(text, context)?.at.toISOString() ?? null;

describe('dates with a time', () => {
  it.each([
    'Thứ Bảy, 21/11/2026 08:15 (GMT+7)',
    'Thứ bảy, 21/11/2026, 08:15 (GMT+7)',
    '21-11-2026 | 08:15',
    'Cập nhật lúc 08:15, 21/11/2026',
    '08:15 21/11/2026',
    '08:15 | 21/11/2026',
    '8h15 ngày 21/11/2026',
    '8 giờ 15 phút, ngày 21 tháng 11 năm 2026',
    '21.11.2026 08:15',
    '2026-11-21T08:15:00+07:00',
    '2026-11-21T08:15:00',
    '2026-11-21 08:15:00 +0700',
    'Sat, 21 Nov 2026 08:15:00 +0700',
    'Sat, 21 Nov 2026 01:15:00 GMT',
    '20261121T011500Z',
    '2026年11月21日 08:15',
    'November 20, 2026 8:15 PM EST',
    '21 novembre 2026 à 08h15',
    'T7, 21/11/2026 - 8:15 SA',
    '105 phút trước',
  ])('%s', (text) => expect(read(text)).toBe('2026-11-21T01:15:00.000Z'));

  it('knows the second half of the day', () => {
    expect(read('21/11/2026 8:15 CH')).toBe('2026-11-21T13:15:00.000Z');
    expect(read('2026年11月21日 下午8:15')).toBe('2026-11-21T13:15:00.000Z');
    expect(read('21/11/2026 08:15 PM')).toBe('2026-11-21T13:15:00.000Z');
  });
});

describe('days', () => {
  it.each([
    '21/11/2026',
    'Ngày 21 tháng 11 năm 2026',
    '21 Tháng Mười Một 2026',
    '21 thg 11, 2026',
    'Nov. 21, 2026',
    '21st November 2026',
    '21. November 2026',
    'Sábado 21 de noviembre de 2026',
    '20261121',
    '2026/11/21',
  ])('%s is noon of the day in the zone', (text) => {
    expect(parseDate(text, context)).toEqual({ at: new Date('2026-11-21T05:00:00Z'), hasTime: false });
  });

  it('reads the month first where the page does', () => {
    expect(parseDate('03/04/2026', { ...context, monthFirst: true })?.at.getUTCMonth()).toBe(2);
    expect(parseDate('03/04/2026', context)?.at.getUTCMonth()).toBe(3);
    expect(read('11/21/2026')).toBe('2026-11-21T05:00:00.000Z');
  });
});

describe('relative dates', () => {
  it.each([
    ['2 giờ trước', '2026-11-21T01:00:00.000Z'],
    ['3 hours ago', '2026-11-21T00:00:00.000Z'],
    ['2小时前', '2026-11-21T01:00:00.000Z'],
    ['hôm qua 08:15', '2026-11-20T01:15:00.000Z'],
    ['Hôm nay, 08:15', '2026-11-21T01:15:00.000Z'],
  ])('%s', (text, at) => expect(read(text)).toBe(at));
});

it.each(['', 'abc', '2026-13-45', '31/02/2026', '99/99/9999', '08:15', 'Nghị định 30/2020/NĐ-CP'])(
  'finds no date in %j',
  (text) => expect(read(text)).toBeNull(),
);
