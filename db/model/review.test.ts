import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actsFrom, decide, REJECTION_REASONS, REVIEW_STATES, type Review, type ReviewAct } from './review.ts';

const act: fc.Arbitrary<ReviewAct> = fc.oneof(
  fc.constantFrom<ReviewAct>({ kind: 'confirm' }, { kind: 'send-packet' }),
  fc.record({
    kind: fc.constantFrom('ask', 'recall', 'answer', 'correct', 'close'),
    note: fc.constant('vì vậy'),
  }) as fc.Arbitrary<ReviewAct>,
  fc.record({
    kind: fc.constant('reject' as const),
    reason: fc.constantFrom(...REJECTION_REASONS),
    note: fc.constant('vì vậy'),
  }),
);
type Position = Pick<Review, 'state' | 'firstConfirmer' | 'secondConfirmer'>;
const start: Position = { state: 'new', firstConfirmer: null, secondConfirmer: null };

test('whatever is done in whatever order, nothing passes without two different people', () => {
  const step = fc.record({ act, user: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let now = start;
      const since: number[] = [];
      for (const { act, user } of steps) {
        const decision = decide(now, act, user);
        if (!decision.ok) continue;
        // Counted apart from the code under test: who confirmed since the last time it was asked anew.
        if (act.kind === 'confirm') since.push(user);
        if (decision.next.state === 'needs-information') since.length = 0;
        now = decision.next;
        if (['confirmed-twice', 'packet-sent', 'answered', 'corrected', 'closed'].includes(now.state))
          expect(new Set(since).size).toBe(2);
      }
    }),
    { numRuns: 2000 },
  );
});

test('one person alone never gets past the first confirmation', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      let now = start;
      for (const one of acts) {
        const decision = decide(now, one, 7);
        if (decision.ok) now = decision.next;
      }
      expect(['new', 'needs-information', 'confirmed-once', 'rejected']).toContain(now.state);
    }),
  );
});

test('a rejection is possible from every state that is not over, and needs a note', () => {
  for (const state of REVIEW_STATES.filter((item) => item !== 'closed' && item !== 'rejected'))
    expect(actsFrom(state)).toContain('reject');
  expect(decide(start, { kind: 'reject', reason: 'opinion', note: '  ' }, 1)).toEqual({
    ok: false,
    why: 'needs-note',
  });
  expect(actsFrom('closed')).toEqual([]);
  expect(actsFrom('rejected')).toEqual([]);
});
