import type { Command } from 'commander';
import { z } from 'zod';
import { decodeBody } from '../../crawlers/reading/decode.ts';
import { parseFeed } from '../../crawlers/reading/feed.ts';
import { readMaybeGzip } from '../files.ts';
import { lineId, mapJsonLines } from '../jsonl.ts';
import { UsageError } from './failure.ts';

const line = z.object({ id: lineId, url: z.string().default(''), path: z.string() });

/** `feed --jsonl`: entries of feed files. */
export function register(program: Command): void {
  program
    .command('feed')
    .description('entries of feed files')
    .option('--jsonl', 'read lines {"id","url","path"} and answer each with a line')
    .action(async (options: { jsonl?: boolean }) => {
      if (!options.jsonl)
        throw new UsageError('--jsonl is missing: lines {"id","url","path"} come on standard input');
      await mapJsonLines(process.stdin, process.stdout, line, async ({ url, path }) => {
        const { text } = decodeBody(await readMaybeGzip(path));
        const feed = parseFeed(text, url);
        if ('error' in feed) return { error: feed.error };
        const entries = feed.entries.map(({ id, title, link, publishedAt, summary }) => ({
          id,
          title,
          link,
          publishedAt,
          summary,
        }));
        return { format: feed.format, title: feed.title, entries };
      });
    });
}
