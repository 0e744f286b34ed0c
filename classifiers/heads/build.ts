import type { Reading } from '../model/reading.ts';
import { fitTemperature, fitThresholds, type Scored } from './calibrate.ts';
import { denseFeatures, lexicalFeatures, type View } from './features.ts';
import { type FitOptions, fitLinear, type LinearModel } from './fit.ts';
import { type Head, logits } from './head.ts';

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
  readonly lexicalSize: number;
  readonly longest: number;
  readonly fit: Partial<Pick<FitOptions, 'epochs' | 'decay' | 'lexicalGain' | 'balance' | 'rate' | 'seed'>>;
}

/** Probability below which a `one` head is unsure. */
const UNSURE_BELOW = 0.5;

/** Fits a head on `training` and calibrates it on `held`, which it never learns from. */
export function buildHead(
  training: readonly LabelledReading[],
  held: readonly LabelledReading[],
  plan: HeadPlan,
): Head {
  const nothing = { buckets: new Uint32Array(0), values: new Float32Array(0) };
  const examples = training.map(({ reading, labels }) => ({
    dense: denseFeatures(reading, plan.views),
    ...(plan.lexicalSize ? lexicalFeatures(reading.pieces, plan.lexicalSize, plan.longest) : nothing),
    labels,
  }));
  const model = fitLinear(examples, {
    classes: plan.labels.length,
    choose: plan.choose,
    lexicalSize: plan.lexicalSize,
    epochs: 20,
    rate: 0.03,
    decay: 1e-4,
    lexicalGain: 0.8,
    balance: 0.3,
    seed: 1,
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

function assemble(model: LinearModel, plan: HeadPlan): Head {
  const { lexicalSize: size } = plan;
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
    lexical: size ? { size, longest: plan.longest, scale, weights } : undefined,
    temperature: 1,
    thresholds: new Float32Array(count).fill(UNSURE_BELOW),
  };
}
