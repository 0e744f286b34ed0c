import type { LabelledReading } from '../classifiers/heads/build.ts';
import { fitHead } from '../classifiers/heads/fit-head.ts';
import { figures } from '../classifiers/heads/retrain.ts';
import type { TextModel } from '../classifiers/model.ts';
import {
  bbc,
  type LabelledSet,
  type Sample,
  thucnews,
  uitVsfc,
  vlsp2016,
  zhHotel,
} from '../classifiers/training/sets.ts';
import type { Row } from './model.ts';

interface Taught {
  readonly load: (folder: string) => LabelledSet;
  readonly figure: 'accuracy' | 'macro-F1' | 'both';
  readonly baseline: string;
  readonly reach: string;
}

const SETS: readonly Taught[] = [
  { load: uitVsfc, figure: 'both', baseline: '0.897 / 0.750', reach: '≥ 0.92 / 0.80' },
  { load: vlsp2016, figure: 'macro-F1', baseline: '0.690', reach: '≥ 0.73' },
  { load: thucnews, figure: 'accuracy', baseline: '0.835', reach: '≥ 0.90' },
  { load: bbc, figure: 'accuracy', baseline: '0.981', reach: '≥ 0.98' },
  { load: zhHotel, figure: 'accuracy', baseline: '0.892', reach: '≥ 0.91' },
];

/** Encoder frozen, a head fitted by the code of `models retrain` on a set's training part, read on its test part. */
export async function taughtFigures(
  model: TextModel,
  data: string,
  only: ReadonlySet<string>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { load, figure, baseline, reach } of SETS) {
    const set = load(data);
    if (only.size > 0 && !only.has(set.name)) continue;
    const training = await read(model, set.training);
    const test = await read(model, set.test);
    const started = performance.now();
    const head = fitHead(training, set.classes, { name: 'bench' });
    const seconds = (performance.now() - started) / 1000;
    const got = figures(head, test, set.classes)!;
    const shown = { accuracy: got.accuracy.toFixed(3), 'macro-F1': got.macroF1.toFixed(3) };
    rows.push({
      set: `${set.name}, taught on ${training.length}, read on ${test.length}`,
      figure: figure === 'both' ? 'accuracy / macro-F1' : figure,
      baseline,
      reach,
      measured: `${figure === 'both' ? `${shown.accuracy} / ${shown['macro-F1']}` : shown[figure]} (ECE ${got.calibrationError.toFixed(3)}, fitted in ${seconds.toFixed(0)} s)`,
    });
    console.error(rows.at(-1));
  }
  return rows;
}

async function read(model: TextModel, samples: readonly Sample[]): Promise<LabelledReading[]> {
  const readings = await model.readForTeaching(samples);
  return readings.map((reading, i) => ({ reading, labels: samples[i]!.labels }));
}
