import { LAYOUT } from '../texts/layout.ts';
import type { LayoutRow } from './check.ts';
import { checkSetting, missing, rangeText, rowOf, shown, within } from './check-words.ts';
import { RULES, TWIPS_PER_MM } from './layout.ts';
import type { WordFile, WordParagraph } from './word-file.ts';

const HEADING = /^([IVX]+\.|\d+\.)\s/;
const AUTHORITY = /^(TM|KT|TL|TUQ|Q)\./;

/** Addressees, body text, headings, signature, recipients and annexes. */
export function checkBody(file: WordFile): LayoutRow[] {
  const main = file.paragraphs.filter((paragraph) => paragraph.section === 0);
  const free = main.filter((paragraph) => paragraph.cell === null && paragraph.text.trim() !== '');
  const headings = free.filter(
    (paragraph) => HEADING.test(paragraph.text) && paragraph.runs.every((run) => run.bold),
  );
  const body = free.filter((paragraph) => isBodyText(paragraph) && !headings.includes(paragraph));
  return [
    ...addressees(free),
    checkSetting('body', body, { size: RULES.body }),
    all(
      'alignment',
      body,
      'căn đều hai lề',
      (paragraph) => paragraph.alignment === 'both',
      (paragraph) => paragraph.alignment,
    ),
    all(
      'firstLine',
      body,
      '1 hoặc 1,27 cm',
      (paragraph) =>
        RULES.firstLineMm.some((length) => Math.abs(paragraph.firstLine / TWIPS_PER_MM - length) < 0.2),
      (paragraph) => `${shown(paragraph.firstLine / TWIPS_PER_MM / 10, 2)} cm`,
    ),
    all(
      'gap',
      body,
      rangeText(RULES.paragraphGap, 'pt'),
      (p) => within(gapOf(p), RULES.paragraphGap),
      (p) => `${shown(gapOf(p))} pt`,
    ),
    all(
      'line',
      body,
      `${rangeText(RULES.lineSpacing)} ${LAYOUT.multipleLines}`,
      (p) => within(linesOf(p), RULES.lineSpacing),
      (p) => shown(linesOf(p), 2),
    ),
    ...headingRows(headings),
    ...signature(main),
    ...annexes(file),
  ];
}

/** Set out like running text: neither centred nor an addressee's line. */
const isBodyText = (paragraph: WordParagraph): boolean =>
  paragraph.alignment !== 'center' && paragraph.left < 1000 && !paragraph.text.startsWith('Kính gửi');

const gapOf = (paragraph: WordParagraph): number => Math.max(paragraph.before, paragraph.after) / 20;

/** Lines of text; an exact or least height counts against the size of its letters. */
const linesOf = (paragraph: WordParagraph): number =>
  paragraph.lineRule === 'auto'
    ? paragraph.line / 240
    : paragraph.line / 20 / ((paragraph.runs[0]?.size ?? 14) * 1.15);

function all(
  name: Parameters<typeof rowOf>[0],
  paragraphs: readonly WordParagraph[],
  expected: string,
  holds: (paragraph: WordParagraph) => boolean,
  found: (paragraph: WordParagraph) => string,
): LayoutRow {
  if (paragraphs.length === 0) return missing(name, expected);
  const values = [...new Set(paragraphs.map(found))];
  return rowOf(name, values.slice(0, 4).join('; '), expected, paragraphs.every(holds));
}

/** Kính gửi stands only where a document goes up: no line, no row. */
function addressees(free: readonly WordParagraph[]): LayoutRow[] {
  const lines = free.filter((paragraph) => paragraph.text.startsWith('Kính gửi'));
  return lines.length === 0 ? [] : [checkSetting('addressee', lines, { size: RULES.addressee, bold: false })];
}

function headingRows(headings: readonly WordParagraph[]): LayoutRow[] {
  const expected = 'I. IN HOA, đậm; 1. đậm';
  if (headings.length === 0) return [missing('headings', expected)];
  const wrong = headings.filter(
    ({ text, runs }) =>
      !runs.every((run) => within(run.size, RULES.body)) ||
      (/^[IVX]+\./.test(text) && text !== text.toLocaleUpperCase('vi')),
  );
  const found = wrong[0]?.text ?? `${headings.length} đề mục`;
  return [rowOf('headings', found, expected, wrong.length === 0)];
}

function signature(main: readonly WordParagraph[]): LayoutRow[] {
  const label = main.filter((paragraph) => paragraph.text.trim() === 'Nơi nhận:');
  const place = label[0]?.cell;
  const sides = main.filter(
    (paragraph) => place && paragraph.cell?.table === place.table && paragraph.text.trim() !== '',
  );
  const list = sides.filter(
    (paragraph) => paragraph.cell?.column === place?.column && !label.includes(paragraph),
  );
  const right = sides.filter((paragraph) => paragraph.cell?.column !== place?.column);
  const name = right.slice(-1);
  const authority = right.slice(0, -1);
  return [
    checkSetting(
      'authority',
      authority,
      { size: RULES.signature, bold: true, capitals: true, centred: true },
      { pattern: authority.length > 1 ? AUTHORITY : /./, expected: 'TM., KT., TL., TUQ.' },
    ),
    checkSetting('signer', name, { size: RULES.signature, bold: true, centred: true }),
    checkSetting('recipientLabel', label, { size: RULES.recipientLabel, bold: true, italic: true }),
    checkSetting(
      'recipientList',
      list,
      { size: RULES.recipientList, bold: false },
      { pattern: /- Lưu: VT[^-]*\.$/u, expected: 'cuối là “Lưu: VT, …”' },
    ),
  ];
}

function annexes(file: WordFile): LayoutRow[] {
  const titles = file.paragraphs.filter(
    (paragraph) => paragraph.section > 0 && /^Phụ lục( [IVX]+)?$/u.test(paragraph.text.trim()),
  );
  if (file.sections.length < 2) return [];
  const own = file.sections.slice(1).every((section) => section.numberFrom === 1);
  return [
    checkSetting('annexTitle', titles, { size: RULES.annexTitle, bold: true, centred: true }),
    rowOf('annexNumbering', own ? 'từ 1' : LAYOUT.no, 'đánh số riêng, từ 1', own),
  ];
}
