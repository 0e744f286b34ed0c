import { runCommandLine } from './cli.ts';

/** Exit code of a process that was killed. */
const KILLED = 137;

// Started through a launcher on an older Node: when that is killed, this process must not live on alone.
if (process.channel) {
  process.once('disconnect', () => process.exit(KILLED));
  process.channel.unref();
}
process.exitCode = await runCommandLine(process.argv.slice(2));
