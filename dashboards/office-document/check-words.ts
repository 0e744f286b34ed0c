import { LAYOUT, LAYOUT_ROW, type LayoutRowName } from '../texts/layout.ts';
import type { LayoutRow } from './check.ts';
import type { Range } from './layout.ts';
import { boldWidth } from './text-width.ts';
import type { WordParagraph } from './word-file.ts';

/** How an element must be set; what is absent is not asked for. */
export interface Setting {
  readonly size: Range;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly capitals?: boolean;
  readonly centred?: boolean;
}

export const rowOf = (name: LayoutRowName, found: string, expected: string, ok: boolean): LayoutRow => ({
  row: LAYOUT_ROW[name],
  found,
  expected,
  ok,
});

export const missing = (name: LayoutRowName, expected: string): LayoutRow =>
  rowOf(name, LAYOUT.missing, expected, false);

export const within = (value: number, { min, max }: Range, slack = 0.01): boolean =>
  value >= min - slack && value <= max + slack;

export const shown = (value: number, digits = 1): string =>
  value.toLocaleString('vi-VN', { maximumFractionDigits: digits });

export const rangeText = ({ min, max }: Range, unit = ''): string => {
  const text =
    min === max
      ? shown(min)
      : max === Number.POSITIVE_INFINITY
        ? `≥ ${shown(min)}`
        : `${shown(min)}–${shown(max)}`;
  return unit ? `${text} ${unit}` : text;
};

const isCapitals = (text: string): boolean => text === text.toLocaleUpperCase('vi');

/** Measures how paragraphs are set: every run of every one of them must hold. */
export function checkSetting(
  name: LayoutRowName,
  paragraphs: readonly WordParagraph[],
  setting: Setting,
  format?: { readonly pattern: RegExp; readonly expected: string },
): LayoutRow {
  const expected = [settingText(setting), format?.expected].filter(Boolean).join(', ');
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
  if (runs.length === 0) return missing(name, expected);
  const text = paragraphs.map((paragraph) => paragraph.text.trim()).join(' ');
  const ok =
    runs.every(
      (run) =>
        within(run.size, setting.size) &&
        (setting.bold === undefined || run.bold === setting.bold) &&
        (setting.italic === undefined || run.italic === setting.italic) &&
        (setting.capitals !== true || isCapitals(run.text)),
    ) &&
    (setting.centred !== true || paragraphs.every((paragraph) => paragraph.alignment === 'center')) &&
    (format === undefined || format.pattern.test(text));
  return rowOf(name, `${foundText(paragraphs, setting)}: ${shorten(text)}`, expected, ok);
}

function settingText(setting: Setting): string {
  const words = [`cỡ ${rangeText(setting.size)}`];
  if (setting.capitals) words.push(LAYOUT.capitals);
  if (setting.bold !== undefined) words.push(setting.bold ? LAYOUT.bold : LAYOUT.plain);
  if (setting.italic) words.push(LAYOUT.italic);
  if (setting.centred) words.push(LAYOUT.centred);
  return words.join(', ');
}

function foundText(paragraphs: readonly WordParagraph[], setting: Setting): string {
  const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
  const sizes = [...new Set(runs.map((run) => shown(run.size)))].join('/');
  const words = [`cỡ ${sizes}`];
  if (setting.capitals)
    words.push(runs.every((run) => isCapitals(run.text)) ? LAYOUT.capitals : LAYOUT.mixed);
  if (setting.bold !== undefined) words.push(runs.every((run) => run.bold) ? LAYOUT.bold : LAYOUT.plain);
  if (setting.italic && runs.every((run) => run.italic)) words.push(LAYOUT.italic);
  if (setting.centred) {
    const centred = paragraphs.every((paragraph) => paragraph.alignment === 'center');
    words.push(centred ? LAYOUT.centred : LAYOUT.notCentred);
  }
  return words.join(', ');
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/**
 * Measures the rule below an element: a border of its last paragraph or of the next one, between its indents, or
 * a drawn line. `width`: of the column, in twips.
 */
export function checkRule(
  name: LayoutRowName,
  above: readonly WordParagraph[],
  next: WordParagraph | undefined,
  width: number,
  share: Range,
): LayoutRow {
  const expected = `${shown(share.min, 2)}–${shown(share.max, 2)} độ dài dòng chữ`;
  const last = above.at(-1);
  if (!last) return missing(name, expected);
  const text = Math.max(
    ...above.map((paragraph) => boldWidth(paragraph.text.trim(), paragraph.runs[0]?.size ?? 13)),
  );
  const bordered = next?.borderTop ? next : last.borderBottom ? last : undefined;
  const column = last.cell?.width || width;
  const length = bordered ? column - bordered.left - bordered.right : (last.shapes[0] ?? next?.shapes[0]);
  if (length === undefined || text === 0) return rowOf(name, LAYOUT.none, expected, false);
  const found = length / Math.min(text, column);
  return rowOf(name, shown(found, 2), expected, within(found, share, 0.02));
}
