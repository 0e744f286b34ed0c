import { describe, expect, test } from 'vitest';
import { type Case, clockState, dueAt, settledAt, yearlyForm } from './index.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (text: string): Date => new Date(`${text}+07:00`);

describe('dueAt', () => {
  test.each([
    [
      '24 hours run on the clock',
      { amount: 24, unit: 'hours' },
      '2026-02-13T16:00:00',
      '2026-02-14T16:00:00',
    ],
    [
      '30 days end with their last day',
      { amount: 30, unit: 'days' },
      '2026-10-05T09:00:00',
      '2026-11-04T23:59:59.999',
    ],
    [
      'a last day on a Sunday moves to Monday',
      { amount: 30, unit: 'days' },
      '2026-10-23T09:00:00',
      '2026-11-23T23:59:59.999',
    ],
    [
      '15 working days pass over Tết',
      { amount: 15, unit: 'working-days' },
      '2026-02-06T09:00:00',
      '2026-03-06T23:59:59.999',
    ],
  ] as const)('%s', (_, rule, from, due) => {
    expect(dueAt(rule, at(from), ZONE)).toEqual(at(due));
  });

  test('a limit without a number never runs out', () => {
    expect(dueAt({}, at('2026-11-20T09:00:00'), ZONE)).toBeNull();
  });
});

describe('clockState', () => {
  const due = at('2026-11-23T23:59:59.999');
  test.each([
    ['2026-11-19T06:30:00', 'running'],
    ['2026-11-20T06:30:00', 'soon'],
    ['2026-11-23T06:30:00', 'soon'],
    ['2026-11-24T06:30:00', 'overdue'],
  ])('at %s it is %s', (now, state) => expect(clockState(due, null, at(now), ZONE)).toBe(state));

  test('an answer ends it, in time or late', () => {
    const now = at('2026-12-01T08:00:00');
    expect(clockState(due, at('2026-11-23T17:00:00'), now, ZONE)).toBe('met');
    expect(clockState(due, at('2026-11-24T08:00:00'), now, ZONE)).toBe('missed');
    expect(clockState(null, null, now, ZONE)).toBe('none');
  });
});

describe('settledAt', () => {
  const [first, second, third] = ['2026-11-02T10:00:00', '2026-11-03T10:00:00', '2026-11-04T10:00:00'].map(
    at,
  );
  const none = { answeredAt: null, outcomeAt: null, closedAt: null };
  test.each([
    ['nothing yet', none, null],
    ['the answer, whatever follows', { answeredAt: first!, outcomeAt: second!, closedAt: third! }, first!],
    ['a correction, without any answer', { ...none, outcomeAt: second!, closedAt: third! }, second!],
    [
      'a correction that came before the answer',
      { ...none, answeredAt: third!, outcomeAt: second! },
      second!,
    ],
    ['the end, without either', { ...none, closedAt: third! }, third!],
  ])('%s', (_, item, settled) => expect(settledAt(item)).toEqual(settled));

  test('a digest that was kept before outcomes had their time is read as it was', () => {
    const kept = JSON.parse('{"answeredAt":null,"closedAt":null}') as typeof none;
    expect(settledAt(kept)).toBeNull();
  });
});

test('the yearly form leaves out clocks that still run', () => {
  const base: Case = {
    id: 1,
    locality: 'x',
    articleId: null,
    storyId: null,
    title: '',
    origin: 'editor-request',
    state: 'assigned',
    desk: null,
    clock: null,
    basis: '',
    startedAt: at('2026-10-01T08:00:00'),
    dueAt: at('2026-10-31T23:59:59'),
    answeredAt: null,
    answerNumber: '',
    outcomeUrl: '',
    outcomeKind: null,
    outcomeAt: null,
    result: '',
    openedAt: at('2026-10-01T08:00:00'),
    closedAt: null,
  };
  const cases: Case[] = [
    { ...base, answeredAt: at('2026-10-20T08:00:00') },
    { ...base, origin: 'citizen-letter', answeredAt: at('2026-11-05T08:00:00') },
    { ...base },
    { ...base, dueAt: at('2026-12-31T23:59:59') },
    // Corrected in time, ended in time, ended late: clocks that stopped.
    { ...base, origin: 'press-report', outcomeKind: 'correction', outcomeAt: at('2026-10-02T08:00:00') },
    { ...base, origin: 'press-report', state: 'closed', closedAt: at('2026-10-30T08:00:00') },
    { ...base, origin: 'press-report', state: 'closed', closedAt: at('2026-11-02T08:00:00') },
    { ...base, origin: 'wrong-report', dueAt: null, outcomeKind: 'correction' },
    { ...base, origin: 'press-report', dueAt: null, answeredAt: at('2026-10-20T08:00:00') },
  ];
  expect(yearlyForm(cases, 2, at('2026-11-21T06:30:00'))).toEqual({
    pressConferences: 2,
    requests: 4,
    replies: 2,
    withDeadline: 6,
    onTime: 3,
    correctionRequests: 1,
    corrections: 2,
  });
});
