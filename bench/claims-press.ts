/**
 * What the claim check says of real press that names what statements are about: hardly any of it should be flagged.
 *
 *     npx node bench/claims-press.ts [--model FOLDER] [--data ../shared/data] [--most 4500]
 *
 * Texts of tc201805, bbc, thucnews and the held-out part of vntc that hold a statement's term and a place of one, or
 * a country and a word of territory, evenly thinned to `most`; every flag is printed, then the counts of verdicts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createChecker } from '../classifiers/claims/check.ts';
import { openJudge } from '../classifiers/claims/judge.ts';
import { statementsWithTerm } from '../classifiers/claims/line.ts';
import { sentenceLanguage } from '../classifiers/claims/normal.ts';
import { createReader, foldSentence } from '../classifiers/claims/reader.ts';
import { createRetrieval, mayConcern } from '../classifiers/claims/retrieval.ts';
import { splitSentences } from '../classifiers/claims/sentences.ts';
import { readStatements } from '../classifiers/claims/shipped.ts';
import { createTagger, placesOf } from '../classifiers/claims/tagging.ts';
import { loadModel } from '../classifiers/model.ts';
import { bbc, thucnews, vntc } from '../classifiers/training/sets.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'classifiers/models/diem-bao-small' },
    data: { type: 'string', default: '../shared/data' },
    most: { type: 'string', default: '4500' },
  },
});
const most = Number(values.most);
if (!Number.isInteger(most) || most < 1)
  throw new Error(`--most ${values.most}: give a whole number above 0`);

const statements = readStatements('statements');
// Terms are the same in the readers of all languages.
const reader = createReader(statements, 'vi', false);
const tag = createTagger(placesOf(statements));
const both = ({ training, test }: ReturnType<typeof bbc>) => [...training, ...test];
const headlines = gunzipSync(readFileSync(join(values.data, 'tc201805/tc201805.jsonl.gz')))
  .toString('utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { text: string });
const named = [
  ...headlines,
  ...both(bbc(values.data)),
  ...both(thucnews(values.data)),
  ...vntc(values.data).test,
]
  .map(({ text }) => text)
  .filter((text) => {
    const { language } = sentenceLanguage(text);
    const folded = foldSentence(text, language);
    if (statementsWithTerm(folded, folded, reader).length === 0) return false;
    const tagged = tag(text, language, []);
    return tagged.places.length > 0 || mayConcern(tagged);
  });
const texts = named.filter(
  (_, i) => Math.floor((i * most) / named.length) !== Math.floor(((i - 1) * most) / named.length),
);

const model = await loadModel(values.model);
const retrieval = createRetrieval(statements, model.embed);
const checker = createChecker({ statements, retrieval, judge: openJudge(model) });
const verdicts = new Map<string, number>();
let sentences = 0;
const started = performance.now();
for (const text of texts) {
  sentences += splitSentences(text).length;
  for (const { verdict, statement, why, quote } of await checker.check({ text })) {
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (verdict === 'contradicts') console.log(`  FLAGGED ${statement} ${why.join(' ')}: ${quote}`);
  }
}
const minutes = (performance.now() - started) / 60_000;
await model.close();
console.log(
  `${texts.length} of ${named.length} texts, ${sentences} sentences: ${verdicts.get('contradicts') ?? 0} flags`,
);
for (const [verdict, count] of verdicts) console.log(`  ${verdict} ${count}`);
console.log(`${Math.round(sentences / minutes)} sentences a minute`);
