import type { Command } from 'commander';

type CommandModule = { register(program: Command): void };

/** Every command's file, in the order in which `--help` shows them. `backup.ts` holds two. */
const COMMANDS: ReadonlyMap<string, () => Promise<CommandModule>> = new Map([
  ['start', () => import('./start.ts')],
  ['demo', () => import('./demo.ts')],
  ['crawl', () => import('./crawl.ts')],
  ['ingest', () => import('./ingest.ts')],
  ['worker', () => import('./worker.ts')],
  ['extract', () => import('./extract.ts')],
  ['feed', () => import('./feed.ts')],
  ['robots', () => import('./robots.ts')],
  ['analyze', () => import('./analyze.ts')],
  ['similar', () => import('./similar.ts')],
  ['digest', () => import('./digest.ts')],
  ['report', () => import('./report.ts')],
  ['export', () => import('./export.ts')],
  ['sources', () => import('./sources.ts')],
  ['status', () => import('./status.ts')],
  ['models', () => import('./models.ts')],
  ['archive', () => import('./archive.ts')],
  ['audit', () => import('./audit.ts')],
  ['eval', () => import('./eval.ts')],
  ['backup', () => import('./backup.ts')],
  ['restore', () => import('./backup.ts')],
]);

/** Registers the command that is asked for, without loading the others' code; all of them for `--help`. */
export async function registerCommands(program: Command, asked: string | undefined): Promise<void> {
  const one = asked === undefined ? undefined : COMMANDS.get(asked);
  const modules = await Promise.all((one ? [one] : [...COMMANDS.values()]).map((load) => load()));
  for (const module of new Set(modules)) module.register(program);
}
