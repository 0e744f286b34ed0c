import type { Command } from 'commander';
import { makeBackup, restoreBackup } from '../backup.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';

/** `backup` and `restore`: everything, checked. */
export function register(program: Command): void {
  program
    .command('backup')
    .description('database, archive, profiles and keys into one file')
    .argument('<file>', 'the file to write, .tar.gz')
    .action(async (file: string) => {
      const config = readConfig();
      const installation = await openInstallation(config);
      try {
        const { tables, files } = await makeBackup(config.home, installation.url, file, new Date());
        process.stdout.write(`${file}: ${tables} tables, ${files} files\n`);
      } finally {
        await installation.close();
      }
    });

  program
    .command('restore')
    .description('a backup into an empty home; nothing is changed when the file is damaged')
    .argument('<file>', 'a file that "backup" wrote')
    .action(async (file: string) => {
      const config = readConfig();
      const installation = await openInstallation(config);
      try {
        const { tables, files } = await restoreBackup(file, config.home, installation.url);
        process.stdout.write(`${config.home}: ${tables} tables, ${files} files\n`);
      } finally {
        await installation.close();
      }
    });
}
