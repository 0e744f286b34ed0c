import {
  type Finding,
  localDate,
  type ReportData,
  type ReportProblems,
  type ReportStory,
  topicLabel,
} from '../../db/model/index.ts';
import type { Block } from '../office-document/document.ts';
import { LANGUAGE, named } from '../texts/common.ts';
import { DIGEST } from '../texts/digest.ts';
import { day, number } from '../texts/format.ts';
import { PROPOSAL, REPORT } from '../texts/report.ts';
import { placeTable } from './contents.ts';

/** Of an empty part: nothing found, or nothing read, which is not the same. */
const nothing = ({ coverage, figures }: ReportData, found: string): Block =>
  text(coverage.documents === 0 && figures.articles === 0 ? REPORT.none.read : found);

export const text = (value: string): Block => ({ kind: 'paragraph', text: value });
export const item = (value: string): Block => ({ kind: 'item', text: value });
export const sub = (value: string): Block => ({ kind: 'heading', level: 2, text: value });

/** Part II: good coverage, the most widely carried first. */
export const goodPart = (data: ReportData): Block[] =>
  data.good.length === 0 ? [nothing(data, REPORT.none.good)] : [storyTable(data.good, data)];

function storyTable(stories: readonly ReportStory[], data: ReportData): Block {
  return {
    kind: 'table',
    heads: REPORT.storyColumns,
    widths: [0.7, 5, 2.2, 1.5, 2],
    rows: stories.map((story, index) => [
      { text: String(index + 1) },
      { text: titleOf(story), url: story.url },
      {
        text:
          story.outlets > 1 ? `${story.outlet} và ${number(story.outlets - 1)} cơ quan khác` : story.outlet,
      },
      { text: day(localDate(story.at, data.locality.timeZone)) },
      { text: story.places.join(', ') || '–' },
    ]),
  };
}

/** The title with what a reader must know beside it: taken back by its outlet, in another language. */
function titleOf({ title, retracted, language }: ReportStory): string {
  const marks = [
    retracted ? DIGEST.retracted : '',
    language === 'vi' ? '' : named(LANGUAGE, language),
  ].filter(Boolean);
  return marks.length > 0 ? `${title} (${marks.join('; ')})` : title;
}

const labelOf = ({ topic }: ReportProblems): string => (topic === null ? REPORT.noTopic : topicLabel(topic));

/** Part III: what the press raised, by topic and by place. */
export function problemPart(data: ReportData): Block[] {
  if (data.problems.length === 0) return [nothing(data, REPORT.none.problems)];
  const byTopic = data.problems.flatMap((problem): Block[] => [
    item(REPORT.problems(labelOf(problem), problem.articles, problem.stories.length > 0)),
    ...(problem.stories.length > 0 ? [storyTable(problem.stories, data)] : []),
  ]);
  const places = placeTable(data);
  return [
    sub(REPORT.headings.byTopic),
    ...byTopic,
    ...(places.length > 0 ? [sub(REPORT.headings.byPlace), ...places] : []),
  ];
}

/** Part V: decided claims as counts by statement; never who spoke. */
export function claimPart(data: ReportData): Block[] {
  const { claims } = data;
  if (claims.found === 0) return [nothing(data, REPORT.none.claims)];
  return [
    text(
      `Phát hiện ${number(claims.found)} câu cần rà soát: ${number(claims.confirmed)} được xác nhận khác với luận cứ, ${number(claims.rejected)} bị loại, ${number(claims.waiting)} đang chờ thẩm định. ${REPORT.claimsNote}`,
    ),
    ...claims.byStatement.map((row) => item(`${row.title}: ${number(row.confirmed)}.`)),
  ];
}

/** Part VI: findings, those beyond chance first, then the forecast. */
export function findingPart({ findings }: ReportData): Block[] {
  const rank = (finding: Finding): number => (finding.kind === 'coverage' ? 2 : finding.beyondChance ? 0 : 1);
  const said = findings
    .filter((finding) => finding.kind !== 'forecast')
    .toSorted((a, b) => rank(a) - rank(b));
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
      .filter((problem) => problem.topic !== null && problem.articles >= MANY)
      .toSorted((a, b) => b.articles - a.articles)
      .slice(0, 2)
      .map((problem) => PROPOSAL.topic(labelOf(problem), problem.articles)),
    ...(data.claims.waiting > 0 ? [PROPOSAL.claims(data.claims.waiting)] : []),
    ...data.good.slice(0, 1).map((story) => PROPOSAL.good(story.title)),
    ...(data.coverage.unreadDays > 0 ? [PROPOSAL.unread(data.coverage.unreadDays)] : []),
    ...(data.coverage.poorSources.length > 0 ? [PROPOSAL.sources(data.coverage.poorSources.length)] : []),
  ];
  return proposals.length === 0 ? [text(REPORT.none.proposals)] : proposals.map(item);
}
