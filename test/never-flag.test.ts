import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createChecker } from '../classifiers/claims/check.ts';
import { openJudge } from '../classifiers/claims/judge.ts';
import { createRetrieval } from '../classifiers/claims/retrieval.ts';
import { readStatements } from '../classifiers/claims/shipped.ts';
import { loadModel } from '../classifiers/model.ts';

/**
 * Criticism, complaint, petition, opinion, satire, history and mourning, faith, ethnic and human rights
 * reporting, opposition to a policy, foreign and ordinary news: not one of them may ever be flagged. The trained
 * judge learned from `never-flag`, and not from `never-flag-held`.
 */
const texts = ['never-flag', 'never-flag-held']
  .map((name) => join('bench/labelled', name))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { kind: string; language: string; title?: string; text: string });

test('the set holds every kind of text that must stay unflagged', () => {
  expect(texts.length).toBeGreaterThanOrEqual(400);
  expect([...new Set(texts.map(({ kind }) => kind))].sort()).toEqual([
    'complaint',
    'criticism',
    'faith',
    'foreign',
    'history',
    'news',
    'opinion',
    'petition',
    'policy',
    'rights',
    'satire',
  ]);
});

test('nothing in it is flagged, by the rules or by the trained judge', { timeout: 240_000 }, async () => {
  const statements = readStatements('statements');
  const model = await loadModel('classifiers/models/diem-bao-small');
  onTestFinished(() => model.close());
  const judge = openJudge(model);
  expect(judge).toBeDefined();
  const checker = createChecker({ statements, judge, retrieval: createRetrieval(statements, model.embed) });
  const flagged: string[] = [];
  for (const text of texts) {
    for (const match of await checker.check(text)) {
      if (match.verdict === 'contradicts')
        flagged.push(`${match.statement} (${match.why.join(' ')}): ${match.quote}`);
    }
  }
  expect(flagged).toEqual([]);
});
