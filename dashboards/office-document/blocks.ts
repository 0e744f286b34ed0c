import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cleanText, webAddress } from '../charts/markup.ts';
import type { Block, Cell, FigureBlock, TableBlock } from './document.ts';
import { CHOSEN } from './layout.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
/** Rows that a table may have to be kept on one page. */
const SHORT_TABLE = 8;
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;

/** A block of the body as Word elements. `width`: between the margins, in twips. */
export function blockElements(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [headingElement(block.level, block.text)];
    case 'paragraph':
      return [paragraph(block.text, { italics: block.italic === true })];
    case 'item':
      return [paragraph(`- ${block.text}`, {})];
    case 'table':
      return [tableElement(block, width), gap()];
    case 'figure':
      return figureElements(block);
  }
}

function headingElement(level: 1 | 2, text: string): Paragraph {
  const shown = level === 1 ? text.toLocaleUpperCase('vi') : text;
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    alignment: AlignmentType.JUSTIFIED,
    keepNext: true,
    spacing: { before: level === 1 ? 120 : 60, after: CHOSEN.gapTwips, line: CHOSEN.line, lineRule: 'auto' },
    indent: { firstLine: CHOSEN.firstLineTwips },
    children: [new TextRun({ text: cleanText(shown), bold: true, size: CHOSEN.body * 2 })],
  });
}

export const paragraph = (
  text: string,
  style: { readonly italics?: boolean; readonly keepNext?: boolean },
): Paragraph =>
  new Paragraph({
    keepNext: style.keepNext ?? false,
    alignment: AlignmentType.JUSTIFIED,
    spacing: { after: CHOSEN.gapTwips, line: CHOSEN.line, lineRule: 'auto' },
    indent: { firstLine: CHOSEN.firstLineTwips },
    children: [
      new TextRun({
        text: cleanText(text),
        size: CHOSEN.body * 2,
        ...(style.italics ? { italics: true } : {}),
      }),
    ],
  });

/** Room below a table. */
const gap = (): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' }, children: [] });

export function tableElement(table: TableBlock, width: number): Table {
  const sum = table.widths.reduce((total, share) => total + share, 0);
  const columns = table.widths.map((share) => Math.floor((share / sum) * width));
  const size = (table.size ?? CHOSEN.tableText) * 2;
  const row = (cells: readonly Cell[], place: 'header' | 'kept' | 'free') =>
    new TableRow({
      tableHeader: place === 'header',
      cantSplit: true,
      children: cells.map((cell, index) => tableCell(cell, columns[index] ?? 0, size, place)),
    });
  // A short table stays on one page; of a long one the head never stands alone at a page's foot.
  const together = table.size === undefined && table.rows.length <= SHORT_TABLE ? table.rows.length - 1 : 1;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((total, column) => total + column, 0), type: WidthType.DXA },
    columnWidths: columns,
    rows: [
      row(
        table.heads.map((text) => ({ text, bold: true })),
        'header',
      ),
      ...table.rows.map((cells, index) => row(cells, index < together ? 'kept' : 'free')),
    ],
  });
}

function tableCell(cell: Cell, width: number, size: number, place: 'header' | 'kept' | 'free'): TableCell {
  const header = place === 'header';
  const run = new TextRun({ text: cleanText(cell.text), size, ...(cell.bold ? { bold: true } : {}) });
  const url = webAddress(cell.url ?? '');
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: BORDERS,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    verticalAlign: header ? VerticalAlign.CENTER : VerticalAlign.TOP,
    children: [
      new Paragraph({
        keepNext: place !== 'free',
        alignment: header ? AlignmentType.CENTER : cell.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
        indent: { firstLine: 0 },
        children: [url === '' ? run : new ExternalHyperlink({ link: url, children: [run] })],
      }),
    ],
  });
}

/** Smallest PNG, one clear pixel: what an old program shows where no pixels of the chart could be made. */
const CLEAR_PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

const PIXELS_PER_MM = 96 / 25.4;

function figureElements(figure: FigureBlock): Paragraph[] {
  const transformation = {
    width: Math.round(figure.widthMm * PIXELS_PER_MM),
    height: Math.round(figure.heightMm * PIXELS_PER_MM),
  };
  const image = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(figure.svg),
    fallback: { type: 'png', data: figure.png ?? CLEAR_PIXEL },
    transformation,
    altText: { title: figure.caption, description: figure.alt, name: figure.caption },
  });
  const spacing = { before: 60, after: 0, line: 240, lineRule: 'auto' } as const;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing,
      indent: { firstLine: 0 },
      children: [image],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: CHOSEN.gapTwips, line: 240, lineRule: 'auto' },
      indent: { firstLine: 0 },
      children: [new TextRun({ text: cleanText(figure.caption), italics: true, size: 24 })],
    }),
  ];
}
