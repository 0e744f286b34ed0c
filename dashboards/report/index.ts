import type { ReportData } from '../../db/model/index.ts';
import { buildOfficeDocument } from '../office-document/build.ts';
import { officeHtml } from '../office-document/html.ts';
import type { ToPng } from './charts.ts';
import { reportDocument } from './document.ts';

export { checkLayout, isLaidOut, type LayoutRow } from '../office-document/check.ts';
export type { DayCount } from './bars.ts';
export type { ToPng } from './charts.ts';
export { makeReport, type ReportDeps } from './make.ts';
export { periodName, reportPeriod } from './period.ts';

export const REPORT_FORMATS = ['docx', 'html', 'pdf', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A browser at hand; both are absent where none was found. */
export interface RenderDeps {
  /** Prints an HTML page to PDF; absent: `pdf` cannot be made. */
  readonly toPdf?: ((html: string) => Promise<Uint8Array>) | undefined;
  readonly toPng?: ToPng | undefined;
}

const noPng: ToPng = async () => null;

/**
 * A report as people read it: text for `html` and `json`, bytes for `docx` and `pdf`; undefined for a `pdf` where
 * no browser prints it.
 */
export async function renderReport(
  data: ReportData,
  format: ReportFormat,
  deps: RenderDeps = {},
): Promise<string | Uint8Array | undefined> {
  switch (format) {
    case 'docx':
      return buildOfficeDocument(await reportDocument(data, deps.toPng ?? noPng));
    case 'html':
      return officeHtml(await reportDocument(data, noPng));
    case 'pdf':
      return deps.toPdf?.(officeHtml(await reportDocument(data, noPng)));
    case 'json':
      return `${JSON.stringify(data, null, 2)}\n`;
  }
}
