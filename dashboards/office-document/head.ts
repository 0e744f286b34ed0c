import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { cleanText } from '../charts/markup.ts';
import { longDay } from '../texts/format.ts';
import { numberLine, type OfficeDocument } from './document.ts';
import { CHOSEN, HEAD_COLUMNS, MOTTO, NATION, TEXT_WIDTH } from './layout.ts';
import { agencyLines, boldWidth } from './text-width.ts';

export const NO_BORDERS = {
  top: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  bottom: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  left: { style: BorderStyle.NONE, size: 0, color: 'auto' },
  right: { style: BorderStyle.NONE, size: 0, color: 'auto' },
} as const;
const CELL_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 };

interface LineStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly before?: number;
}

/** One centred line of a head or a signature. */
export const centred = (text: string, points: number, { bold, italics, before }: LineStyle = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: before ?? 0, after: 0, line: 240, lineRule: 'auto' },
    indent: { firstLine: 0 },
    children: [
      new TextRun({
        text: cleanText(text),
        size: points * 2,
        ...(bold ? { bold } : {}),
        ...(italics ? { italics } : {}),
      }),
    ],
  });

/**
 * A rule of `length` twips in the middle of `width`: an empty line whose upper border is drawn in by its
 * indents. It stays a paragraph, so every program draws it alike and a checker can measure it.
 */
export function rule(length: number, width: number): Paragraph {
  const indent = Math.round((width - length) / 2);
  return new Paragraph({
    spacing: { before: 20, after: 0, line: 120, lineRule: 'exact' },
    indent: { left: indent, right: indent, firstLine: 0 },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  });
}

/** Head of page 1: agencies and number on the left, nation, motto, place and date on the right. */
export function head(document: OfficeDocument): Table {
  const [left, right] = HEAD_COLUMNS;
  const governing = agencyLines(capitals(document.governingBody), CHOSEN.agency, left);
  const issuing = agencyLines(capitals(document.issuingBody), CHOSEN.agency, left);
  const longest = Math.max(...issuing.map((line) => boldWidth(line, CHOSEN.agency)));
  const date = document.signedOn ? longDay(document.signedOn) : `ngày      tháng      năm ${document.year}`;
  return twoColumns(
    HEAD_COLUMNS,
    [
      ...governing.map((line) => centred(line, CHOSEN.agency)),
      ...issuing.map((line) => centred(line, CHOSEN.agency, { bold: true })),
      rule(longest * CHOSEN.shortRule, left),
      centred(numberLine(document), CHOSEN.number),
    ],
    [
      centred(NATION, CHOSEN.nation, { bold: true }),
      centred(MOTTO, CHOSEN.motto, { bold: true }),
      rule(boldWidth(MOTTO, CHOSEN.motto), right),
      centred(`${document.place}, ${date}`, CHOSEN.placeAndDate, { italics: true }),
    ],
  );
}

/** Type and summary, centred, with the short rule below. */
export function titleLines({ type, summary }: OfficeDocument): Paragraph[] {
  const lines = summary.split('\n');
  const longest = Math.max(...lines.map((line) => Math.min(TEXT_WIDTH, boldWidth(line, CHOSEN.title))));
  return [
    centred(type.toLocaleUpperCase('vi'), CHOSEN.title, { bold: true, before: 240 }),
    ...lines.map((line) => centred(line, CHOSEN.title, { bold: true })),
    rule(longest * CHOSEN.shortRule, TEXT_WIDTH),
  ];
}

/** Two columns without borders, as heads and signatures use them. */
export function twoColumns(
  [left, right]: readonly [number, number],
  leftSide: readonly Paragraph[],
  rightSide: readonly Paragraph[],
): Table {
  const cell = (width: number, children: readonly Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: NO_BORDERS,
      margins: CELL_MARGINS,
      children: [...children],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: left + right, type: WidthType.DXA },
    columnWidths: [left, right],
    borders: NO_BORDERS,
    margins: CELL_MARGINS,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, leftSide), cell(right, rightSide)] })],
  });
}

/** The head is printed in capitals, however a profile writes the names. */
const capitals = (name: string): string => name.toLocaleUpperCase('vi');
