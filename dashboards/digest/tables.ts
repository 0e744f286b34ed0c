import { type DigestData, type DigestEntry, topicLabel } from '../../db/model/index.ts';
import { CASE_STATE, LANGUAGE, named, TONE } from '../texts/common.ts';
import { DIGEST, moreItems, moreOutlets } from '../texts/digest.ts';
import { number, percent, remaining, time } from '../texts/format.ts';
import { dueTime } from './case-lines.ts';
import { emptyLine } from './lines.ts';
import type { DigestBlock, DigestCell } from './sheet.ts';

/** Shares of the eleven columns of `DIGEST.columns`. */
const ENTRY_WIDTHS = [2.6, 8.4, 15.6, 5, 7, 9, 31, 6, 7.4, 6, 6] as const;
const CLAIM_WIDTHS = [3, 12, 22, 33, 23, 7] as const;

/** Part 3: sentences that wait for review, each beside the statement that it differs from. */
export function claimTable(data: DigestData): DigestBlock[] {
  if (data.claims.length === 0) return [{ kind: 'line', style: 'empty', text: emptyLine('claims', data) }];
  const rows = data.claims.map((claim, index): DigestCell[] => [
    { text: String(index + 1) },
    { text: claim.outlet },
    { text: claim.articleTitle, url: claim.url },
    { text: `“${claim.quote}”` },
    { text: claim.statementTitle },
    { text: percent(claim.score, 0) },
  ]);
  return [
    { kind: 'line', style: 'note', text: DIGEST.claimNote },
    { kind: 'table', heads: DIGEST.claimColumns, widths: CLAIM_WIDTHS, rows, title: 2, long: [3, 4] },
    ...(data.more.claims > 0
      ? [{ kind: 'more', text: moreItems(data.more.claims, 'nội dung') } as const]
      : []),
  ];
}

/** Parts 4 and 5: one row a story, in the eleven columns that offices use. */
export function entryTable(part: 'problems' | 'good', data: DigestData): DigestBlock[] {
  const entries = data[part];
  if (entries.length === 0) return [{ kind: 'line', style: 'empty', text: emptyLine(part, data) }];
  const rows = entries.map((entry, index) => cellsOf(entry, index, data));
  return [{ kind: 'table', heads: DIGEST.columns, widths: ENTRY_WIDTHS, rows, title: 2, long: [6] }];
}

function cellsOf(entry: DigestEntry, index: number, data: DigestData): readonly DigestCell[] {
  const [first = '', ...others] = entry.outlets;
  const zone = data.locality.timeZone;
  return [
    { text: String(index + 1) },
    { text: others.length > 2 ? `${first} ${moreOutlets(others.length)}` : entry.outlets.join(', ') },
    { text: titleOf(entry), url: entry.url },
    { text: entry.publishedAt ? time(entry.publishedAt, zone) : DIGEST.undated },
    { text: entry.places.join(', ') || '–' },
    { text: entry.topics.slice(0, 1).map(topicLabel).join('; ') || '–' },
    { text: entry.summary.map((sentence) => sentence.text).join(' ') || '–' },
    { text: entry.unsure ? `${TONE[entry.tone]} (${DIGEST.unsure})` : TONE[entry.tone], tone: entry.tone },
    { text: entry.desk || '–' },
    {
      text: entry.due ? `${dueTime(entry.due, zone)}, ${remaining(entry.due, data.to, zone)}` : '–',
      urgent: entry.clock === 'overdue',
    },
    { text: stateOf(entry) },
  ];
}

function stateOf(entry: DigestEntry): string {
  if (entry.caseState) return CASE_STATE[entry.caseState];
  if (entry.retracted) return DIGEST.retractedState;
  return entry.tone === 'positive' ? '–' : DIGEST.noCase;
}

/** The title with what an officer must know before the first word of the summary. */
function titleOf(entry: DigestEntry): string {
  const marks = [
    entry.retracted ? DIGEST.retracted : '',
    entry.continued ? DIGEST.continued : '',
    foreign(entry),
  ].filter(Boolean);
  return marks.length > 0 ? `${entry.title} (${marks.join('; ')})` : entry.title;
}

const foreign = ({ language }: DigestEntry): string =>
  language === undefined || language === 'vi' ? '' : named(LANGUAGE, language);

/** Stories without a row of their own, one line each. */
export function otherStories(data: DigestData): DigestBlock[] {
  const { other, more } = data;
  if (other.length === 0) return [];
  const all = `${DIGEST.other} ${number(other.length + more.other)} sự việc`;
  const head = more.other > 0 ? `${all}; ${DIGEST.otherShown(number(other.length))}:` : `${all}:`;
  const items = other.map((entry) => {
    const carried = entry.outlets.length > 1 ? ` và ${number(entry.outlets.length - 1)} báo khác` : '';
    const unsure = entry.unsure ? ` (${DIGEST.unsure})` : '';
    return { text: `${entry.outlets[0] ?? ''}${carried}: ${titleOf(entry)}${unsure}`, url: entry.url };
  });
  return [
    { kind: 'line', style: 'plain', text: head },
    { kind: 'list', items, small: true },
  ];
}
