import type { Command } from 'commander';
import { verifyAudit } from '../../db/queries/audit.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { CommandFailure } from './failure.ts';

/** `audit verify`: the chain of decisions. */
export function register(program: Command): void {
  program
    .command('audit')
    .description('the log of who did what')
    .command('verify')
    .description('checks the chain of decisions: finds any edited, added or missing row')
    .action(async () => {
      const installation = await openInstallation(readConfig());
      try {
        const verdict = await verifyAudit(installation.db);
        if (!verdict.ok) throw new CommandFailure(`the log is broken at row ${verdict.seq}: ${verdict.why}`);
        process.stdout.write(`${verdict.rows} rows, the chain is whole and ends at ${verdict.head}\n`);
      } finally {
        await installation.close();
      }
    });
}
