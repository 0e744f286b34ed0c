import type { Command } from 'commander';
import { z } from 'zod';
import { groupStories } from '../../classifiers/stories/group.ts';
import { fullText } from '../../db/model/index.ts';
import { readConfig } from '../config.ts';
import { type BadLine, lineId, readJsonLines, writeJsonLine } from '../jsonl.ts';
import { openReaders, type Readers } from '../readers.ts';
import { STORY_LEAD, surePlaces } from '../stages/group.ts';
import { UsageError } from './failure.ts';

const line = z.object({
  id: lineId,
  title: z.string().default(''),
  text: z.string(),
  publishedAt: z.coerce.date().nullish(),
});
type Line = z.infer<typeof line>;

/** Articles embedded at once. */
const BATCH = 64;

/** `similar --jsonl`: the same story for reprints and near-duplicates. */
export function register(program: Command): void {
  program
    .command('similar')
    .description('which articles are one story: reprints, near-duplicates, tellings of one event')
    .option('--jsonl', 'read lines {"id","title","text","publishedAt"?} and answer each with a line')
    .action(async (options: { jsonl?: boolean }) => {
      if (!options.jsonl) {
        throw new UsageError(
          '--jsonl is missing: lines {"id","title","text","publishedAt"?} come on standard input',
        );
      }
      const lines: (Line | BadLine)[] = [];
      for await (const read of readJsonLines(process.stdin, line))
        lines.push('bad' in read ? read.bad : read.value);
      const articles = lines.filter((item) => 'text' in item);
      const stories = await group(articles);
      for (const item of lines) {
        await writeJsonLine(
          process.stdout,
          'text' in item ? { id: item.id, story: stories.get(item) } : item,
        );
      }
    });
}

/** Stories in order of publication, as a stream would bring them; numbered by first appearance. */
async function group(articles: readonly Line[]): Promise<ReadonlyMap<Line, number>> {
  const readers = await openReaders(readConfig());
  try {
    const inOrder = articles.toSorted(
      (a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0),
    );
    const prepared = [];
    for (let start = 0; start < inOrder.length; start += BATCH) {
      prepared.push(...(await prepare(inOrder.slice(start, start + BATCH), readers)));
    }
    const grouped = groupStories(prepared);
    return new Map(inOrder.map((item, index) => [item, grouped[index]?.story ?? 0]));
  } finally {
    await readers.close();
  }
}

async function prepare(batch: readonly Line[], readers: Readers) {
  const embeddings = await readers.model.embed(batch.map((item) => fullText(item).slice(0, STORY_LEAD)));
  return batch.map((item, index) => {
    const { language } = readers.identifyLanguage(fullText(item).slice(0, 2000));
    const places = surePlaces(readers.locator.locate({ ...item, language }));
    return { ...item, id: String(index), language, places, embedding: embeddings[index] };
  });
}
