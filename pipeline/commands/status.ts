import type { Command } from 'commander';
import { readStatus, type Status } from '../../db/queries/status.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { type QueueLength, queueLengths } from '../queue.ts';

/** `status`: counts of every stage, queue lengths, last runs, failures. */
export function register(program: Command): void {
  program
    .command('status')
    .description('counts of every stage, queue lengths, last runs, failures')
    .option('--json', 'as one JSON object')
    .action(async (options: { json?: boolean }) => {
      const installation = await openInstallation(readConfig());
      try {
        const status = await readStatus(installation.db);
        const queues = await queueLengths(installation.db);
        process.stdout.write(
          options.json ? `${JSON.stringify({ ...status, queues })}\n` : describe(status, queues),
        );
      } finally {
        await installation.close();
      }
    });
}

function describe(status: Status, queues: readonly QueueLength[]): string {
  const { totals } = status;
  const lines = [
    `articles ${totals.articles} of ${totals.documents} documents, ${totals.stories} stories, ${totals.mentions} mentions`,
    `assessments ${totals.assessments}, claim matches ${totals.claimMatches}, public posts ${totals.posts}`,
    `last round ${status.lastRound?.toISOString() ?? 'never'}, database ${(status.databaseBytes / 1e6).toFixed(1)} MB`,
    '',
    'stage      state        count  reason',
    ...status.stages.map(
      (mark) =>
        `${mark.stage.padEnd(10)} ${mark.state.padEnd(12)} ${String(mark.count).padStart(5)}  ${mark.reason ?? ''}`,
    ),
    '',
    'sources',
    ...status.sources.map((source) => `${source.state.padEnd(22)} ${source.count}`),
    ...(queues.length > 0
      ? [
          '',
          'queues',
          ...queues.map(
            (queue) =>
              `${queue.name.padEnd(12)} waiting ${queue.waiting}, active ${queue.active}, failed ${queue.failed}`,
          ),
        ]
      : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
