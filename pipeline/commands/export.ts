import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify';
import { addDays, instantOf } from '../../db/model/index.ts';
import { type ExportRow, exportRows } from '../../db/queries/export.ts';
import { readConfig } from '../config.ts';
import { localityById, openInstallation } from '../installation.ts';
import { UsageError } from './failure.ts';
import { dayOption } from './options.ts';

const COLUMNS: readonly (keyof ExportRow)[] = [
  'id',
  'publishedAt',
  'outlet',
  'kind',
  'language',
  'title',
  'url',
  'places',
  'topics',
  'tone',
  'toneScore',
  'unsure',
  'model',
  'story',
  'claims',
  'mediaTopics',
];

interface Options {
  readonly locality: string;
  readonly from: string;
  readonly to: string;
  readonly format: string;
  readonly out?: string;
}

/** `export`: articles and assessments of a locality as CSV or JSON lines. */
export function register(program: Command): void {
  program
    .command('export')
    .description('articles and assessments of a locality')
    .requiredOption('--locality <id>', 'whose articles')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD')
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD')
    .requiredOption('--format <format>', 'csv or jsonl')
    .option('--out <file>', 'file to write; standard output without it')
    .action(async (options: Options) => {
      if (options.format !== 'csv' && options.format !== 'jsonl')
        throw new UsageError('--format is csv or jsonl');
      const installation = await openInstallation(readConfig());
      try {
        const locality = localityById(installation.localities, options.locality);
        const from = instantOf(dayOption(options.from), locality.timeZone);
        const to = instantOf(addDays(dayOption(options.to), 1), locality.timeZone);
        const rows = exportRows(installation.db, locality.id, from, to);
        const out = options.out ? createWriteStream(options.out) : process.stdout;
        await pipeline(Readable.from(rows), options.format === 'csv' ? toCsv() : toJsonLines, out, {
          end: options.out !== undefined,
        });
      } finally {
        await installation.close();
      }
    });
}

/** CSV for a spreadsheet: a byte order mark, and no cell that it would run as a formula. */
const toCsv = () =>
  stringify({
    bom: true,
    header: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    cast: {
      date: (value) => value.toISOString(),
      object: (value) => (Array.isArray(value) ? value.join('; ') : ''),
    },
  });

async function* toJsonLines(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
