/**
 * Fits the judge of the claim check on the project's labelled sentences: a head over the shipped encoder.
 *
 *     node classifiers/training/judge.ts MODEL_FOLDER DATA_FOLDER [--out FOLDER] [--without ROUND,…]
 *
 * `--without` leaves rounds of sentences out, to see how the judge does on another writer's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fullText } from '../../db/model/index.ts';
import { createChecker } from '../claims/check.ts';
import { JUDGED, worthJudging } from '../claims/judge.ts';
import { mayConcern } from '../claims/retrieval.ts';
import { splitSentences } from '../claims/sentences.ts';
import { readStatements } from '../claims/shipped.ts';
import { createTagger, placesOf } from '../claims/tagging.ts';
import { fitHead } from '../heads/fit-head.ts';
import { saveHead } from '../heads/store.ts';
import { startEncoder } from '../model/client.ts';
import { readSettings } from '../model/settings.ts';
import { vntc } from './sets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, without: { type: 'string', default: '' } },
});
const [directory, data] = positionals;
if (!directory || !data)
  throw new Error('usage: judge.ts MODEL_FOLDER DATA_FOLDER [--out FOLDER] [--without ROUND,…]');

const root = new URL('../../', import.meta.url).pathname;
const labelled = join(root, 'bench/labelled');
/** Press sentences about territory in which the rules find nothing: what the judge must leave alone. */
const BACKGROUND = 1_500;
const BACKGROUND_ARTICLES = 6_000;

interface Line {
  readonly text: string;
  readonly label: number;
}
const NONE = JUDGED.indexOf('none');

function* jsonLines<T>(file: string): Generator<T> {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line) yield JSON.parse(line) as T;
}

function sentences(without: ReadonlySet<number>): Line[] {
  const lines = jsonLines<{ text: string; round: number; verdict: (typeof JUDGED)[number] }>(
    join(labelled, 'claims/sentences-dev.jsonl'),
  );
  return [...lines]
    .filter(({ round }) => !without.has(round))
    .map(({ text, verdict }) => ({ text, label: JUDGED.indexOf(verdict) }));
}

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
      .map(({ text }) => ({ text, label: NONE })),
  );
}

function neverFlagged(): Line[] {
  const folder = join(labelled, 'never-flag');
  return readdirSync(folder).flatMap((file) =>
    [...jsonLines<{ text: string }>(join(folder, file))].flatMap(({ text }) =>
      splitSentences(text).map((sentence) => ({ text: sentence.text, label: NONE })),
    ),
  );
}

async function background(folder: string): Promise<Line[]> {
  const statements = readStatements(join(root, 'statements'));
  const checker = createChecker({ statements });
  const tag = createTagger(placesOf(statements));
  const found: Line[] = [];
  const articles = vntc(folder).training;
  const step = Math.max(1, Math.floor(articles.length / BACKGROUND_ARTICLES));
  for (let i = 0; i < articles.length && found.length < BACKGROUND; i += step) {
    for (const { text } of splitSentences(articles[i]!.text)) {
      const tagged = tag(text, 'vi', []);
      const near = tagged.places.length > 0 || mayConcern(tagged);
      if (text.length > 400 || !near || !worthJudging(text)) continue;
      if ((await checker.check({ text })).length === 0) found.push({ text, label: NONE });
    }
  }
  return found;
}

const lines = [
  ...sentences(new Set(values.without.split(',').filter(Boolean).map(Number))),
  ...besides(),
  ...neverFlagged(),
  ...(await background(data)),
];
const encoder = await startEncoder(directory, await readSettings(directory), 1);
const readings = await encoder.read(lines, 'whole');
await encoder.close();
const head = fitHead(
  readings.map((reading, i) => ({ reading, labels: [lines[i]!.label] })),
  JUDGED,
  { name: 'verdict', counted: { size: 1 << 15, longest: 3, characters: 4 } },
);
await saveHead(values.out ?? join(root, 'classifiers/claims/judge'), head);
console.log(`${lines.length} sentences, temperature ${head.temperature.toFixed(3)}`);
