import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { CommandFailure } from './failure.ts';

/** `archive verify`: the chain of recorded pages. */
export function register(program: Command): void {
  program
    .command('archive')
    .description('the recorded pages')
    .command('verify')
    .description('checks every record against its digest, and the chain of days')
    .action(async () => {
      const installation = await openInstallation(readConfig());
      try {
        let broken = 0;
        for await (const { file, ok, problem } of installation.archive.verify()) {
          process.stdout.write(`${file}: ${ok ? 'ok' : problem}\n`);
          if (!ok) broken += 1;
        }
        if (broken > 0) throw new CommandFailure(`${broken} archive file(s) do not verify`);
      } finally {
        await installation.close();
      }
    });
}
