import type { Command } from 'commander';
import { registerAnalyze } from './analyze.ts';
import { registerArchive } from './archive.ts';
import { registerCrawl } from './crawl.ts';
import { registerDemo } from './demo.ts';
import { registerDigest } from './digest.ts';
import { registerExport } from './export.ts';
import { registerExtract } from './extract.ts';
import { registerFeed } from './feed.ts';
import { registerIngest } from './ingest.ts';
import { registerRobots } from './robots.ts';
import { registerSimilar } from './similar.ts';
import { registerSources } from './sources.ts';
import { registerStart } from './start.ts';
import { registerStatus } from './status.ts';
import { registerWorker } from './worker.ts';

/** Every command, in the order in which `--help` shows them. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  registerStart,
  registerDemo,
  registerCrawl,
  registerIngest,
  registerWorker,
  registerExtract,
  registerFeed,
  registerRobots,
  registerAnalyze,
  registerSimilar,
  registerDigest,
  registerExport,
  registerSources,
  registerStatus,
  registerArchive,
];

export function registerCommands(program: Command): void {
  for (const register of COMMANDS) register(program);
}
