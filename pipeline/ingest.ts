import { access, constants } from 'node:fs/promises';
import { readWarc } from '../crawlers/archive.ts';
import type { SourceKind } from '../db/model/index.ts';
import { countMarks } from '../db/queries/stage-marks.ts';
import type { Installation } from './installation.ts';
import type { Office } from './office.ts';
import { type Outlet, outletFinder } from './outlets.ts';

export interface IngestReport {
  readonly records: number;
  readonly fresh: number;
  readonly known: number;
  /** Records that are private persons' pages: reduced and counted by theme, never kept as they were. */
  readonly personal: number;
  /** Files or parts of files that could not be read, each with its place. */
  readonly problems: readonly string[];
  /** What the stages did with what waited, and every quarantine by reason. */
  readonly stages: Readonly<Record<string, { done: number; retried: number; quarantined: number }>>;
  readonly quarantine: Readonly<Record<string, number>>;
  readonly text: string;
}

/**
 * Takes recorded pages in. A page of a site that no profile names is `kind`: handing a file in is the office's
 * word for what it holds; platforms where anyone publishes are community whatever is said.
 */
export async function ingestFiles(
  files: readonly string[],
  kind: SourceKind,
  installation: Installation,
  office: Office,
): Promise<IngestReport> {
  const outletOf = outletFinder(installation.localities);
  const unknown: Outlet = { name: '', kind };
  const count = { records: 0, fresh: 0, personal: 0 };
  const problems: string[] = [];
  for (const file of files) {
    const closed = await access(file, constants.R_OK).catch((error: NodeJS.ErrnoException) => error.code);
    if (closed) {
      problems.push(`${file}: ${closed === 'ENOENT' ? 'no such file' : `cannot be opened (${closed})`}`);
      continue;
    }
    for await (const record of readWarc(file)) {
      if ('problem' in record) {
        problems.push(`${file} at byte ${record.offset}: ${record.problem}`);
        continue;
      }
      count.records += 1;
      const outlet = outletOf(record.document.finalUrl) ?? unknown;
      if (outlet.kind === 'community') count.personal += 1;
      const origin = { outlet, sourceId: null, shelf: 'ingest', hint: {} };
      const taken = await office.intake.page(record.document, origin);
      if (taken === 'new') count.fresh += 1;
      if (taken === 'address-too-long')
        problems.push(`${file}: ${taken}: ${record.document.url.slice(0, 80)}…`);
    }
  }
  const stages = Object.fromEntries(await office.road());
  const marks = await countMarks(installation.db);
  const quarantine = Object.fromEntries(
    marks
      .filter((mark) => mark.state === 'quarantined')
      .map((mark) => [`${mark.stage}: ${mark.reason}`, mark.count]),
  );
  const known = count.records - count.fresh;
  const report = { ...count, known, problems, stages, quarantine };
  return { ...report, text: describe(report) };
}

function describe({
  records,
  fresh,
  known,
  personal,
  stages,
  quarantine,
}: Omit<IngestReport, 'text'>): string {
  const lines = [
    `records ${records}: new ${fresh}, known ${known}`,
    ...(personal > 0 ? [`private persons' pages, only counted: ${personal}`] : []),
    ...Object.entries(stages).map(
      ([name, count]) =>
        `${name}: done ${count.done}, retried ${count.retried}, set aside ${count.quarantined}`,
    ),
    ...Object.entries(quarantine).map(([reason, number]) => `set aside in all, ${reason}: ${number}`),
  ];
  return `${lines.join('\n')}\n`;
}
