import type { DigestData, DigestEntry } from '../../db/model/index.ts';
import { DIGEST, moreItems } from '../texts/digest.ts';
import { fullTime, percent } from '../texts/format.ts';
import {
  aheadLine,
  alertLine,
  caseLine,
  cellsOf,
  changeLine,
  coverageLines,
  emptyLine,
  figuresLine,
  heading,
  otherHead,
  otherLine,
  periodLine,
  readingLine,
  themeLine,
} from './lines.ts';

const WIDTH = 92;

/** The digest as plain text, lines of at most 92 characters (addresses are never broken). */
export function digestText(data: DigestData): string {
  const { empty } = DIGEST;
  const bodies: readonly (readonly string[])[] = [
    [figuresLine(data), changeLine(data), ...data.alerts.map(alertLine)]
      .filter(Boolean)
      .map((line) => wrap(line)),
    [
      ...bullets(
        data.today.map((item) => caseLine(item, data)),
        empty.today,
      ),
      ...(data.more.today > 0 ? [moreItems(data.more.today, 'việc')] : []),
    ],
    claimBlocks(data),
    entryBlocks(data.problems, data, emptyLine('problems', data), data.more.problems),
    [...entryBlocks(data.good, data, emptyLine('good', data), data.more.good), ...otherLines(data)],
    bullets(data.community.map(themeLine), empty.community),
    bullets(
      data.caseNews.map((item) => caseLine(item, data)),
      empty.caseNews,
    ),
    bullets(data.ahead.map(aheadLine), empty.ahead),
    bullets(coverageLines(data), ''),
  ];
  const parts = bodies.map((body, index) => [
    `${index + 1}. ${DIGEST.parts[index] ?? ''}`.toLocaleUpperCase('vi'),
    ...body,
    '',
  ]);
  return [
    DIGEST.title,
    heading(data),
    periodLine(data),
    wrap(readingLine(data)),
    '',
    ...parts.flat(),
    wrap(`${DIGEST.foot} Lập lúc ${fullTime(data.madeAt, data.locality.timeZone)}.`),
    ...(data.dashboard ? [`${DIGEST.openDashboard}: ${data.dashboard}/`] : []),
    '',
  ].join('\n');
}

const bullets = (lines: readonly string[], empty: string): string[] =>
  lines.length === 0 ? [wrap(empty)] : lines.map((line) => wrap(line, '- ', '  '));

function claimBlocks(data: DigestData): string[] {
  if (data.claims.length === 0) return [wrap(emptyLine('claims', data))];
  const blocks = data.claims.flatMap((claim, index) => [
    wrap(`${claim.outlet}: ${claim.articleTitle}`, `${index + 1}) `, '   '),
    wrap(`Câu: “${claim.quote}”`, '   ', '   '),
    wrap(`Khác với luận cứ: ${claim.statementTitle} (độ khớp ${percent(claim.score, 0)})`, '   ', '   '),
    `   ${claim.url}`,
  ]);
  const rest = data.more.claims > 0 ? [moreItems(data.more.claims, 'nội dung')] : [];
  return [wrap(DIGEST.claimNote), ...blocks, ...rest];
}

/** Each story as labelled lines, the columns in their order; empty cells are left out. */
function entryBlocks(
  entries: readonly DigestEntry[],
  data: DigestData,
  empty: string,
  omitted: number,
): string[] {
  if (entries.length === 0) return [wrap(empty)];
  const blocks = entries.flatMap((entry, row) => {
    const cells = cellsOf(entry, row, data);
    const [number = '', outlets = '', title = '', ...rest] = cells;
    const facts = rest
      .map((text, index) => ({ label: DIGEST.columns[index + 3] ?? '', text }))
      .filter(({ text, label }) => text !== '–' && label !== 'Tóm tắt')
      .map(({ label, text }) => `${label}: ${text}`);
    return [
      wrap(title, `${number}) `, '   '),
      wrap(`${outlets}. ${facts.join(' | ')}`, '   ', '   '),
      ...(entry.summary.length > 0 ? [wrap(cells[6] ?? '', '   ', '   ')] : []),
      `   ${entry.url}`,
      '',
    ];
  });
  return [...blocks, ...(omitted > 0 ? [moreItems(omitted, 'sự việc')] : [])];
}

/** Stories without a block of their own, two lines each. */
const otherLines = (data: DigestData): string[] =>
  data.other.length === 0
    ? []
    : [
        wrap(otherHead(data)),
        ...data.other.map((entry) => `${wrap(otherLine(entry), '- ', '  ')}\n  ${entry.url}`),
      ];

/** Breaks a line at spaces; a word longer than the line stands alone. */
function wrap(text: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join('\n');
}
