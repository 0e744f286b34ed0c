import type { Command } from 'commander';
import { z } from 'zod';
import { isAllowed } from '../../crawlers/manners/robots.ts';
import { lineId, mapJsonLines } from '../jsonl.ts';
import { UsageError } from './failure.ts';

const line = z.object({ id: lineId, robots: z.string(), agent: z.string(), url: z.string() });

/** `robots --jsonl`: may this agent fetch that address? */
export function register(program: Command): void {
  program
    .command('robots')
    .description('whether a robots.txt lets an agent fetch an address (RFC 9309)')
    .option('--jsonl', 'read lines {"id","robots","agent","url"} and answer each with a line')
    .action(async (options: { jsonl?: boolean }) => {
      if (!options.jsonl)
        throw new UsageError(
          '--jsonl is missing: lines {"id","robots","agent","url"} come on standard input',
        );
      await mapJsonLines(process.stdin, process.stdout, line, ({ robots, agent, url }) => ({
        allowed: isAllowed(robots, agent, url),
      }));
    });
}
