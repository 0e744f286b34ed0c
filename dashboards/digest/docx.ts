import { AlignmentType, Document, Packer, PageOrientation, Paragraph, type Table, TextRun } from 'docx';
import type { DigestData } from '../../db/model/index.ts';
import { cleanText } from '../charts/markup.ts';
import { tableElement } from '../office-document/blocks.ts';
import { wordStyles } from '../office-document/build.ts';
import { A4 } from '../office-document/layout.ts';
import { DIGEST } from '../texts/digest.ts';
import { type DigestBlock, digestSheet } from './sheet.ts';

/** The digest is working paper, not a signed document: landscape for its eleven columns, small type for two pages. */
const MARGIN = 454;
const WIDTH = A4.height - 2 * MARGIN;
const SIZE = 9;
const CELL_SIZE = 8;

/** The digest as a Word file of at most two pages, A4 landscape. */
export async function digestDocx(data: DigestData): Promise<Uint8Array> {
  const sheet = digestSheet(data);
  const title = `${DIGEST.title} – ${sheet.heading}`;
  const children = [
    line(sheet.office, { points: 9 }),
    line(title, { points: 14, bold: true }),
    line(`${sheet.period}.`, { points: 9 }),
    line(sheet.reading.text, { bold: sheet.reading.partial }),
    ...sheet.parts.flatMap((part) => [
      line(part.title, { points: 11, bold: true, before: 40, keepNext: true }),
      ...part.blocks.flatMap(blockElements),
    ]),
    line(sheet.foot, { points: 8, italics: true, before: 90 }),
  ];
  const file = new Document({
    creator: data.letterhead.issuingBody,
    title,
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

const LINE_STYLES = {
  plain: {},
  empty: { italics: true },
  note: { points: 8, italics: true, keepNext: true },
  alert: { bold: true },
} as const;

function blockElements(block: DigestBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'line':
      return [line(block.text, LINE_STYLES[block.style])];
    case 'tones':
      return [];
    case 'list':
      return block.items.map(({ lead, text }) => line(`– ${lead ? `${lead} – ` : ''}${text}`));
    case 'table': {
      const { heads, widths, rows } = block;
      const cells = rows.map((row) =>
        row.map(({ text, url, urgent }) => ({ text, ...(url ? { url } : {}), bold: urgent === true })),
      );
      return [tableElement({ kind: 'table', heads, widths, rows: cells, size: CELL_SIZE }, WIDTH)];
    }
    case 'more':
      return [line(block.text)];
  }
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
