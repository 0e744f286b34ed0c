import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../config.ts';
import { log } from '../log.ts';
import { CommandFailure } from './failure.ts';
import { choiceOption } from './options.ts';

interface Evaluation {
  /** Program below `bench/`, and its arguments. */
  readonly run: readonly string[];
  /** Needs the public sets beside the project; the others bring their own. */
  readonly sets: boolean;
}

/** Folder of the public labelled sets, as seen from the project. */
const SETS = '../shared/data';

/** What `eval` runs, by name. */
export const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  reading: { run: ['reading.ts'], sets: true },
  charset: { run: ['charset.ts'], sets: true },
  feeds: { run: ['feeds.ts'], sets: true },
  robots: { run: ['robots.ts'], sets: true },
  langid: { run: ['langid.ts'], sets: true },
  places: { run: ['places.ts'], sets: false },
  stories: { run: ['stories.ts'], sets: true },
  model: { run: ['model.ts', '--only', 'shipped'], sets: true },
  taught: { run: ['model.ts', '--only', 'taught'], sets: true },
  claims: { run: ['claims.ts'], sets: false },
  forecast: { run: ['forecast.ts'], sets: false },
};
const NAMES = Object.keys(EVALUATIONS);

/** `eval`: accuracy on labelled sets. */
export function register(program: Command): void {
  program
    .command('eval')
    .description("accuracy on the public labelled sets and the project's own")
    .argument('[name]', `one of ${NAMES.join(', ')}; all of them without it`)
    .action(async (name: string | undefined) => {
      const names = name === undefined ? NAMES : [choiceOption('NAME', name, NAMES)];
      const absent = !existsSync(join(projectRoot, SETS));
      const failed: string[] = [];
      for (const one of names) {
        const { run, sets } = EVALUATIONS[one]!;
        if (sets && absent) failed.push(`${one} needs the labelled sets in ${SETS}, which are not there`);
        else failed.push(...(await evaluate(one, run)));
      }
      if (failed.length > 0) throw new CommandFailure(failed.join('; '));
    });
}

/** Runs one of them in a process of its own, its table going to our standard output. Failures as lines. */
async function evaluate(name: string, [file = '', ...rest]: readonly string[]): Promise<string[]> {
  log.info(`eval ${name}`);
  const child = spawn(process.execPath, [join('bench', file), ...rest], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code === 0 ? [] : [`${name} ended with ${signal ?? code}`];
}
