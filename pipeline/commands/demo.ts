import type { Command } from 'commander';
import { localDate } from '../../db/model/calendar.ts';
import { withLock } from '../../db/queries/locks.ts';
import type { FinishedRound } from '../../db/queries/sources.ts';
import { releaseLeases } from '../../db/queries/stage-marks.ts';
import { readStatus } from '../../db/queries/status.ts';
import { readConfig } from '../config.ts';
import { openDashboard } from '../dashboard.ts';
import { startDemoPress } from '../demo/index.ts';
import { demoLocalities, isDemoHome, markDemoHome } from '../demo-home.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { openOffice } from '../office.ts';
import { openProgress } from '../progress.ts';
import { digestOf, writeDigest } from '../publish.ts';
import { explainSkips, summarise, totalOf } from '../round-report.ts';
import type { RunCount } from '../run.ts';
import { untilAskedToStop } from '../shutdown.ts';
import { CommandFailure } from './failure.ts';
import { portOption } from './options.ts';

interface Options {
  readonly once?: boolean;
  readonly port: string;
}

/** `demo`: the whole main job on a fictional press served on loopback. */
export function register(program: Command): void {
  program
    .command('demo')
    .description('the whole main job on a bundled, fictional press served on this machine')
    .option('--once', 'exit when the digest is written, without the dashboard')
    .option('--port <number>', 'port of the dashboard on 127.0.0.1; a free one when it is taken', '8080')
    .action(async (options: Options) => {
      const port = portOption(options.port);
      const config = readConfig();
      const installation = await openInstallation(config);
      try {
        await withLock(
          installation.db,
          'start',
          async () => {
            installation.own();
            await claimHome(installation);
            await run(
              { ...installation, localities: await demoLocalities(config.home) },
              { ...options, port },
            );
          },
          () => {
            throw new CommandFailure(
              `"diem-bao" already runs on ${config.home}: stop it first, or set DIEM_BAO_HOME`,
            );
          },
        );
      } finally {
        await installation.close();
      }
    });
}

async function run(
  installation: Installation,
  options: { readonly once?: boolean; readonly port: number },
): Promise<void> {
  const { db, config, localities } = installation;
  await releaseLeases(db, new Date());
  const now = () => new Date();
  const press = await startDemoPress({ now });
  const network = { resolve: async () => ['127.0.0.1'], connectPort: () => press.port };
  const office = await openOffice(installation, { network });
  try {
    const rounds = await collectAndRead(office, config.interactive);
    const { statements } = office.readers;
    const files: string[] = [];
    for (const locality of localities) {
      const data = await digestOf({ db, now, statements }, locality, localDate(now(), locality.timeZone));
      files.push(...(await writeDigest(config.home, data)));
    }
    process.stdout.write(await summary(installation, rounds, files));
    if (options.once) return;
    const open = (port: number) => openDashboard(installation, office.readers, { port, accounts: false });
    const dashboard = await open(options.port).catch(() => open(0));
    const asked = untilAskedToStop();
    process.stdout.write(`\nThe dashboard is open at ${dashboard.url} — Ctrl-C ends the demo.\n`);
    await asked;
    await dashboard.close();
  } finally {
    await office.close();
    await press.close();
  }
}

/** A home with an office's own pages in it is never mixed with the demo's. */
async function claimHome({ db, config: { home } }: Installation): Promise<void> {
  const { totals } = await readStatus(db);
  if (totals.documents > 0 && !isDemoHome(home)) {
    throw new CommandFailure(
      `${home} holds an office's own pages: set DIEM_BAO_HOME to another folder for the demo`,
    );
  }
  await markDemoHome(home, new Date());
}

async function collectAndRead(
  office: Awaited<ReturnType<typeof openOffice>>,
  interactive: boolean,
): Promise<FinishedRound[]> {
  const progress = openProgress(interactive);
  try {
    let pages = 0;
    let expected = 0;
    const rounds = await office.collect(office.sources, (_source, event) => {
      if (event.kind === 'listed') expected += event.fresh;
      if (event.kind === 'document' || event.kind === 'post') pages += 1;
      progress.update('collect', pages, expected);
    });
    progress.finish('collect', totalOf(rounds));
    await office.road({
      onProgress: ({ stage, count }) => progress.update(stage, count.done, count.done),
      onStageEnd: ({ stage, count }) => progress.finish(stage, describeCount(count)),
    });
    return rounds;
  } finally {
    progress.close();
  }
}

function describeCount({ done, retried, quarantined }: RunCount): string {
  const parts = [`${done} done`];
  if (quarantined > 0) parts.push(`${quarantined} set aside`);
  if (retried > 0) parts.push(`${retried} to be tried again`);
  return parts.join(', ');
}

async function summary(
  installation: Installation,
  rounds: readonly FinishedRound[],
  files: readonly string[],
): Promise<string> {
  const { totals, stages } = await readStatus(installation.db);
  const aside = stages.filter((mark) => mark.state === 'quarantined');
  const { home } = installation.config;
  return [
    '',
    'Sources',
    summarise(rounds).trimEnd(),
    '',
    'Not read, and why',
    ...explainSkips(rounds),
    ...aside.map((mark) => `set aside at ${mark.stage}: ${mark.count} × ${mark.reason}`),
    '',
    `In the database: ${totals.articles} articles in ${totals.stories} stories, ${totals.mentions} mentions of places, ` +
      `${totals.claimMatches} sentences on borders and sovereignty, ${totals.posts} public posts (reduced).`,
    '',
    'The morning digest:',
    ...files.map((file) => `  ${file}`),
    '',
    `Look further:  DIEM_BAO_HOME=${home} npx diem-bao status`,
    `               DIEM_BAO_HOME=${home} npx diem-bao sources`,
    '',
  ].join('\n');
}
