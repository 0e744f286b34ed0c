import { LAYOUT, LAYOUT_ROW } from '../texts/layout.ts';
import { checkBody } from './check-body.ts';
import { checkHead } from './check-head.ts';
import { checkPages } from './check-pages.ts';
import { readWordFile } from './word-file.ts';

/** One row of the layout table, as measured on a file. */
export interface LayoutRow {
  /** Name of the row as officers read it. */
  readonly row: string;
  readonly found: string;
  readonly expected: string;
  readonly ok: boolean;
}

/**
 * Measures a Word file against every row of the layout table of Nghị định 30/2020/NĐ-CP, Phụ lục I. The file may
 * come from any program; elements are found by what they say and where they stand.
 */
export function checkLayout(bytes: Uint8Array): LayoutRow[] {
  const file = readWordFile(bytes);
  if (!file) return [{ row: LAYOUT_ROW.page, found: LAYOUT.notWord, expected: '.docx', ok: false }];
  return [...checkPages(file), ...checkHead(file), ...checkBody(file)];
}

/** True when every row holds. */
export const isLaidOut = (rows: readonly LayoutRow[]): boolean => rows.every((row) => row.ok);
