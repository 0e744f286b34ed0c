import { AlignmentType, Document, Packer, PageOrientation, Paragraph, type Table, TextRun } from 'docx';
import type { DigestData, DigestEntry } from '../../db/model/index.ts';
import { cleanText } from '../charts/markup.ts';
import { tableElement } from '../office-document/blocks.ts';
import { wordStyles } from '../office-document/build.ts';
import type { Cell } from '../office-document/document.ts';
import { A4 } from '../office-document/layout.ts';
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
  isPartial,
  otherHead,
  otherLine,
  periodLine,
  readingLine,
  themeLine,
} from './lines.ts';

/** The digest is working paper, not a signed document: landscape for its eleven columns, small type for two pages. */
const MARGIN = 454;
const WIDTH = A4.height - 2 * MARGIN;
const SIZE = 9;
const CELL_SIZE = 8;
const COLUMN_SHARES = [2.6, 8, 16, 5, 7, 9, 31, 6, 7.4, 6, 6];

/** The digest as a Word file of at most two pages, A4 landscape. */
export async function digestDocx(data: DigestData): Promise<Uint8Array> {
  const { empty } = DIGEST;
  const bodies: readonly (readonly (Paragraph | Table)[])[] = [
    [figuresLine(data), changeLine(data), ...data.alerts.map(alertLine)]
      .filter(Boolean)
      .map((text) => line(text)),
    [
      ...list(
        data.today.map((item) => caseLine(item, data)),
        empty.today,
      ),
      ...(data.more.today > 0 ? [line(moreItems(data.more.today, 'việc'))] : []),
    ],
    claimTable(data),
    entryTable(data.problems, data, emptyLine('problems', data), data.more.problems),
    [...entryTable(data.good, data, emptyLine('good', data), data.more.good), ...otherList(data)],
    list(data.community.map(themeLine), empty.community),
    list(
      data.caseNews.map((item) => caseLine(item, data)),
      empty.caseNews,
    ),
    list(data.ahead.map(aheadLine), empty.ahead),
    list(coverageLines(data), ''),
  ];
  const children = [
    line(data.letterhead.issuingBody, { points: 9 }),
    line(`${DIGEST.title} – ${heading(data)}`, { points: 14, bold: true }),
    line(`${periodLine(data)}. Lập lúc ${fullTime(data.madeAt, data.locality.timeZone)}.`, { points: 9 }),
    line(readingLine(data), { bold: isPartial(data) }),
    ...bodies.flatMap((body, index) => [
      line(`${index + 1}. ${DIGEST.parts[index] ?? ''}`, {
        points: 11,
        bold: true,
        before: 40,
        keepNext: true,
      }),
      ...body,
    ]),
    line(DIGEST.foot, { points: 8, italics: true, before: 90 }),
  ];
  const file = new Document({
    creator: data.letterhead.issuingBody,
    title: `${DIGEST.title} – ${heading(data)}`,
    styles: { default: wordStyles() },
    sections: [
      {
        properties: {
          page: {
            size: { width: A4.width, height: A4.height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 340, footer: 340 },
          },
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

interface LineStyle {
  readonly points?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly before?: number;
  readonly keepNext?: boolean;
}

const line = (text: string, style: LineStyle = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.LEFT,
    keepNext: style.keepNext ?? false,
    spacing: { before: style.before ?? 0, after: 20, line: 240, lineRule: 'auto' },
    children: [
      new TextRun({
        text: cleanText(text),
        size: (style.points ?? SIZE) * 2,
        bold: style.bold ?? false,
        italics: style.italics ?? false,
      }),
    ],
  });

const list = (lines: readonly string[], empty: string): Paragraph[] =>
  lines.length === 0 ? [line(empty, { italics: true })] : lines.map((text) => line(`– ${text}`));

function claimTable(data: DigestData): (Paragraph | Table)[] {
  if (data.claims.length === 0) return [line(emptyLine('claims', data), { italics: true })];
  const rows = data.claims.map((claim, index): Cell[] => [
    { text: String(index + 1) },
    { text: claim.outlet },
    { text: claim.articleTitle, url: claim.url },
    { text: `“${claim.quote}”` },
    { text: claim.statementTitle },
    { text: percent(claim.score, 0) },
  ]);
  const table = tableElement(
    { kind: 'table', heads: DIGEST.claimColumns, widths: [3, 12, 22, 33, 23, 7], rows, size: CELL_SIZE },
    WIDTH,
  );
  const rest = data.more.claims > 0 ? [line(moreItems(data.more.claims, 'nội dung'))] : [];
  return [line(DIGEST.claimNote, { points: 8.5, italics: true, keepNext: true }), table, ...rest];
}

function entryTable(
  entries: readonly DigestEntry[],
  data: DigestData,
  empty: string,
  omitted: number,
): (Paragraph | Table)[] {
  if (entries.length === 0) return [line(empty, { italics: true })];
  const rows = entries.map((entry, row) =>
    cellsOf(entry, row, data).map((text, column): Cell => {
      if (column === 2) return { text, url: entry.url };
      return column === 9 && entry.clock === 'overdue' ? { text, bold: true } : { text };
    }),
  );
  const table = tableElement(
    { kind: 'table', heads: DIGEST.columns, widths: COLUMN_SHARES, rows, size: CELL_SIZE },
    WIDTH,
  );
  return [table, ...(omitted > 0 ? [line(moreItems(omitted, 'sự việc'))] : [])];
}

/** Stories without a row of their own, one line each. */
function otherList(data: DigestData): Paragraph[] {
  if (data.other.length === 0) return [];
  return [
    line(otherHead(data), { points: 9, before: 40, keepNext: true }),
    ...data.other.map((entry) => line(`– ${otherLine(entry)}`, { points: 9 })),
  ];
}
