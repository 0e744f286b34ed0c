/**
 * Writes the sentences that teach the claim check's judge: JSON Lines of text and verdict.
 *
 *     node classifiers/training/claim-lines.ts DATA_FOLDER > claims.jsonl
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullText } from '../../db/model/index.ts';
import { createChecker } from '../claims/check.ts';
import { type JUDGED, worthJudging } from '../claims/judge.ts';
import { mayConcern } from '../claims/retrieval.ts';
import { splitSentences } from '../claims/sentences.ts';
import { readStatements } from '../claims/shipped.ts';
import { createTagger, placesOf } from '../claims/tagging.ts';
import { vntc } from './sets.ts';

const [data] = process.argv.slice(2);
if (!data) throw new Error('usage: claim-lines.ts DATA_FOLDER');

const root = new URL('../../', import.meta.url).pathname;
const labelled = join(root, 'bench/labelled');
/** Press sentences about territory in which the rules find nothing: what the judge must leave alone. */
const BACKGROUND = 3_000;

interface Line {
  readonly text: string;
  readonly verdict: (typeof JUDGED)[number];
}

function* jsonLines<T>(file: string): Generator<T> {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line) yield JSON.parse(line) as T;
}

const sentences = (): Line[] =>
  [...jsonLines<Line>(join(labelled, 'claims/sentences-dev.jsonl'))].map(({ text, verdict }) => ({
    text,
    verdict,
  }));

/** What an article says besides the sentences that were labelled in it. */
function besides(): Line[] {
  const articles = jsonLines<{ title?: string; text: string; expected: { quote: string }[] }>(
    join(labelled, 'claims/articles-dev.jsonl'),
  );
  return [...articles].flatMap((article) =>
    splitSentences(fullText(article))
      .filter(
        ({ text }) => !article.expected.some(({ quote }) => text.includes(quote) || quote.includes(text)),
      )
      .map(({ text }) => ({ text, verdict: 'none' as const })),
  );
}

function neverFlagged(): Line[] {
  const folder = join(labelled, 'never-flag');
  return readdirSync(folder).flatMap((file) =>
    [...jsonLines<{ text: string }>(join(folder, file))].flatMap(({ text }) =>
      splitSentences(text).map((sentence) => ({ text: sentence.text, verdict: 'none' as const })),
    ),
  );
}

async function background(folder: string): Promise<Line[]> {
  const statements = readStatements(join(root, 'statements'));
  const checker = createChecker({ statements });
  const tag = createTagger(placesOf(statements));
  const found: Line[] = [];
  for (const article of vntc(folder).training) {
    for (const { text } of splitSentences(article.text)) {
      const tagged = tag(text, 'vi', []);
      const near = tagged.places.length > 0 || mayConcern(tagged);
      if (text.length > 400 || !near || !worthJudging(text)) continue;
      if ((await checker.check({ text })).length === 0) found.push({ text, verdict: 'none' });
    }
  }
  // Evenly: the articles stand in the order of their topics.
  const step = Math.max(1, found.length / BACKGROUND);
  return Array.from({ length: Math.floor(found.length / step) }, (_, i) => found[Math.floor(i * step)]!);
}

for (const line of [...sentences(), ...besides(), ...neverFlagged(), ...(await background(data))])
  console.log(JSON.stringify(line));
