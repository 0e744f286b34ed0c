import type { Command } from 'commander';
import { firstAdministratorLink } from '../../dashboards/accounts/link.ts';
import { withLock } from '../../db/queries/locks.ts';
import { reopenEdited } from '../../db/queries/reopen.ts';
import { releaseLeases } from '../../db/queries/stage-marks.ts';
import { readConfig } from '../config.ts';
import { openDashboard } from '../dashboard.ts';
import { isDemoHome } from '../demo-home.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { log } from '../log.ts';
import { openOffice } from '../office.ts';
import { openQueue } from '../queue.ts';
import { startSchedule } from '../schedule.ts';
import { untilAskedToStop } from '../shutdown.ts';
import { ALL_QUEUES, startWorkers } from '../work.ts';
import { CommandFailure } from './failure.ts';
import { portOption } from './options.ts';

/** `start`: database, migrations, schedule, workers and dashboard in one process. */
export function register(program: Command): void {
  program
    .command('start')
    .description('database, schedule, workers and dashboard in one process')
    .option('--port <number>', 'port of the dashboard on 127.0.0.1', '8080')
    .action(async (options: { port: string }) => {
      const port = portOption(options.port);
      const config = readConfig();
      if (isDemoHome(config.home)) {
        throw new CommandFailure(
          `${config.home} holds the demo's fictional press. Delete it, or set DIEM_BAO_HOME to another folder for your office`,
        );
      }
      const installation = await openInstallation(config);
      try {
        await withLock(
          installation.db,
          'start',
          () => serve(installation, port),
          () => {
            throw new CommandFailure(
              `"diem-bao start" already runs on ${config.home}: stop it first, or set DIEM_BAO_HOME`,
            );
          },
        );
      } finally {
        await installation.close();
      }
    });
}

async function serve(installation: Installation, port: number): Promise<void> {
  const { db, url, localities, config } = installation;
  // From here on a request to stop is honoured, also while things are still opening.
  const asked = untilAskedToStop();
  const now = () => new Date();
  installation.own();
  await releaseLeases(db, now());
  const office = await openOffice(installation);
  for (const problem of office.readers.problems) log.warn(problem);
  // A statement that was edited asks its reviewers again.
  const reopened = await reopenEdited(db, office.readers.statements, now());
  if (reopened > 0) log.info(`${reopened} reviews are asked again: their statements were edited`);
  const dashboard = await openDashboard(installation, office.readers, { port, accounts: true }).catch(
    async (error) => {
      await office.close();
      throw error;
    },
  );
  const boss = await openQueue(url);
  await startWorkers(boss, installation, office, { queues: ALL_QUEUES, dashboard: dashboard.url });
  const schedule = startSchedule({
    db,
    boss,
    home: config.home,
    localities,
    now,
    onError: (error) => log.warn(`schedule: ${error.message}`),
  });
  log.info(
    `Điểm Báo: ${dashboard.url} (${localities.length} localities, ${office.sources.length} sources). Ctrl-C stops.`,
  );
  const firstLink = await firstAdministratorLink(db, dashboard.url, now());
  if (firstLink)
    log.info(`No account yet. Make the first administrator's, once, within 24 hours: ${firstLink}`);
  await asked;
  log.info('stopping…');
  schedule.stop();
  await dashboard.close();
  await boss.stop({ graceful: true, timeout: 20_000 });
  await office.close();
}
