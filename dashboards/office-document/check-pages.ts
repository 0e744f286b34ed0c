import { LAYOUT } from '../texts/layout.ts';
import type { LayoutRow } from './check.ts';
import { rangeText, rowOf, shown, within } from './check-words.ts';
import { A4, FONT, type Range, RULES, TWIPS_PER_MM } from './layout.ts';
import type { WordFile, WordSection } from './word-file.ts';

/** A twip or two: programs round millimetres down. */
const PAGE_SLACK = 20;
const MARGIN_SLACK_MM = 0.1;

/** Paper, margins, font, colour and page numbers. */
export function checkPages(file: WordFile): LayoutRow[] {
  const [main] = file.sections;
  if (!main) return [rowOf('page', LAYOUT.missing, 'A4', false)];
  const runs = file.paragraphs.flatMap((paragraph) => paragraph.runs);
  const fonts = [...new Set(runs.map((run) => run.font))];
  const colors = [...new Set(runs.map((run) => run.color.toLowerCase()))];
  const isBlack = (color: string) => color === 'auto' || color === '000000';
  const header = main.headers.default;
  const numbered = header?.pageField === true;
  const first = main.headers.first;
  return [
    rowOf(
      'page',
      `${mm(main.width)} × ${mm(main.height)} mm`,
      'A4 (210 × 297 mm)',
      file.sections.every(isA4),
    ),
    margin('marginTop', main.margins.top, RULES.marginTopMm),
    margin('marginBottom', main.margins.bottom, RULES.marginBottomMm),
    margin('marginLeft', main.margins.left, RULES.marginLeftMm),
    margin('marginRight', main.margins.right, RULES.marginRightMm),
    rowOf('font', fonts.join(', '), FONT, fonts.length === 1 && fonts[0] === FONT),
    rowOf(
      'color',
      colors.every(isBlack) ? LAYOUT.black : colors.join(', '),
      LAYOUT.black,
      colors.every(isBlack),
    ),
    rowOf(
      'pageNumber',
      numbered
        ? `cỡ ${shown(header.size)}, ${header.alignment === 'center' ? LAYOUT.centred : LAYOUT.notCentred}`
        : LAYOUT.none,
      `cỡ ${rangeText(RULES.pageNumber)}, ${LAYOUT.centred}, lề trên`,
      numbered && header.alignment === 'center' && within(header.size, RULES.pageNumber),
    ),
    rowOf(
      'firstPage',
      main.differentFirstPage && !first?.pageField ? LAYOUT.yes : LAYOUT.no,
      LAYOUT.yes,
      main.differentFirstPage && !first?.pageField,
    ),
  ];
}

const mm = (twips: number): string => shown(twips / TWIPS_PER_MM, 0);

const margin = (
  name: 'marginTop' | 'marginBottom' | 'marginLeft' | 'marginRight',
  twips: number,
  range: Range,
): LayoutRow =>
  rowOf(
    name,
    `${shown(twips / TWIPS_PER_MM)} mm`,
    rangeText(range, 'mm'),
    within(twips / TWIPS_PER_MM, range, MARGIN_SLACK_MM),
  );

/** Upright for the document itself; an annex may lie on its side. */
const isA4 = ({ width, height }: WordSection, index: number): boolean => {
  const near = (a: number, b: number) => Math.abs(a - b) <= PAGE_SLACK;
  const upright = near(width, A4.width) && near(height, A4.height);
  return upright || (index > 0 && near(width, A4.height) && near(height, A4.width));
};
