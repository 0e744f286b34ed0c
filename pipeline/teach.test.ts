import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { correctionLessons, readLabelFile, refuseWorse, sortLessons } from './teach.ts';

const heads = (lessons: ReturnType<typeof sortLessons>) =>
  Object.fromEntries([...lessons].map(([head, lines]) => [head, lines.map((line) => line.label)]));

describe('lines go to the head that they teach', () => {
  test.each([
    [['positive', 'negative'], { tone: ['positive', 'negative'] }],
    [['economy', 'sport'], { topics: ['economy', 'sport'] }],
    [['economy', 'neutral', 'sport'], { tone: ['neutral'], topics: ['economy', 'sport'] }],
    // A list of topics of the office's own may hold any word.
    [['khieu-nai', 'neutral'], { topics: ['khieu-nai', 'neutral'] }],
    [[], {}],
  ])('%j', (labels, wanted) => {
    expect(heads(sortLessons(labels.map((label) => ({ text: 'x', label }))))).toEqual(wanted);
  });

  test('corrections: title and text, and of several topics the main one', () => {
    const article = { title: 'Tiêu đề', text: 'Thân bài ở Chi Lăng', language: 'vi', target: 'Chi Lăng' };
    const lessons = correctionLessons([
      { ...article, kind: 'topics', labels: ['transport', 'economy'] },
      { ...article, kind: 'tone', labels: ['negative'] },
      { ...article, kind: 'tone', labels: ['neutral'], target: null },
    ]);
    expect(heads(lessons)).toEqual({ topics: ['transport'], tone: ['negative', 'neutral'] });
    expect(lessons.get('topics')?.[0]?.target).toBe('Chi Lăng');
    expect(lessons.get('tone')).toEqual([
      { text: 'Tiêu đề\nThân bài ở Chi Lăng', label: 'negative', target: 'Chi Lăng' },
      { text: 'Tiêu đề\nThân bài ở Chi Lăng', label: 'neutral' },
    ]);
  });
});

test('a wrong line of a label file is named by its number', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'labels-'));
  const file = join(folder, 'labels.jsonl');
  await writeFile(file, '{"text":"a","label":"positive","target":null}\n{"text":"b"}\n');
  await expect(readLabelFile(file)).rejects.toThrow(/labels\.jsonl: label 2: .*label/);
  await writeFile(file, '{"text":"a","label":"positive"}\n');
  expect(await readLabelFile(file)).toEqual([{ text: 'a', label: 'positive' }]);
  await rm(folder, { recursive: true });
});

describe('heads that already read', () => {
  const figures = (macroF1: number) => ({ accuracy: 0.9, macroF1, calibrationError: 0.1 });
  const report = (before: number | null, after: number) => [
    {
      head: 'tone',
      report: { before: before === null ? null : figures(before), after: figures(after), heldLines: 20 },
    },
  ];

  test('are not exchanged for worse ones', () => {
    expect(() => refuseWorse(report(0.8, 0.79))).toThrow(/fall from 0\.800 to 0\.790/);
  });
  test('are exchanged for ones as good, better or the first', () => {
    for (const [before, after] of [
      [0.8, 0.8],
      [0.7, 0.8],
      [null, 0.1],
    ] as const)
      expect(() => refuseWorse(report(before, after))).not.toThrow();
  });
});
