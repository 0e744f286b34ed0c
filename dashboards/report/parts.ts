import {
  type DigestCase,
  localDate,
  type ReportData,
  type ReportStory,
  ratio,
  topicLabel,
} from '../../db/model/index.ts';
import type { Block } from '../office-document/document.ts';
import { CASE_STATE } from '../texts/common.ts';
import { day, number, percent, time } from '../texts/format.ts';
import { PROPOSAL, REPORT } from '../texts/report.ts';
import { placeTable } from './contents.ts';

const text = (value: string): Block => ({ kind: 'paragraph', text: value });
const item = (value: string): Block => ({ kind: 'item', text: value });
const sub = (value: string): Block => ({ kind: 'heading', level: 2, text: value });

/** Part II: good coverage, the most widely carried first. */
export const goodPart = (data: ReportData): Block[] =>
  data.good.length === 0 ? [text(REPORT.none.good)] : [storyTable(data.good, data)];

function storyTable(stories: readonly ReportStory[], data: ReportData): Block {
  return {
    kind: 'table',
    heads: REPORT.storyColumns,
    widths: [0.7, 5, 2.2, 1.5, 2],
    rows: stories.map((story, index) => [
      { text: String(index + 1) },
      { text: story.title, url: story.url },
      {
        text:
          story.outlets > 1 ? `${story.outlet} và ${number(story.outlets - 1)} cơ quan khác` : story.outlet,
      },
      { text: time(story.at, data.locality.timeZone) },
      { text: story.places.join(', ') || '–' },
    ]),
  };
}

/** Part III: what the press raised, by topic and by place. */
export function problemPart(data: ReportData): Block[] {
  if (data.problems.length === 0) return [text(REPORT.none.problems)];
  const byTopic = data.problems.flatMap((problem): Block[] => [
    item(`${topicLabel(problem.topic)}: ${number(problem.articles)} tin, bài tiêu cực.`),
    ...(problem.stories.length > 0 ? [storyTable(problem.stories, data)] : []),
  ]);
  const places = placeTable(data);
  return [
    sub(REPORT.headings.byTopic),
    ...byTopic,
    ...(places.length > 0 ? [sub(REPORT.headings.byPlace), ...places] : []),
  ];
}

/** Part IV: what became of the cases; late and missing answers by unit. */
export function resultPart(data: ReportData): Block[] {
  const { form, casesByDesk } = data;
  const { headings, none } = REPORT;
  const desks: Block[] =
    casesByDesk.length === 0
      ? []
      : [
          {
            kind: 'table',
            heads: REPORT.deskColumns,
            widths: [0.7, 4, 1.4, 1.6, 2],
            rows: casesByDesk.map((row, index) => [
              { text: String(index + 1) },
              { text: row.desk || 'Chưa giao đơn vị' },
              ...[row.cases, row.answered, row.overdue].map((value) => ({
                text: number(value),
                right: true,
              })),
            ]),
          },
        ];
  return [
    sub(headings.form),
    item(`Họp báo: ${number(form.pressConferences)}.`),
    item(`Trả lời / yêu cầu của cơ quan báo chí: ${part(form.replies, form.requests)}.`),
    item(`Trả lời đúng hạn / có thời hạn: ${part(form.onTime, form.withDeadline)}.`),
    item(`Đề nghị cải chính: ${number(form.correctionRequests)}; đã cải chính: ${number(form.corrections)}.`),
    ...desks,
    sub(headings.answered),
    ...caseItems(data.answered, data, none.answered),
    sub(headings.overdue),
    ...caseItems(data.overdue, data, none.overdue),
    sub(headings.unreported),
    ...caseItems(data.unreported, data, none.unreported),
  ];
}

const part = (done: number, all: number): string =>
  all === 0
    ? `${number(done)}/${number(all)}`
    : `${number(done)}/${number(all)} (${percent(ratio(done, all), 0)})`;

function caseItems(cases: readonly DigestCase[], data: ReportData, empty: string): Block[] {
  if (cases.length === 0) return [text(empty)];
  const zone = data.locality.timeZone;
  return cases.map(({ case: one, desk }) => {
    const facts = [
      desk || 'chưa giao đơn vị',
      CASE_STATE[one.state].toLocaleLowerCase('vi'),
      one.answeredAt
        ? `trả lời ngày ${day(localDate(one.answeredAt, zone))}${one.answerNumber ? ` (số ${one.answerNumber})` : ''}`
        : '',
      one.dueAt && !one.answeredAt ? `hạn ${day(localDate(one.dueAt, zone))}` : '',
      one.result ? `kết quả: ${one.result}` : '',
    ];
    return item(`${one.title}: ${facts.filter(Boolean).join('; ')}.`);
  });
}

/** Part V: decided claims as counts by statement; never who spoke. */
export function claimPart({ claims }: ReportData): Block[] {
  if (claims.found === 0) return [text(REPORT.none.claims)];
  return [
    text(
      `Phát hiện ${number(claims.found)} câu cần rà soát: ${number(claims.confirmed)} được xác nhận khác với luận cứ, ${number(claims.rejected)} bị loại, ${number(claims.waiting)} đang chờ thẩm định. ${REPORT.claimsNote}`,
    ),
    ...claims.byStatement.map((row) => item(`${row.title}: ${number(row.confirmed)}.`)),
  ];
}

/** Part VI: findings, those beyond chance first, then the forecast. */
export function findingPart({ findings }: ReportData): Block[] {
  const said = findings.filter((finding) => finding.kind !== 'forecast');
  const ahead = findings.filter((finding) => finding.kind === 'forecast');
  return [
    sub(REPORT.headings.findings),
    ...said.map((finding) => item(finding.text)),
    sub(REPORT.headings.forecast),
    ...ahead.map((finding) => text(finding.text)),
  ];
}

/** Fewer negative articles than this ask for an answer to each, not for a campaign. */
const MANY = 3;

/** Part VII: what follows from the figures. */
export function proposalPart(data: ReportData): Block[] {
  const proposals = [
    ...data.casesByDesk
      .filter((row) => row.overdue > 0)
      .map((row) => PROPOSAL.overdue(row.desk, row.overdue)),
    ...(data.unreported.length > 0 ? [PROPOSAL.unreported(data.unreported.length)] : []),
    ...data.problems
      .filter((problem) => problem.articles >= MANY)
      .toSorted((a, b) => b.articles - a.articles)
      .slice(0, 2)
      .map((problem) => PROPOSAL.topic(topicLabel(problem.topic), problem.articles)),
    ...(data.claims.waiting > 0 ? [PROPOSAL.claims(data.claims.waiting)] : []),
    ...data.good.slice(0, 1).map((story) => PROPOSAL.good(story.title)),
    ...(data.coverage.poorSources.length > 0 ? [PROPOSAL.sources(data.coverage.poorSources.length)] : []),
  ];
  return proposals.length === 0 ? [text(REPORT.none.proposals)] : proposals.map(item);
}
