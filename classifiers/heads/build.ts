import type { Reading } from '../model/reading.ts';
import { fitTemperature, fitThresholds, type Scored } from './calibrate.ts';
import { denseFeatures, lexicalFeatures, type View } from './features.ts';
import { type FitOptions, fitLinear, type LabelledFeatures, type LinearModel } from './fit.ts';
import { type Head, type LexicalShape, logits } from './head.ts';

/** A reading with the numbers of its labels. */
export interface LabelledReading {
  readonly reading: Reading;
  readonly labels: readonly number[];
}

export interface HeadPlan {
  readonly name: string;
  readonly labels: readonly string[];
  readonly choose: 'one' | 'many';
  readonly views: readonly View[];
  /** What is counted; absent: the encoder's views alone. */
  readonly lexical?: LexicalShape | undefined;
  readonly fit: Omit<FitOptions, 'classes' | 'lexicalSize'>;
}

/** Probability below which a `one` head is unsure. */
const UNSURE_BELOW = 0.5;

/** What `fitLinear` learns from: the plan's views and counts of each reading. */
export function featuresOf(
  lines: readonly LabelledReading[],
  { views, lexical }: Pick<HeadPlan, 'views' | 'lexical'>,
): LabelledFeatures[] {
  const nothing = { buckets: new Uint32Array(0), values: new Float32Array(0) };
  return lines.map(({ reading, labels }) => ({
    dense: denseFeatures(reading, views),
    ...(lexical ? lexicalFeatures(reading, lexical) : nothing),
    labels,
  }));
}

/** Fits a head on `training` and calibrates it on `held`, which it never learns from. */
export function buildHead(
  training: readonly LabelledReading[],
  held: readonly LabelledReading[],
  plan: HeadPlan,
): Head {
  const model = fitLinear(featuresOf(training, plan), {
    classes: plan.labels.length,
    lexicalSize: plan.lexical?.size ?? 0,
    ...plan.fit,
  });
  const raw = assemble(model, plan);
  const scored: Scored[] = held.map(({ reading, labels }) => ({ logits: logits(raw, reading), labels }));
  const temperature = fitTemperature(scored, plan.choose);
  const thresholds =
    plan.choose === 'many'
      ? fitThresholds(scored, plan.labels.length, temperature)
      : new Float32Array(plan.labels.length).fill(UNSURE_BELOW);
  return { ...raw, temperature, thresholds };
}

/** A fitted model as a head: counted weights in whole numbers, no calibration yet. */
export function assemble(model: LinearModel, plan: Omit<HeadPlan, 'fit'>): Head {
  const size = plan.lexical?.size ?? 0;
  const count = plan.labels.length;
  const scale = new Float32Array(count);
  const weights = new Int8Array(count * size);
  for (let c = 0; c < count; c++) {
    let top = 0;
    for (let i = 0; i < size; i++) top = Math.max(top, Math.abs(model.lexical[c * size + i]!));
    scale[c] = top / 127 || 1;
    for (let i = 0; i < size; i++)
      weights[c * size + i] = Math.round(model.lexical[c * size + i]! / scale[c]!);
  }
  return {
    name: plan.name,
    labels: plan.labels,
    choose: plan.choose,
    views: plan.views,
    dense: model.dense,
    bias: model.bias,
    lexical: plan.lexical && { ...plan.lexical, scale, weights },
    temperature: 1,
    thresholds: new Float32Array(count).fill(UNSURE_BELOW),
  };
}
