import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { blockElements, paragraph } from './blocks.ts';
import { type Annex, type OfficeDocument, recipientLines } from './document.ts';
import { centred, head, titleLines, twoColumns } from './head.ts';
import { A4, CHOSEN, FONT, LANDSCAPE_WIDTH, TEXT_WIDTH } from './layout.ts';

/** The document as a Word file, in the layout of Nghị định 30/2020/NĐ-CP. */
export async function buildOfficeDocument(document: OfficeDocument): Promise<Uint8Array> {
  const file = new Document({
    creator: document.issuingBody,
    title: `${document.type}: ${document.summary.replace(/\n/g, ' ')}`,
    styles: { default: wordStyles() },
    sections: [
      section(false, [
        head(document),
        ...titleLines(document),
        ...addressees(document),
        ...bodyElements(document.body),
        ...signature(document),
      ]),
      ...document.annexes.map((annex, index) =>
        section(annex.landscape, annexElements(annex, index, document)),
      ),
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** A signature never stands alone on a page: the last line of the text goes with it, and a line with its table. */
function bodyElements(body: OfficeDocument['body']): (Paragraph | Table)[] {
  return body.flatMap((block, index) => {
    const next = body[index + 1];
    const leads = next === undefined || next.kind === 'table';
    return leads && (block.kind === 'item' || (block.kind === 'paragraph' && !block.italic))
      ? [paragraph(block.kind === 'item' ? `- ${block.text}` : block.text, { keepNext: true })]
      : blockElements(block, TEXT_WIDTH);
  });
}

/** Word's own styles in the decree's font; headings keep their outline level for the navigation pane. */
export function wordStyles() {
  const run = { font: FONT, size: CHOSEN.body * 2, color: '000000' };
  const headingRun = { run: { ...run, bold: true } };
  return {
    document: { run },
    heading1: headingRun,
    heading2: headingRun,
    hyperlink: { run: { color: '000000', underline: {} } },
  };
}

/** A section with page numbers of its own, none on its first page. */
export function section(landscape: boolean, children: (Paragraph | Table)[]): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: A4.width,
          height: A4.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...(landscape ? CHOSEN.landscapeMargins : CHOSEN.margins), header: 567, footer: 567 },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumberHeader(), first: new Header({ children: [new Paragraph({})] }) },
    children,
  };
}

const pageNumberHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: CHOSEN.pageNumber * 2 })],
      }),
    ],
  });

/** Kính gửi: one addressee on the line itself, several below it. */
function addressees({ addressees: names }: OfficeDocument): Paragraph[] {
  const [first] = names;
  if (first === undefined) return [];
  if (names.length === 1)
    return [centred(`Kính gửi: ${first}.`, CHOSEN.addressee, { before: 120 }), spacer(CHOSEN.gapTwips)];
  return [
    line('Kính gửi:', CHOSEN.addressee, 1700, 120),
    ...names.map((name, index) =>
      line(`- ${name}${index === names.length - 1 ? '.' : ';'}`, CHOSEN.addressee, 2700),
    ),
    spacer(CHOSEN.gapTwips),
  ];
}

const line = (text: string, points: number, left: number, before = 0): Paragraph =>
  new Paragraph({
    spacing: { before, after: 0, line: 240, lineRule: 'auto' },
    indent: { left, firstLine: 0 },
    children: [new TextRun({ text, size: points * 2 })],
  });

const spacer = (height: number, keepNext = false): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: height, lineRule: 'exact' },
    children: [],
  });

/** Nơi nhận on the left, authority, title, room for the signature and the name's placeholder on the right. */
function signature(document: OfficeDocument): (Paragraph | Table)[] {
  const { signer } = document;
  const list = recipientLines(document).map(
    (text) =>
      new Paragraph({
        spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
        indent: { firstLine: 0 },
        children: [new TextRun({ text, size: CHOSEN.recipientList * 2 })],
      }),
  );
  const label = new Paragraph({
    spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
    indent: { firstLine: 0 },
    children: [
      new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: CHOSEN.recipientLabel * 2 }),
    ],
  });
  const bold = { bold: true } as const;
  const right = [
    ...(signer.authority ? [centred(signer.authority.toLocaleUpperCase('vi'), CHOSEN.signature, bold)] : []),
    centred(signer.title.toLocaleUpperCase('vi'), CHOSEN.signature, bold),
    ...[1, 2, 3, 4].map(() => centred('', CHOSEN.signature)),
    centred('[Họ và tên]', CHOSEN.signature, bold),
  ];
  return [spacer(240, true), twoColumns([4300, TEXT_WIDTH - 4300], [label, ...list], right)];
}

function annexElements(annex: Annex, index: number, document: OfficeDocument): (Paragraph | Table)[] {
  const width = annex.landscape ? LANDSCAPE_WIDTH : TEXT_WIDTH;
  const label = document.annexes.length > 1 ? `Phụ lục ${ROMAN[index] ?? index + 1}` : 'Phụ lục';
  return [
    centred(label, CHOSEN.annexTitle, { bold: true }),
    centred(annex.title.toLocaleUpperCase('vi'), CHOSEN.annexTitle, { bold: true }),
    spacer(200),
    ...annex.body.flatMap((block) => blockElements(block, width)),
  ];
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];
