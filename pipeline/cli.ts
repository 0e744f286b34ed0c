import { Command, CommanderError } from 'commander';
import { CommandFailure, UsageError } from './commands/failure.ts';
import { registerCommands } from './commands/index.ts';

const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command line and returns its exit code: 0 done, 1 failed, 2 wrong usage. A failure is one clear
 * line on standard error.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const program = new Command('diem-bao')
    .description('Điểm Báo: what the press and public pages say about a place')
    .exitOverride()
    .showHelpAfterError('(run with --help for usage)')
    .configureHelp({ showGlobalOptions: true });
  await registerCommands(program, args[0]);
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError) {
    process.stderr.write(`diem-bao: ${error.message}\n`);
    return EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`diem-bao: ${plain(message)}\n`);
  // A failure that we did not foresee is a defect: its trace helps whoever reports it.
  if (!(error instanceof CommandFailure) && error instanceof Error && !isSystemError(error)) {
    process.stderr.write(`${(error.stack ?? '').split('\n').slice(1, 6).join('\n')}\n`);
  }
  return EXIT.failed;
}

const plain = (message: string): string =>
  message.replace(/\s*\n\s*/g, ' ').trim() || 'failed without a message';

/** Of the operating system or the network, also where a room has put it into its own words. */
const isSystemError = (error: Error): boolean =>
  typeof (error as NodeJS.ErrnoException).code === 'string' ||
  (error.cause instanceof Error && isSystemError(error.cause));
