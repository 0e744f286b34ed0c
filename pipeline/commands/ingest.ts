import type { Command } from 'commander';
import { SOURCE_KINDS } from '../../db/model/index.ts';
import { readConfig } from '../config.ts';
import { ingestFiles } from '../ingest.ts';
import { openInstallation } from '../installation.ts';
import { openOffice } from '../office.ts';
import { CommandFailure } from './failure.ts';
import { choiceOption } from './options.ts';

interface Options {
  readonly kind: string;
  readonly json?: boolean;
}

/** `ingest`: recorded pages through the same stages as fetched ones. */
export function register(program: Command): void {
  program
    .command('ingest')
    .description('recorded pages (WARC) through the same stages as fetched ones')
    .argument('<files...>', 'WARC files, .warc or .warc.gz')
    .option(
      '--kind <kind>',
      'who stands behind pages of sites that no profile names; platforms are always community',
      'press',
    )
    .option('--json', 'the counts as one JSON object')
    .action(async (files: string[], options: Options) => {
      const kind = choiceOption('--kind', options.kind, SOURCE_KINDS);
      const installation = await openInstallation(readConfig());
      try {
        const office = await openOffice(installation);
        try {
          const report = await ingestFiles(files, kind, installation, office);
          process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : report.text);
          if (report.problems.length > 0) {
            throw new CommandFailure(
              `${report.problems.length} part(s) could not be read: ${report.problems.join('; ')}`,
            );
          }
        } finally {
          await office.close();
        }
      } finally {
        await installation.close();
      }
    });
}
