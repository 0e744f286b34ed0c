import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { DIGEST_FORMATS, renderDigest } from '../../dashboards/digest/index.ts';
import { localDate } from '../../db/model/calendar.ts';
import { readConfig } from '../config.ts';
import { localityById, openInstallation } from '../installation.ts';
import { digestOf } from '../publish.ts';
import { loadStatements } from '../readers.ts';
import { choiceOption, dayOption } from './options.ts';

interface Options {
  readonly locality: string;
  readonly date?: string;
  readonly format: string;
  readonly out?: string;
}

/** `digest`: the morning digest of a locality. */
export function register(program: Command): void {
  program
    .command('digest')
    .description('the morning digest of a locality')
    .requiredOption('--locality <id>', 'whose digest')
    .option('--date <day>', 'YYYY-MM-DD; today without it')
    .requiredOption('--format <format>', DIGEST_FORMATS.join(', '))
    .option('--out <file>', 'file to write; standard output without it')
    .action(async (options: Options) => {
      const format = choiceOption('--format', options.format, DIGEST_FORMATS);
      const config = readConfig();
      const installation = await openInstallation(config);
      try {
        const locality = localityById(installation.localities, options.locality);
        const now = new Date();
        const date = options.date ? dayOption(options.date) : localDate(now, locality.timeZone);
        const { statements } = await loadStatements(config.statements);
        const data = await digestOf({ db: installation.db, now: () => now, statements }, locality, date);
        const rendered = await renderDigest(data, format);
        if (options.out) await writeFile(options.out, rendered);
        else process.stdout.write(rendered);
      } finally {
        await installation.close();
      }
    });
}
