import type { Command } from 'commander';
import { type SourceHealth, sourceHealth, syncSources } from '../../db/queries/sources.ts';
import { readConfig } from '../config.ts';
import { localityById, openInstallation } from '../installation.ts';
import { openOffice } from '../office.ts';
import { planSources } from '../sources.ts';

/** `sources`: every source with its health. */
export function register(program: Command): void {
  program
    .command('sources')
    .description('sources with their health')
    .option('--locality <id>', 'only those of this locality')
    .option('--check', 'read each of them once, now')
    .option('--json', 'as JSON lines')
    .action(async (options: { locality?: string; check?: boolean; json?: boolean }) => {
      const installation = await openInstallation(readConfig());
      try {
        const { db, localities } = installation;
        if (options.locality) localityById(localities, options.locality);
        if (options.check) {
          const office = await openOffice(installation);
          const wanted = office.sources.filter(
            (planned) => !options.locality || planned.localities.includes(options.locality),
          );
          await office.collect(wanted).finally(() => office.close());
        } else {
          await syncSources(db, planSources(localities));
        }
        const rows = await sourceHealth(db, options.locality);
        process.stdout.write(
          options.json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : table(rows),
        );
      } finally {
        await installation.close();
      }
    });
}

function table(rows: readonly SourceHealth[]): string {
  const width = Math.max(...rows.map((row) => row.id.length), 6);
  const lines = rows.map((row) => {
    const last = row.lastOkAt?.toISOString().slice(0, 16) ?? 'never';
    return `${row.id.padEnd(width)}  ${row.kind.padEnd(11)}  ${row.state.padEnd(19)}  last read ${last}  ${row.detail}`.trimEnd();
  });
  return `${lines.join('\n')}\n`;
}
