import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { checkLayout, isLaidOut, REPORT_FORMATS, renderReport } from '../../dashboards/report/index.ts';
import { BROWSER_HINT } from '../browser.ts';
import { readConfig } from '../config.ts';
import { localityById, openInstallation } from '../installation.ts';
import { loadStatements } from '../readers.ts';
import { renderers, reportOf } from '../report.ts';
import { CommandFailure, UsageError } from './failure.ts';
import { choiceOption, dayOption } from './options.ts';

interface Options {
  readonly locality?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format?: string;
  readonly out?: string;
  readonly check?: string;
}

/** `report`: the periodic press-opinion report, or a check of a Word file's layout. */
export function register(program: Command): void {
  program
    .command('report')
    .description('the periodic press-opinion report of a locality')
    .option('--locality <id>', 'whose report')
    .option('--from <day>', 'first day, YYYY-MM-DD')
    .option('--to <day>', 'last day, YYYY-MM-DD')
    .option('--format <format>', REPORT_FORMATS.join(', '))
    .option('--out <file>', 'file to write; standard output without it')
    .option('--check <file>', 'measure a .docx against the layout of Nghị định 30/2020 instead')
    .action(async (options: Options) => {
      if (options.check) await check(options.check);
      else await make(options);
    });
}

async function make(options: Options): Promise<void> {
  const { locality: id, from, to, format: wanted } = options;
  if (!id || !from || !to || !wanted)
    throw new UsageError('--locality, --from, --to and --format are needed (or --check FILE.docx)');
  const format = choiceOption('--format', wanted, REPORT_FORMATS);
  const span = { from: dayOption(from), to: dayOption(to) };
  if (span.to < span.from) throw new UsageError(`--to ${to} lies before --from ${from}`);
  const config = readConfig();
  const installation = await openInstallation(config);
  try {
    const locality = localityById(installation.localities, id);
    const { statements } = await loadStatements(config.statements);
    const data = await reportOf(installation.db, locality, span, { now: new Date(), statements });
    const rendered = await renderReport(data, format, renderers(config));
    if (rendered === undefined) throw new CommandFailure(`a PDF is printed by a browser: ${BROWSER_HINT}`);
    if (format === 'docx') await refuseBadLayout(rendered);
    if (options.out) await writeFile(options.out, rendered);
    else process.stdout.write(rendered);
  } finally {
    await installation.close();
  }
}

/** A file that breaks the layout never leaves: better no report than one that the clerical office sends back. */
async function refuseBadLayout(file: string | Uint8Array): Promise<void> {
  const wrong = (await checkLayout(Buffer.from(file))).filter((row) => !row.ok);
  if (wrong.length > 0) {
    throw new CommandFailure(
      `the report breaks the layout: ${wrong.map((row) => `${row.row}: ${row.found}`).join('; ')}`,
    );
  }
}

async function check(file: string): Promise<void> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(`${file}: ${error.code === 'ENOENT' ? 'no such file' : error.message}`);
  });
  const rows = await checkLayout(bytes);
  for (const row of rows) {
    process.stdout.write(
      `${row.ok ? 'ok ' : 'NOT'}  ${row.row}: ${row.found}${row.ok ? '' : ` (expected ${row.expected})`}\n`,
    );
  }
  if (!isLaidOut(rows))
    throw new CommandFailure(
      `${file} does not keep the layout: ${rows.filter((row) => !row.ok).length} of ${rows.length} rows`,
    );
}
