import { describe, expect, test } from 'vitest';
import { answerTime, fieldTime, startTime } from './case-times.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (text: string): Date => new Date(`${text}+07:00`);
const morning = at('2026-11-20T08:00:00');

describe('when an answer was signed', () => {
  const afternoon = at('2026-11-20T15:20:00');
  const tenToday = at('2026-11-20T10:00:00');
  const tonight = at('2026-11-20T23:59:59.999');
  test.each([
    ['nothing written down: now', '', '', null, morning, morning],
    ['today at 08:00: now, and no future', '2026-11-20', '', null, morning, morning],
    ['today before the limit: now is in time', '2026-11-20', '', tenToday, morning, morning],
    ['today with its hour, in time', '2026-11-20', '09:00', tenToday, afternoon, at('2026-11-20T09:00:00')],
    ['today with its hour, late', '2026-11-20', '10:01:30', tenToday, afternoon, at('2026-11-20T10:01:00')],
    ['today, a limit in days', '2026-11-20', '', tonight, afternoon, afternoon],
    ['this very minute', '2026-11-20', '15:20', null, afternoon, afternoon],
    ['an earlier day: noon', '2026-11-19', '', tenToday, morning, at('2026-11-19T12:00:00')],
    [
      'the last day of a limit in days',
      '2026-11-20',
      '',
      tonight,
      at('2026-11-23T08:00:00'),
      at('2026-11-20T12:00:00'),
    ],
    [
      'today, while it is still yesterday in Greenwich',
      '2026-11-20',
      '',
      null,
      at('2026-11-20T06:00:00'),
      at('2026-11-20T06:00:00'),
    ],
  ])('%s', (_, day, time, due, now, signed) => {
    expect(answerTime({ day, time }, due, ZONE, now)).toEqual(signed);
  });

  test.each([
    ['tomorrow', '2026-11-21', '', null, morning, 'tương lai'],
    [
      'tomorrow, while it is still today elsewhere',
      '2026-11-21',
      '',
      null,
      at('2026-11-20T23:59:00'),
      'tương lai',
    ],
    ['later today', '2026-11-20', '08:01', null, morning, 'Giờ ký không thể ở tương lai'],
    ['an hour without a day', '', '09:00', null, morning, 'Cần ghi ngày ký'],
    ['no day', '2026-02-30', '', null, morning, 'Cần ghi ngày ký'],
    ['no hour', '2026-11-20', '7h', null, morning, 'Giờ ký chưa đúng'],
    [
      'today, when the limit passed at ten',
      '2026-11-20',
      '',
      tenToday,
      afternoon,
      '20/11/2026 10:00: cần ghi cả giờ ký',
    ],
    [
      'a day that had the limit in it',
      '2026-11-20',
      '',
      tenToday,
      at('2026-11-23T08:00:00'),
      'cần ghi cả giờ ký',
    ],
  ])('%s is refused in words', (_, day, time, due, now, words) => {
    expect(answerTime({ day, time }, due, ZONE, now)).toContain(words);
  });
});

describe('when a clock began', () => {
  test('is read in the zone of the locality, with or without seconds, up to now', () => {
    expect(startTime('2026-11-16T14:30', ZONE, morning)).toEqual(at('2026-11-16T14:30:00'));
    expect(startTime('2026-11-20T08:00:59', ZONE, morning)).toEqual(morning);
    expect(startTime('2026-11-16T14:30', 'Asia/Tokyo', morning)).toEqual(new Date('2026-11-16T05:30:00Z'));
  });

  test.each(['', '2026-11-16', '2026-02-30T08:00', '2026-11-16T24:00', 'hôm qua'])(
    '%j is no time',
    (typed) => {
      expect(startTime(typed, ZONE, morning)).toContain('Cần ghi đủ ngày và giờ');
    },
  );

  test('not in the future', () => {
    expect(startTime('2026-11-20T08:01', ZONE, morning)).toContain('tương lai');
  });

  test('goes back into its field as it came', () => {
    expect(fieldTime(at('2026-11-16T04:05:37'), ZONE)).toBe('2026-11-16T04:05');
  });
});
