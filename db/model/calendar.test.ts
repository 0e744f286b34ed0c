import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  fromLunar,
  holidayName,
  holidaysOf,
  isLocalDate,
  isWorkingDay,
  lastYearly,
  nextYearly,
  previousWorkingDay,
  toLunar,
  weekday,
} from './index.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('the lunar calendar of Vietnam', () => {
  // Known Tết days; in 1985, 2007 and 2030 the Chinese calendar has another day.
  test.each([
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
    [2020, '2020-01-25'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2030, '2030-02-02'],
  ])('Tết %i is on %s', (year, date) => expect(fromLunar(year, 1, 1)).toBe(date));

  test.each([
    ['2023-03-22', { day: 1, month: 2, year: 2023, leap: true }],
    ['2025-07-25', { day: 1, month: 6, year: 2025, leap: true }],
    ['2026-04-26', { day: 10, month: 3, year: 2026, leap: false }],
    ['2026-02-16', { day: 29, month: 12, year: 2025, leap: false }],
  ])('%s is %o', (date, lunar) => expect(toLunar(date)).toEqual(lunar));

  test('every day goes there and back', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const lunar = toLunar(date);
        fc.pre(!lunar.leap);
        expect(fromLunar(lunar.year, lunar.month, lunar.day)).toBe(date);
      }),
      { numRuns: 300 },
    );
  });

  test('a day follows the day before it', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const today = toLunar(date);
        const next = toLunar(addDays(date, 1));
        expect(next.day === today.day + 1 || (next.day === 1 && today.day >= 29)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('days off', () => {
  test('Tết 2026 is off from the last day of the old year to the fourth of the new', () => {
    const tet = holidaysOf(2026)
      .filter((holiday) => holiday.name === 'Tết Nguyên đán')
      .map((holiday) => holiday.date);
    expect(tet).toEqual(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']);
  });

  test('a holiday on a Sunday is made up on the next free day', () => {
    // Hùng Kings' day of 2026 is Sunday 26 April.
    expect(holidayName('2026-04-26')).toBe('Giỗ Tổ Hùng Vương');
    expect(holidayName('2026-04-27')).toBe('Nghỉ bù Giỗ Tổ Hùng Vương');
    expect(isWorkingDay('2026-04-27')).toBe(false);
    expect(isWorkingDay('2026-04-28')).toBe(true);
  });

  test('an exchanged Saturday is worked and its Monday is off', () => {
    const calendar = { daysOff: ['2026-08-31'], workedDays: ['2026-08-22'] };
    expect(isWorkingDay('2026-08-22', calendar)).toBe(true);
    expect(isWorkingDay('2026-08-31', calendar)).toBe(false);
    expect(isWorkingDay('2026-08-31')).toBe(true);
  });

  test('fifteen working days over Tết 2026', () => {
    // 9–13 February, then 23 February to 6 March.
    expect(addWorkingDays('2026-02-06', 15)).toBe('2026-03-06');
  });

  test('the working day before the Monday after Tết is the Friday before it', () => {
    expect(previousWorkingDay('2026-02-23')).toBe('2026-02-13');
  });

  test('working days are counted as they are found one by one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (date, count) => {
        const end = addWorkingDays(date, count);
        const between = Array.from({ length: daysBetween(date, end) }, (_, index) =>
          addDays(date, index + 1),
        );
        expect(between.filter((day) => isWorkingDay(day))).toHaveLength(count);
        expect(isWorkingDay(end)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['11-24', 'solar', '2026-11-21', '2026-11-24'],
  ['11-20', 'solar', '2026-11-21', '2027-11-20'],
  ['02-29', 'solar', '2027-01-01', '2027-02-28'],
  ['03-10', 'lunar', '2026-11-21', '2027-04-16'],
  ['12-23', 'lunar', '2026-11-21', '2027-01-30'],
  ['01-08', 'lunar', '2026-02-01', '2026-02-24'],
] as const)('the next %s (%s) from %s is %s', (day, calendar, from, expected) => {
  expect(nextYearly(day, calendar, from)).toBe(expected);
});

test.each([
  ['12-14', '2026-12-20', '2026-12-14'],
  ['12-20', '2026-12-20', '2026-12-20'],
  ['12-21', '2026-12-20', '2025-12-21'],
  ['12-15', '2026-12-14', '2025-12-15'],
])('%s last came, seen from %s, on %s', (day, until, expected) => {
  expect(lastYearly(day, until)).toBe(expected);
});

test('a day is a day', () => {
  expect(['2026-02-28', '2026-02-29', '2026-2-1', 'today'].map(isLocalDate)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([weekday('2026-11-21'), weekday('2026-11-22'), weekday('2026-11-23')]).toEqual([6, 7, 1]);
});
