import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reading } from '../model/reading.ts';
import { buildHead, type HeadPlan, type LabelledReading } from './build.ts';
import { fitOffsets, fitTemperature, fitThreshold } from './calibrate.ts';
import { lexicalFeatures } from './features.ts';
import { fitHead } from './fit-head.ts';
import { logits, probabilities, toProbabilities } from './head.ts';
import { accuracy, calibrationError, macroF1, microF1 } from './metrics.ts';
import { mixHeads } from './mix.ts';
import { seededRandom } from './random.ts';
import { retrain } from './retrain.ts';
import { listHeads, loadHead, saveHead } from './store.ts';

const WIDTH = 16;

/** A reading whose vectors lean towards its class, with noise, and whose pieces name it now and then. */
function reading(label: number, random: () => number): Reading {
  const vector = (lean: number) =>
    Float32Array.from({ length: WIDTH }, (_, d) => random() - 0.5 + (d === label ? lean : 0));
  return {
    cls: vector(0.8),
    mean: vector(0.3),
    target: vector(0),
    middle: vector(0.2),
    low: new Float32Array(0),
    untuned: new Float32Array(0),
    untunedMiddle: new Float32Array(0),
    pieces: Uint32Array.from({ length: 12 }, (_, i) => (i === 3 ? 1000 + label : Math.floor(random() * 400))),
    text: `bài số ${Math.floor(random() * 50)}`,
    unknown: 0,
  };
}

function examples(count: number, classes: number, seed: number): LabelledReading[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => ({
    reading: reading(i % classes, random),
    labels: [i % classes],
  }));
}

const plan: HeadPlan = {
  name: 'tone',
  labels: ['negative', 'neutral', 'positive'],
  choose: 'one',
  views: ['cls', 'mean'],
  lexical: { size: 4096, longest: 2, characters: 3 },
  fit: { cost: 0.3, balance: 0.3, passes: 20, seed: 1 },
};
const argmax = (values: Float32Array) => values.indexOf(Math.max(...values));

describe('a head', () => {
  test('learns what the vectors and the pieces tell, the same each time', () => {
    const head = buildHead(examples(300, 3, 1), examples(60, 3, 2), plan);
    const unseen = examples(150, 3, 3);
    const guess = unseen.map(({ reading }) => argmax(logits(head, reading)));
    expect(
      accuracy(
        unseen.map(({ labels }) => labels[0]!),
        guess,
      ),
    ).toBeGreaterThan(0.9);
    const again = buildHead(examples(300, 3, 1), examples(60, 3, 2), plan);
    expect(again.dense).toEqual(head.dense);
    expect(again.temperature).toBe(head.temperature);
  });

  test('of many labels names several', () => {
    const random = seededRandom(5);
    const both = Array.from({ length: 200 }, () => ({ reading: reading(0, random), labels: [0, 1] }));
    const other = Array.from({ length: 200 }, () => ({ reading: reading(2, random), labels: [2] }));
    const head = buildHead([...both, ...other], [...both, ...other], { ...plan, choose: 'many' });
    const given = probabilities(head, both[0]!.reading);
    expect(given[0]).toBeGreaterThan(head.thresholds[0]!);
    expect(given[1]).toBeGreaterThan(head.thresholds[1]!);
    expect(given[2]).toBeLessThan(head.thresholds[2]!);
  });

  test('probabilities of one label add up to one, and a higher temperature is humbler', () => {
    const numbers = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.2, max: 5, noNaN: true }), (scores, temperature) => {
        const p = toProbabilities(Float32Array.from(scores), 'one', temperature);
        expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
        const humbler = toProbabilities(Float32Array.from(scores), 'one', temperature * 2);
        expect(Math.max(...humbler)).toBeLessThanOrEqual(Math.max(...p) + 1e-5);
      }),
    );
  });

  test('lexical features name each bucket once and have length one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 50 }),
        fc.string(),
        (pieces, text) => {
          const shape = { size: 1 << 22, longest: 3, characters: 4 };
          const { buckets, values } = lexicalFeatures({ pieces: Uint32Array.from(pieces), text }, shape);
          expect(new Set(buckets).size).toBe(buckets.length);
          expect(Math.hypot(...values)).toBeCloseTo(1, 4);
        },
      ),
    );
  });
});

describe('mixed heads', () => {
  test('score as the sum of the two, whatever views each has', () => {
    const dense = buildHead(examples(90, 3, 1), [], { ...plan, lexical: undefined, views: ['mean', 'cls'] });
    const other = buildHead(examples(90, 3, 2), [], { ...plan, views: ['cls', 'middle'] });
    const counting = buildHead(examples(90, 3, 3), [], { ...plan, views: [] });
    const sample = examples(1, 3, 4)[0]!.reading;
    for (const second of [other, counting]) {
      const mixed = logits(mixHeads(dense, second, 0.5), sample);
      const [a, b] = [logits(dense, sample), logits(second, sample)];
      mixed.forEach((score, c) => {
        expect(score).toBeCloseTo(a[c]! + 0.5 * b[c]!, 3);
      });
    }
    expect(() => mixHeads(other, counting, 1)).toThrow(/count pieces/);
    expect(() => mixHeads(dense, { ...other, labels: ['a', 'b', 'c'] }, 1)).toThrow(/labels/);
  });
});

describe('calibration', () => {
  test('an overconfident head is cooled, a timid one warmed', () => {
    const random = seededRandom(9);
    const scored = (size: number) =>
      Array.from({ length: 400 }, () => {
        const right = random() < 0.75;
        return { logits: Float32Array.from(right ? [size, 0] : [0, size]), labels: [0] };
      });
    // At 75 % right, the likeliest margin is ln 3.
    expect(8 / fitTemperature(scored(8), 'one')).toBeCloseTo(Math.log(3), 0);
    expect(0.2 / fitTemperature(scored(0.2), 'one')).toBeCloseTo(Math.log(3), 0);
    expect(fitTemperature([], 'one')).toBe(1);
  });

  test('one threshold for all labels: above the noise, below the truth', () => {
    const scored = Array.from({ length: 50 }, (_, i) => ({
      // Truth at 0.5, the other label at 0.27 or less.
      logits: Float32Array.from(i % 2 ? [0, -1 - i / 50] : [-1 - i / 50, 0]),
      labels: [i % 2 ? 0 : 1],
    }));
    const threshold = fitThreshold(scored, 1);
    expect(threshold).toBeGreaterThan(0.27);
    expect(threshold).toBeLessThanOrEqual(0.5);
  });

  test('offsets give a seldom label its share, and leave even ones alone', () => {
    const line = (label: number, scores: readonly number[]) => ({
      logits: Float32Array.from(scores),
      labels: [label],
    });
    const even = [line(0, [1, 0, 0]), line(1, [0, 1, 0]), line(2, [0, 0, 1])];
    const shy = Array.from({ length: 30 }, (_, i) =>
      i % 5 === 0 ? line(0, [0.8, 1, -2]) : i % 5 === 1 ? line(2, [-2, 1, 0.7]) : line(1, [0, 1, 0]),
    );
    expect([...fitOffsets([even])]).toEqual([0, 0, 0]);
    const [first, middle, last] = fitOffsets([even, shy]);
    expect(first).toBeGreaterThan(0.2);
    expect(middle).toBe(0);
    expect(last).toBeGreaterThan(0.3);
  });

  test('figures by hand', () => {
    expect(accuracy([0, 1, 1], [0, 1, 0])).toBeCloseTo(2 / 3);
    expect(macroF1([0, 0, 1, 1], [0, 1, 1, 1], 2)).toBeCloseTo((2 / 3 + 4 / 5) / 2);
    expect(microF1([[0, 1], [2]], [[0], [2, 1]])).toBeCloseTo(4 / 6);
    expect(calibrationError([0.9, 0.9], [true, false])).toBeCloseTo(0.4);
  });
});

describe('a stored head', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heads-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('comes back as it was, and the older one is kept', async () => {
    const head = buildHead(examples(90, 3, 1), examples(30, 3, 2), plan);
    await saveHead(folder, head);
    await saveHead(folder, { ...head, temperature: 2 });
    const back = await loadHead(folder, 'tone');
    const sample = examples(1, 3, 4)[0]!.reading;
    expect(back.temperature).toBe(2);
    expect(logits(back, sample)).toEqual(logits(head, sample));
    expect(await listHeads(folder)).toEqual(['tone']);
    expect((await readdir(folder)).sort()).toEqual(['tone.1.bin', 'tone.1.json', 'tone.bin', 'tone.json']);
  });

  test('cut short is refused by name', async () => {
    await saveHead(folder, buildHead(examples(90, 3, 1), [], plan));
    await truncate(join(folder, 'tone.bin'), 100);
    await expect(loadHead(folder, 'tone')).rejects.toThrow(/tone\.json.*100 bytes/);
    await writeFile(join(folder, 'other.txt'), '');
    expect(await listHeads(folder)).toEqual(['tone']);
    expect(await listHeads(join(folder, 'absent'))).toEqual([]);
  });
});

describe('the untuned encoder', () => {
  const labels = ['một', 'hai', 'ba'];
  const told = (lean: number): LabelledReading[] => {
    const random = seededRandom(21);
    return examples(300, 3, 20).map(({ reading, labels }) => ({
      labels,
      reading: {
        ...reading,
        cls: reading.cls.map((value) => value * 0.1),
        pieces: Uint32Array.of(1),
        untuned: Float32Array.from({ length: WIDTH }, (_, d) => random() + (d === labels[0] ? lean : 0)),
        untunedMiddle: Float32Array.from({ length: WIDTH }, () => random()),
      },
    }));
  };

  test('is asked by a taught head where it knows more, and only there', () => {
    expect(fitHead(told(2), labels, { name: 'x' }).views).toContain('untuned');
    expect(fitHead(told(0), labels, { name: 'x' }).views).not.toContain('untuned');
  });

  test('a text that was not read by it is refused by such a head', () => {
    const head = fitHead(told(2), labels, { name: 'x' });
    expect(() => logits(head, examples(1, 1, 1)[0]!.reading)).toThrow(
      /view "untuned", which the text was not read for/,
    );
  });
});

describe('retraining', () => {
  const lines = Array.from({ length: 240 }, (_, i) => ({ text: `dòng ${i}`, label: ['tốt', 'xấu'][i % 2]! }));
  const random = seededRandom(11);
  const known = new Map(lines.map((line, i) => [line.text, reading(i % 2, random)]));
  const read = async (inputs: readonly { text: string }[]) => inputs.map(({ text }) => known.get(text)!);

  test('reports before and after on lines that neither head learned from', async () => {
    const first = await retrain(lines, read, { name: 'office' });
    if (first.kind !== 'ok') throw new Error(first.reason);
    expect(first.report.before).toBeNull();
    expect(first.report.after.accuracy).toBeGreaterThan(0.9);
    expect(first.report.heldLines / lines.length).toBeGreaterThan(0.1);
    expect(first.report.heldLines / lines.length).toBeLessThan(0.3);
    const upset = { ...first.report.head, dense: first.report.head.dense.map((w) => -w), lexical: undefined };
    const second = await retrain(lines, read, { name: 'office', before: upset });
    if (second.kind !== 'ok') throw new Error(second.reason);
    expect(second.report.before!.accuracy).toBeLessThan(0.5);
    expect(second.report.after.accuracy).toBeGreaterThan(0.9);
  });

  test.each([
    ['tone', true],
    ['topics', false],
  ])('%s of lines with a place: the head looks at the place itself: %s', async (name, looks) => {
    const outcome = await retrain(
      lines.map((line) => ({ ...line, target: 'dòng' })),
      read,
      { name },
    );
    if (outcome.kind !== 'ok') throw new Error(outcome.reason);
    expect(outcome.report.head.views.includes('target')).toBe(looks);
  });

  test('too little to learn from is refused with the reason', async () => {
    expect(await retrain(lines.slice(0, 5), read, { name: 'x' })).toMatchObject({ kind: 'refused' });
    const same = lines.map((line) => ({ ...line, label: 'tốt' }));
    expect(await retrain(same, read, { name: 'x' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('tốt'),
    });
  });
});
