import {
  type Case,
  type DigestCase,
  localDate,
  type ReportData,
  ratio,
  settledAt,
} from '../../db/model/index.ts';
import type { Block, Cell } from '../office-document/document.ts';
import { CASE_STATE, CLOCK_STATE } from '../texts/common.ts';
import { DIGEST } from '../texts/digest.ts';
import { day, number, percent, remaining } from '../texts/format.ts';
import { REPORT } from '../texts/report.ts';
import { item, sub, text } from './parts.ts';

/** Part IV: what became of the cases; late and missing answers unit by unit. */
export function resultPart(data: ReportData): Block[] {
  const { form } = data;
  const { headings, none } = REPORT;
  const numbers = [
    sub(headings.form),
    item(`Họp báo: ${number(form.pressConferences)}.`),
    item(`Trả lời / yêu cầu của cơ quan báo chí: ${part(form.replies, form.requests)}.`),
    item(`Trả lời đúng hạn / có thời hạn: ${part(form.onTime, form.withDeadline)}.`),
    item(`Đề nghị cải chính: ${number(form.correctionRequests)}; đã cải chính: ${number(form.corrections)}.`),
  ];
  if (data.casesByDesk.length === 0) return [...numbers, text(none.cases)];
  const zone = data.locality.timeZone;
  return [
    ...numbers,
    deskTable(data),
    sub(headings.answered),
    ...caseTable(data.answered, none.answered, REPORT.answeredColumns, (one) => [
      quoted(one),
      desk(one),
      { text: answerOf(one, zone) },
      { text: one.case.result || CASE_STATE[one.case.state] },
    ]),
    sub(headings.overdue),
    ...caseTable(data.overdue, none.overdue, REPORT.overdueColumns, (one) => [
      desk(one),
      quoted(one),
      { text: one.case.dueAt ? day(localDate(one.case.dueAt, zone)) : '–' },
      { text: one.case.dueAt ? remaining(one.case.dueAt, data.madeAt, zone).replace('quá hạn ', '') : '–' },
    ]),
    sub(headings.unreported),
    ...caseTable(data.unreported, none.unreported, REPORT.unreportedColumns, (one) => [
      desk(one),
      quoted(one),
      { text: one.case.dueAt ? day(localDate(one.case.dueAt, zone)) : REPORT.noLimit },
      { text: CASE_STATE[one.case.state] },
    ]),
  ];
}

/** `3/5 (60%)`; where there was nothing to answer, that is said. */
const part = (done: number, all: number): string =>
  all === 0
    ? `${number(done)}/${number(all)} (không phát sinh)`
    : `${number(done)}/${number(all)} (${percent(ratio(done, all), 0)})`;

const deskTable = ({ casesByDesk }: ReportData): Block => ({
  kind: 'table',
  heads: REPORT.deskColumns,
  widths: [0.7, 3.6, 1.1, 1.2, 1.4, 1.6, 1.6],
  rows: casesByDesk.map((row, index) => [
    { text: String(index + 1) },
    { text: row.desk || REPORT.noDesk },
    ...[row.cases, row.answered, row.late, row.overdue, row.cases - row.answered - row.overdue].map(
      (value) => ({
        text: number(value),
        right: true,
      }),
    ),
  ]),
});

function caseTable(
  cases: readonly DigestCase[],
  empty: string,
  heads: readonly string[],
  cells: (one: DigestCase) => readonly Cell[],
): Block[] {
  if (cases.length === 0) return [text(empty)];
  const rows = cases.map((one, index) => [{ text: String(index + 1) }, ...cells(one)]);
  const widths = heads.map((_, index) => (index === 0 ? 0.7 : index < 3 ? 3.4 : 2));
  return [{ kind: 'table', heads, widths, rows }];
}

const desk = ({ desk: name }: DigestCase): Cell => ({ text: name || REPORT.noDesk });
const quoted = ({ case: one, retracted }: DigestCase): Cell => ({
  text: retracted ? `${one.title} (${DIGEST.retracted})` : one.title,
});

/** `05/08/2026, số 312/UBND-VX, trễ hạn`; without an answer what took its place: `báo đăng 05/08/2026, đúng hạn`. */
function answerOf({ case: one, clock }: DigestCase, zone: string): string {
  const parts = [
    settledDay(one, zone),
    one.answerNumber ? `số ${one.answerNumber}` : '',
    one.dueAt && settledAt(one) ? CLOCK_STATE[clock].toLocaleLowerCase('vi') : '',
  ];
  return parts.filter(Boolean).join(', ') || '–';
}

function settledDay({ answeredAt, outcomeAt, closedAt }: Case, zone: string): string {
  const told = (time: Date): string => day(localDate(time, zone));
  if (answeredAt) return told(answeredAt);
  if (outcomeAt) return `${REPORT.outcomeDay} ${told(outcomeAt)}`;
  return closedAt ? `${REPORT.closedDay} ${told(closedAt)}` : '';
}
