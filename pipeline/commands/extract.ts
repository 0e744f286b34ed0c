import type { Command } from 'commander';
import { z } from 'zod';
import { createLanguageIdentifier } from '../../classifiers/language.ts';
import { decodeBody } from '../../crawlers/reading/decode.ts';
import { readPage } from '../../crawlers/reading/read.ts';
import { readAll, readMaybeGzip } from '../files.ts';
import { lineId, mapJsonLines } from '../jsonl.ts';
import { UsageError } from './failure.ts';

const line = z
  .object({ id: lineId, url: z.string(), html: z.string().optional(), path: z.string().optional() })
  .refine(({ html, path }) => (html === undefined) !== (path === undefined), 'give either "html" or "path"');

/** `extract`: one page, or JSON lines of pages. */
export function register(program: Command): void {
  program
    .command('extract')
    .description('title, text, time, language and canonical address of a page')
    .argument('[file]', 'the page (.html, may be gzip); standard input without it')
    .option('--url <address>', 'address of the page')
    .option('--jsonl', 'read lines {"id","url","html"|"path"} and answer each with a line')
    .action(async (file: string | undefined, options: { url?: string; jsonl?: boolean }) => {
      const identify = await createLanguageIdentifier();
      const extract = (bytes: Uint8Array | string, url: string) => {
        const html = typeof bytes === 'string' ? bytes : decodeBody(bytes).text;
        const reading = readPage({ html, url });
        const { title, text, publishedAt, canonicalUrl, siteName } = reading;
        const language = identify(`${title}\n${text.slice(0, 2000)}`).language;
        return { title, text, publishedAt, language, canonicalUrl, siteName };
      };
      if (options.jsonl) {
        if (file || options.url)
          throw new UsageError('--jsonl takes neither FILE nor --url: lines come on standard input');
        await mapJsonLines(process.stdin, process.stdout, line, async ({ url, html, path }) =>
          extract(html ?? (await readMaybeGzip(path ?? '')), url),
        );
        return;
      }
      if (!options.url) throw new UsageError('--url is missing: the address of the page');
      const bytes = file ? await readMaybeGzip(file) : await readAll(process.stdin);
      process.stdout.write(`${JSON.stringify(extract(bytes, options.url))}\n`);
    });
}
