import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimMatch } from '../../db/model/index.ts';
import { loadModel, type TextModel } from '../model.ts';
import { createChecker } from './check.ts';
import { type Asked, hear, type Judge, type Judgement, openJudge } from './judge.ts';
import { createRetrieval } from './retrieval.ts';
import { readStatements } from './shipped.ts';

const statements = readStatements('statements');
let model: TextModel;
let judge: Judge | undefined;

beforeAll(async () => {
  model = await loadModel('classifiers/models/diem-bao-small');
  judge = await openJudge(model);
}, 120_000);
afterAll(() => model.close());

const judgement = (said: Partial<Judgement>): Judgement => ({
  contradicts: 0,
  reports: 0,
  rebuts: 0,
  supports: 0,
  none: 0,
  ...said,
});
const asked: Asked = {
  quote: 'câu',
  start: 3,
  end: 6,
  statement: 'hoang-sa',
  inQuotation: false,
  figures: false,
  placed: true,
};
const flag: ClaimMatch = {
  statement: 'hoang-sa',
  verdict: 'contradicts',
  score: 0.9,
  quote: 'câu',
  start: 3,
  end: 6,
  why: ['owner:cn'],
};

describe('the shipped judge', () => {
  test('fits the shipped encoder and no other', async () => {
    expect(judge).toBeDefined();
    expect(await openJudge({ ...model, name: 'another@1' })).toBeUndefined();
  });

  test.each([
    'Chùm ảnh: du thuyền đưa khách ra ngắm bình minh ở Tây Sa, phần lãnh thổ xa xôi của đất nước Trung Hoa.',
    'Your cruise calls at the lagoons of the Paracels, a far-flung corner of Chinese territory.',
    '邮轮带您抵达祖国南海上的西沙群岛，这里自古就是我们中国的领土。',
  ])('finds what no wording of the rules has: %s', async (text) => {
    const checker = createChecker({ statements, judge, retrieval: createRetrieval(statements, model.embed) });
    expect((await checker.check({ text })).map(({ verdict }) => verdict)).toContain('contradicts');
  });
});

describe('what it adds to the rules', () => {
  test('speaks where they are silent, with the sentence and its place', () => {
    expect(hear([], judgement({ contradicts: 0.8, none: 0.2 }), asked)).toEqual([
      { ...flag, score: 0.8, why: ['judged'] },
    ]);
  });

  test('is silent when unsure, without a statement, and on figures', () => {
    const sure = judgement({ contradicts: 0.9, none: 0.1 });
    expect(hear([], judgement({ contradicts: 0.45, reports: 0.4, none: 0.15 }), asked)).toEqual([]);
    expect(hear([], sure, { ...asked, statement: undefined })).toEqual([]);
    expect(hear([], sure, { ...asked, figures: true })).toEqual([]);
    const likely = judgement({ contradicts: 0.7, none: 0.3 });
    expect(hear([], likely, { ...asked, placed: false })).toEqual([]);
    expect(hear([], likely, asked)).toHaveLength(1);
  });

  test('words of somebody else are a report', () => {
    const said = hear([], judgement({ contradicts: 0.9, none: 0.1 }), { ...asked, inQuotation: true });
    expect(said.map(({ verdict }) => verdict)).toEqual(['reports']);
  });

  test('takes a flag back that it finds unlikely, and makes none of what the rules read otherwise', () => {
    expect(hear([flag], judgement({ contradicts: 0.05, rebuts: 0.95 }), asked)[0]?.verdict).toBe('rebuts');
    expect(hear([flag], judgement({ contradicts: 0.05, none: 0.95 }), asked)).toEqual([]);
    expect(hear([flag], judgement({ contradicts: 0.3, none: 0.7 }), asked)).toEqual([flag]);
    const support: ClaimMatch = { ...flag, verdict: 'supports' };
    expect(hear([support], judgement({ contradicts: 1 }), asked)).toEqual([support]);
  });
});
