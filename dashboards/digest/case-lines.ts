import { type DigestCase, type DigestData, localDate, localTime, settledAt } from '../../db/model/index.ts';
import { CASE_STATE } from '../texts/common.ts';
import { DIGEST } from '../texts/digest.ts';
import { day, remaining, time } from '../texts/format.ts';

/** Whose case it is, and at which time its clock is read. */
export type CaseContext = { readonly locality: Pick<DigestData['locality'], 'timeZone'>; readonly to: Date };

/** A limit as people say it: `hết ngày 24/07` where it runs to midnight, else `22:05 18/07`. */
export const dueTime = (due: Date, zone: string): string =>
  localTime(due, zone) === '23:59' ? `hết ngày ${day(localDate(due, zone)).slice(0, 5)}` : time(due, zone);

/** Desk, state, limit with its basis, answer and result of a case. */
export function caseFacts(item: DigestCase, { locality: { timeZone: zone }, to }: CaseContext): string {
  const { dueAt, answeredAt, answerNumber, result, basis, state } = item.case;
  const limit =
    dueAt && !settledAt(item.case)
      ? `hạn ${dueTime(dueAt, zone)} (${remaining(dueAt, to, zone)}${basis ? `; ${basis}` : ''})`
      : '';
  const answer = answeredAt
    ? `trả lời ngày ${day(localDate(answeredAt, zone))}${answerNumber ? `, số ${answerNumber}` : ''}`
    : '';
  const shownState =
    (state === 'new' && item.desk === '') || (state === 'answered' && answer)
      ? ''
      : CASE_STATE[state].toLocaleLowerCase('vi');
  const retracted = item.retracted ? DIGEST.retracted : '';
  const rest = [retracted, item.desk || 'chưa giao đơn vị', shownState, limit, answer, result].filter(
    Boolean,
  );
  return `${rest.join('; ')}.`;
}
