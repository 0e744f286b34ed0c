/**
 * Accuracy and speed of the claim check on the project's own labelled sets.
 * `npx node bench/claims.ts [dev|test|all] [folder of labelled sets] [folder of statements] [--terms|--rules]
 * [--model FOLDER]`; `--rules` leaves the trained judge out, `--terms` retrieval as well.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type ClaimChecker, createChecker } from '../classifiers/claims/check.ts';
import { openJudge } from '../classifiers/claims/judge.ts';
import { createRetrieval } from '../classifiers/claims/retrieval.ts';
import { splitSentences } from '../classifiers/claims/sentences.ts';
import { readStatements } from '../classifiers/claims/shipped.ts';
import { loadModel } from '../classifiers/model.ts';
import { fullText } from '../db/model/index.ts';
import {
  type Judgement,
  LABELS,
  type Label,
  type LabelledSentence,
  macroF1,
  scoreLabel,
  verdictOf,
} from './claims-scores.ts';

interface LabelledArticle {
  readonly id: string;
  readonly language: string;
  readonly title?: string;
  readonly text: string;
  /** Sentences that must be found, by a distinct part of them. Everything else may have any verdict but `contradicts`. */
  readonly expected: readonly { readonly quote: string; readonly verdict: Label }[];
}

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

const percent = (value: number): string => (value * 100).toFixed(1).padStart(6);

function printTable(name: string, judgements: readonly Judgement[]): void {
  console.log(`\n${name}: ${judgements.length} texts, macro-F1 ${macroF1(judgements).toFixed(3)}`);
  for (const label of LABELS) {
    const { precision, recall, f1 } = scoreLabel(judgements, label);
    console.log(`  ${label.padEnd(12)} P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}`);
  }
  for (const language of ['vi', 'en', 'zh']) {
    const part = judgements.filter((one) => one.language === language);
    const { precision, recall } = scoreLabel(part, 'contradicts');
    console.log(
      `  ${language} (${part.length}): contradicts P ${percent(precision)} R ${percent(recall)}, macro-F1 ${macroF1(part).toFixed(3)}`,
    );
  }
  for (const one of judgements.filter((item) => item.gold !== item.said)) {
    const why = one.matches
      .map((match) => `${match.verdict}:${match.statement} ${match.why.join(' ')}`)
      .join(' | ');
    console.log(`    ${one.gold} → ${one.said}: ${one.text.slice(0, 260)}${why ? `  [${why}]` : ''}`);
  }
}

async function judgeSentences(
  checker: ClaimChecker,
  sentences: readonly LabelledSentence[],
): Promise<Judgement[]> {
  const judged: Judgement[] = [];
  for (const { language, text, verdict } of sentences) {
    const matches = await checker.check({ text });
    judged.push({ language, text, gold: verdict, said: verdictOf(matches), matches });
  }
  return judged;
}

async function judgeArticles(
  checker: ClaimChecker,
  articles: readonly LabelledArticle[],
): Promise<Judgement[]> {
  const judged: Judgement[] = [];
  for (const article of articles) {
    const full = fullText(article);
    const matches = await checker.check(article);
    const taken = new Set<(typeof matches)[number]>();
    for (const { quote, verdict } of article.expected) {
      const at = full.indexOf(quote);
      if (at < 0) throw new Error(`${article.id}: “${quote}” is not in the text`);
      const here = matches.filter((match) => match.start <= at && at < match.end);
      for (const match of here) taken.add(match);
      judged.push({
        language: article.language,
        text: `${article.id}: ${quote}`,
        gold: verdict,
        said: verdictOf(here),
        matches: here,
      });
    }
    for (const match of matches) {
      if (taken.has(match) || match.verdict !== 'contradicts') continue;
      judged.push({
        language: article.language,
        text: `${article.id}: ${match.quote}`,
        gold: 'none',
        said: 'contradicts',
        matches: [match],
      });
    }
  }
  return judged;
}

function neverFlagged(name: string): { language: string; title?: string; text: string }[] {
  const folder = join(labelled, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readLines<{ language: string; title?: string; text: string }>(join(folder, file)));
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    terms: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
    model: { type: 'string', default: 'classifiers/models/diem-bao-small' },
  },
});
const [part = 'all', labelled = 'bench/labelled', statementFolder = 'statements'] = positionals;
const statements = readStatements(statementFolder);
const model = options.terms ? undefined : await loadModel(options.model);
const retrieval = model && createRetrieval(statements, model.embed);
const judge = model && !options.rules ? openJudge(model) : undefined;
const checker = createChecker({ statements, retrieval, judge });
for (const name of ['dev', 'test']) {
  if (part !== 'all' && part !== name) continue;
  const sentences = readLines<LabelledSentence>(join(labelled, `claims/sentences-${name}.jsonl`));
  printTable(`sentences, ${name}`, await judgeSentences(checker, sentences));
  const articles = readLines<LabelledArticle>(join(labelled, `claims/articles-${name}.jsonl`));
  if (articles.length > 0)
    printTable(`articles (${articles.length}), ${name}`, await judgeArticles(checker, articles));
}

/** Flags among texts that must never be flagged; the judge learned from the first folder and not from the second. */
for (const folder of ['never-flag', 'never-flag-held']) {
  const texts = neverFlagged(folder);
  let flagged = 0;
  for (const text of texts) {
    for (const match of await checker.check(text)) {
      if (match.verdict !== 'contradicts') continue;
      flagged += 1;
      console.log(`  FLAGGED ${match.statement} ${match.why.join(' ')}: ${match.quote}`);
    }
  }
  console.log(`\n${folder}: ${texts.length} texts, ${flagged} flags`);
}

const sample = [
  ...readLines<LabelledSentence>(join(labelled, 'claims/sentences-dev.jsonl')),
  ...neverFlagged('never-flag'),
].map(({ text }) => ({ text }));
if (sample.length > 0) {
  const began = performance.now();
  let count = 0;
  while (count < 5000) {
    for (const article of sample) {
      await checker.check(article);
      count += splitSentences(article.text).length;
    }
  }
  console.log(
    `speed: ${Math.round((count / (performance.now() - began)) * 60_000)} sentences a minute on one core`,
  );
}
await model?.close();
