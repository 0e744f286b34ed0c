import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimMatch } from '../../db/model/index.ts';
import { loadModel, type TextModel } from '../model.ts';
import { createChecker } from './check.ts';
import { type Asked, type Judge, type Judgement, openJudge, reconsider, speak } from './judge.ts';
import { createRetrieval } from './retrieval.ts';
import { readStatements } from './shipped.ts';

const statements = readStatements('statements');
let model: TextModel;
let judge: Judge | undefined;

beforeAll(async () => {
  model = await loadModel('classifiers/models/diem-bao-small');
  judge = openJudge(model);
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
  nearCriticism: false,
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
  test('comes with the shipped model; a model without its head has none', () => {
    expect(judge).toBeDefined();
    expect(openJudge({ ...model, head: () => undefined })).toBeUndefined();
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
    expect(speak(judgement({ contradicts: 0.92, none: 0.08 }), asked)).toEqual([
      { ...flag, score: 0.92, why: ['judged'] },
    ]);
  });

  test('is silent when unsure, without a statement, and on figures; a flag must be surer than a report', () => {
    const sure = judgement({ contradicts: 0.95, none: 0.05 });
    expect(speak(judgement({ reports: 0.45, rebuts: 0.4, none: 0.15 }), asked)).toEqual([]);
    expect(speak(sure, { ...asked, statement: undefined })).toEqual([]);
    expect(speak(sure, { ...asked, figures: true })).toEqual([]);
    expect(speak(judgement({ contradicts: 0.85, none: 0.15 }), asked)).toEqual([]);
    expect(speak(judgement({ reports: 0.7, none: 0.3 }), asked)[0]?.verdict).toBe('reports');
    expect(speak(sure, asked)).toHaveLength(1);
  });

  test('never flags what citizens also say in criticism, however sure', async () => {
    const sure: Judge = async (sentences) => sentences.map(() => judgement({ contradicts: 1 }));
    const checker = createChecker({ statements, judge: sure });
    const flags = async (text: string) =>
      (await checker.check({ text })).filter(({ verdict }) => verdict === 'contradicts');
    expect(await flags('Người già ở đây vẫn kể rằng đất Nam Bộ từng có vua Khmer trị vì nhiều đời.')).toEqual(
      [],
    );
    expect(await flags('Người già ở đây vẫn kể rằng đảo Phú Quốc từng có vua Khmer trị vì.')).toHaveLength(1);
    expect(speak(judgement({ contradicts: 1 }), { ...asked, nearCriticism: true })).toEqual([]);
  });

  test.each([
    'Đảo do Trung Quốc kiểm soát, Việt Nam cũng tuyên bố chủ quyền.',
    'The island is held by China; Viet Nam also claims it.',
    '该岛由中国控制，越南也主张主权。',
  ])('an account of several positions takes none: %s', (quote) => {
    expect(speak(judgement({ contradicts: 0.95, none: 0.05 }), { ...asked, quote })).toEqual([]);
  });

  test('words of somebody else are a report', () => {
    const said = speak(judgement({ contradicts: 0.9, none: 0.1 }), { ...asked, inQuotation: true });
    expect(said.map(({ verdict }) => verdict)).toEqual(['reports']);
  });

  test('moves readings of the rules away from a flag and never towards one', () => {
    const become = (match: ClaimMatch, said: Partial<Judgement>) =>
      reconsider([match], judgement(said))[0]?.verdict;
    const support: ClaimMatch = { ...flag, verdict: 'supports' };
    const report: ClaimMatch = { ...flag, verdict: 'reports' };
    expect(become(flag, { rebuts: 0.65, contradicts: 0.35 })).toBe('rebuts');
    expect(become(flag, { reports: 0.55, contradicts: 0.45 })).toBe('contradicts');
    expect(become(flag, { none: 0.95 })).toBe('contradicts');
    expect(become(support, { rebuts: 0.9 })).toBe('rebuts');
    expect(become(report, { supports: 0.95 })).toBe('reports');
    for (const match of [support, report]) expect(become(match, { contradicts: 1 })).toBe(match.verdict);
  });

  test('support takes no flag back that rests on a figure or a date', () => {
    const said = judgement({ supports: 0.95 });
    expect(reconsider([{ ...flag, why: ['figure:231≠1449.566'] }], said)[0]?.verdict).toBe('contradicts');
    expect(reconsider([{ ...flag, why: ['date:2001≠1999-12-30'] }], said)[0]?.verdict).toBe('contradicts');
    expect(reconsider([flag], said)[0]?.verdict).toBe('supports');
  });
});
