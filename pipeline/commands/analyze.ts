import type { Command } from 'commander';
import { z } from 'zod';
import { ASK_BELOW } from '../../classifiers/places/locate.ts';
import { fullText, type Mention } from '../../db/model/index.ts';
import { readConfig } from '../config.ts';
import { lineId, mapJsonLines } from '../jsonl.ts';
import { openReaders } from '../readers.ts';
import { toneTarget } from '../stages/classify.ts';
import { UsageError } from './failure.ts';

const line = z.object({
  id: lineId,
  title: z.string().optional(),
  text: z.string(),
  language: z.string().optional(),
  home: z.string().optional(),
  publishedAt: z.coerce.date().nullish(),
});

/** `analyze --jsonl`: places, topics, tone and claims of texts. */
export function register(program: Command): void {
  program
    .command('analyze')
    .description('places, topics, tone and claims of texts')
    .option('--jsonl', 'read lines {"id","title"?,"text",…} and answer each with a line')
    .action(async (options: { jsonl?: boolean }) => {
      if (!options.jsonl)
        throw new UsageError('--jsonl is missing: lines {"id","title"?,"text",…} come on standard input');
      const readers = await openReaders(readConfig());
      try {
        await mapJsonLines(process.stdin, process.stdout, line, async (input) => {
          const article = { ...input, publishedAt: input.publishedAt ?? null };
          const whole = fullText(article);
          const language = input.language ?? readers.identifyLanguage(whole.slice(0, 2000)).language;
          const mentions = readers.locator.locate({ ...article, language });
          const target = toneTarget(mentions, []);
          const place = target && whole.slice(target.start, target.end);
          const [assessments, claims] = await Promise.all([
            readers.model.assess([{ ...article, language, ...(place ? { target: place } : {}) }]),
            readers.checker.check({ ...article, language }),
          ]);
          const assessment = assessments[0];
          return {
            language,
            places: mentions.filter(isAnswer).map(toPlace),
            topics: assessment?.topics ?? [],
            sentiment: { label: assessment?.tone ?? 'neutral', score: assessment?.toneScore ?? 0 },
            claims: claims.map(({ statement, verdict, score, quote, start, end }) => ({
              statement,
              verdict,
              score,
              quote,
              start,
              end,
            })),
          };
        });
      } finally {
        await readers.close();
      }
    });
}

/** What is below the threshold is asked of an officer, not told; a divided unit is told with its shares. */
const isAnswer = ({ confidence, signals }: Mention): boolean =>
  confidence >= ASK_BELOW || signals.includes('divided');

function toPlace({ name, level, commune, province, start, end, confidence }: Mention): object {
  return { name, level, ...(commune ? { commune } : {}), province, start, end, confidence };
}
