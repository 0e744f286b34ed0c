import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { openOffice } from '../office.ts';
import { summarise } from '../round-report.ts';
import { CommandFailure } from './failure.ts';

/** `crawl`: one round of the sources now, then the stages. */
export function register(program: Command): void {
  program
    .command('crawl')
    .description('one round of the sources now')
    .option('--locality <id>', 'only the sources of this locality')
    .option('--source <id>', 'only this source')
    .option('--json', 'the rounds as JSON lines')
    .action(async (options: { locality?: string; source?: string; json?: boolean }) => {
      const installation = await openInstallation(readConfig());
      try {
        const office = await openOffice(installation);
        try {
          const sources = office.sources.filter(
            ({ source, localities }) =>
              (!options.source || source.id === options.source) &&
              (!options.locality || localities.includes(options.locality)),
          );
          if (sources.length === 0) throw new CommandFailure('no source fits: see "diem-bao sources"');
          const rounds = await office.collect(sources);
          await office.road();
          process.stdout.write(
            options.json ? rounds.map((round) => `${JSON.stringify(round)}\n`).join('') : summarise(rounds),
          );
        } finally {
          await office.close();
        }
      } finally {
        await installation.close();
      }
    });
}
