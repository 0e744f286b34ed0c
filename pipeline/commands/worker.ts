import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { log } from '../log.ts';
import { openOffice } from '../office.ts';
import { openQueue, type QueueName } from '../queue.ts';
import { untilAskedToStop } from '../shutdown.ts';
import { ALL_QUEUES, startWorkers } from '../work.ts';
import { CommandFailure } from './failure.ts';
import { choiceOption } from './options.ts';

/** `worker`: a worker process on a shared database. */
export function register(program: Command): void {
  program
    .command('worker')
    .description('a worker process on a shared DATABASE_URL')
    .option('--queues <names>', `comma-separated, of ${ALL_QUEUES.join(', ')}`, ALL_QUEUES.join(','))
    .action(async (options: { queues: string }) => {
      const queues: QueueName[] = options.queues
        .split(',')
        .map((name) => choiceOption('--queues', name.trim(), ALL_QUEUES));
      const config = readConfig();
      if (!config.databaseUrl) {
        throw new CommandFailure('a worker needs DATABASE_URL, the server that "diem-bao start" uses too');
      }
      const installation = await openInstallation(config);
      try {
        const office = await openOffice(installation);
        const boss = await openQueue(installation.url);
        await startWorkers(boss, installation, office, { queues });
        const asked = untilAskedToStop();
        log.info(`worker on ${queues.join(', ')}. Ctrl-C stops.`);
        await asked;
        await boss.stop({ graceful: true, timeout: 20_000 });
        await office.close();
      } finally {
        await installation.close();
      }
    });
}
