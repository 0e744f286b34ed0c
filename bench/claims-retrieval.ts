/**
 * What retrieval over the shipped encoder adds to terms: sentences that describe a place instead of naming it,
 * and sentences near them that must not be flagged, alone and in an article whose title names the statement.
 * `npx node bench/claims-retrieval.ts`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type ClaimChecker, createChecker } from '../classifiers/claims/check.ts';
import { createRetrieval } from '../classifiers/claims/retrieval.ts';
import { splitSentences } from '../classifiers/claims/sentences.ts';
import { readStatements } from '../classifiers/claims/shipped.ts';
import { loadModel } from '../classifiers/model.ts';
import type { LabelledSentence } from './claims-scores.ts';

const FOLDER = 'bench/labelled/';
const PLAIN: Readonly<Record<string, string>> = {
  vi: 'Buổi tọa đàm diễn ra sáng nay. Có hơn trăm người dự. Trời mưa nhẹ. Nhiều bạn trẻ ghi chép. Phần hỏi đáp kéo dài.',
  en: 'The talk took place this morning. More than a hundred came. It rained a little. Many took notes. Questions went on.',
  zh: '座谈会今天上午举行。有一百多人参加。外面下着小雨。许多年轻人做了笔记。问答环节很长。',
};

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

const statements = readStatements('statements');
const titles = new Map(statements.map(({ id, terms }) => [id, terms]));
const paraphrases = lines<LabelledSentence>(`${FOLDER}claims/paraphrases.jsonl`);
const neverFlag = readdirSync(`${FOLDER}never-flag`).flatMap((name) =>
  lines<{ text: string; title?: string }>(`${FOLDER}never-flag/${name}`),
);
const model = await loadModel('classifiers/models/diem-bao-small');
const retrieval = createRetrieval(statements, model.embed);
const checkers: readonly (readonly [string, ClaimChecker])[] = [
  ['terms alone', createChecker({ statements })],
  ['with retrieval', createChecker({ statements, retrieval })],
];

/** The text as it stands, or below a title that names what it is about (a confuser: the islands). */
function articleOf({ language, statement, text }: LabelledSentence, titled: boolean) {
  if (!titled) return { text };
  const names = titles.get(statement ?? 'hoang-sa');
  const name = names?.[language as 'vi' | 'en' | 'zh'][0]?.replace(/^=/, '') ?? '';
  return { title: name, text: `${PLAIN[language]}\n${text}` };
}

async function main(): Promise<void> {
  const found = await retrieval.nearest(paraphrases.map(({ text }) => text));
  const concern = paraphrases.filter(({ statement }) => statement);
  const hits = paraphrases.filter(
    ({ statement }, index) => statement && found[index]?.includes(statement),
  ).length;
  console.log(`statement among the three nearest: ${hits} of ${concern.length}`);
  for (const [name, checker] of checkers) {
    for (const titled of [false, true]) {
      let right = 0;
      let flags = 0;
      let rightFlags = 0;
      for (const paraphrase of paraphrases) {
        const matches = (await checker.check(articleOf(paraphrase, titled))).filter(({ quote }) =>
          paraphrase.text.startsWith(quote),
        );
        const said = matches.find(({ statement }) => statement === paraphrase.statement)?.verdict;
        if (paraphrase.statement && said === paraphrase.verdict) right += 1;
        const flagged = matches.filter(({ verdict }) => verdict === 'contradicts');
        flags += flagged.length;
        if (paraphrase.verdict === 'contradicts') rightFlags += Math.min(1, flagged.length);
        for (const flag of flagged.slice(paraphrase.verdict === 'contradicts' ? 1 : 0))
          console.log(`    WRONG FLAG ${flag.statement} ${flag.why.join(' ')}: ${paraphrase.text}`);
      }
      console.log(
        `${name}, ${titled ? 'in an article' : 'alone'}: right verdict ${right} of ${concern.length}, ${flags} flags, ${rightFlags} of them right`,
      );
    }
    let flags = 0;
    let sentences = 0;
    const began = performance.now();
    for (const text of neverFlag) {
      sentences += splitSentences(text.text).length;
      for (const match of await checker.check(text)) {
        if (match.verdict !== 'contradicts') continue;
        flags += 1;
        console.log(`    FLAGGED ${match.statement} ${match.why.join(' ')}: ${match.quote}`);
      }
    }
    const speed = Math.round((sentences / (performance.now() - began)) * 60_000);
    console.log(`${name}: never-flag ${neverFlag.length} texts, ${flags} flags, ${speed} sentences a minute`);
  }
}

await main();
await model.close();
