import { assemble, featuresOf, type HeadPlan, type LabelledReading } from './build.ts';
import { fitTemperature, type Scored } from './calibrate.ts';
import { UNTUNED, type View, viewsOf } from './features.ts';
import { fitLinear, type LabelledFeatures, scoresOf } from './fit.ts';
import type { Head } from './head.ts';
import { accuracy, argmax, macroF1 } from './metrics.ts';
import { mixHeads } from './mix.ts';
import { seededRandom, shuffle } from './random.ts';

export interface FitHeadOptions {
  /** Name of the head. */
  readonly name: string;
  readonly seed?: number | undefined;
  /** True where lines name a target. */
  readonly target?: boolean;
}

type Setting = Pick<HeadPlan['fit'], 'cost' | 'balance' | 'passes'>;

/** Lines that settings are tried on; the chosen ones are then fitted on all. */
const MOST_TRIED = 5_000;
const FOLDS = 3;
/** For the encoder's views, and for the counts, which are many and rare. */
const SETTINGS: Readonly<Record<'dense' | 'counted', readonly Setting[]>> = {
  dense: [
    { cost: 0.1, balance: 0.3, passes: 20 },
    { cost: 0.3, balance: 0.3, passes: 20 },
    { cost: 1, balance: 0.3, passes: 20 },
    // Where one label is seldom: a row of it weighs more.
    { cost: 0.1, balance: 0.6, passes: 20 },
  ],
  counted: [{ cost: 3, balance: 0.3, passes: 12 }],
};
/** Shares of the counts beside the encoder's views. */
const GAINS = [0, 0.5, 1, 2, 3, 5];
const COUNTED = { size: 1 << 18, longest: 3, characters: 4 };

/**
 * Fits a linear head on readings of a frozen encoder. The encoder's views and the counts of pieces and characters
 * are fitted apart (fitted together, the counts explain the training lines so well that the views learn little)
 * and added up. How, and with which settings, is chosen on cross-validated scores, by the sum of accuracy and
 * macro-F1; the temperature is fitted on the same scores. Where the texts were read by both encoders, the untuned
 * one's views are used if they are of help, though it takes a second pass.
 */
export function fitHead(
  training: readonly LabelledReading[],
  labels: readonly string[],
  options: FitHeadOptions,
): Head {
  const seed = options.seed ?? 1;
  const plan = { name: options.name, labels, choose: 'one' } as const;
  const views = viewsOf(training[0]!.reading, options.target ?? false);
  const lines = shuffle([...training], seededRandom(seed + 1));
  const onePass = views.filter((view) => !UNTUNED.includes(view));
  const counted = part(lines, { ...plan, views: [], lexical: COUNTED }, SETTINGS.counted, seed);
  const mixes = (among: readonly View[]) => {
    const dense = part(lines, { ...plan, views: among }, SETTINGS.dense, seed);
    const choices = dense.tried.flatMap((one) =>
      counted.tried.flatMap((other) => GAINS.map((gain) => mixed(dense, one, counted, other, gain))),
    );
    return choices.reduce((a, b) => (b.score > a.score ? b : a));
  };
  const usual = mixes(onePass);
  const wide = onePass.length < views.length ? mixes(views) : usual;
  const best = wide.score > usual.score ? wide : usual;
  return { ...best.fit(), temperature: fitTemperature(best.scored, 'one') };
}

type Part = ReturnType<typeof part>;
type Tried = Part['tried'][number];

/** The scores of two parts' trials added up, how good they are, and the head that they stand for. */
function mixed(dense: Part, one: Tried, counted: Part, other: Tried, gain: number) {
  const scored = one.scored.map(({ logits, labels }, i) => ({
    logits: logits.map((score, c) => score + gain * other.scored[i]!.logits[c]!),
    labels,
  }));
  const fit = () => mixHeads(dense.onAll(one.setting), counted.onAll(other.setting), gain);
  return { fit, scored, score: scoreOf(scored, scored[0]!.logits.length) };
}

/** One part of a head: each setting with scores of lines that it did not learn from, and how to fit it on all. */
function part(
  lines: readonly LabelledReading[],
  plan: Omit<HeadPlan, 'fit'>,
  settings: readonly Setting[],
  seed: number,
) {
  const examples = featuresOf(lines, plan);
  const learn = (some: readonly LabelledFeatures[], setting: Setting) =>
    fitLinear(some, {
      classes: plan.labels.length,
      lexicalSize: plan.lexical?.size ?? 0,
      seed,
      ...setting,
    });
  const trial = examples.slice(0, MOST_TRIED);
  const outOfFold = (setting: Setting): Scored[] =>
    Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
      const model = learn(
        trial.filter((_, i) => i % FOLDS !== fold),
        setting,
      );
      return trial
        .filter((_, i) => i % FOLDS === fold)
        .map((line) => ({ logits: scoresOf(model, line), labels: line.labels }));
    });
  return {
    tried: settings.map((setting) => ({ setting, scored: outOfFold(setting) })),
    onAll: (setting: Setting): Head => assemble(learn(examples, setting), plan),
  };
}

function scoreOf(scored: readonly Scored[], classes: number): number {
  const truth = scored.map(({ labels }) => labels[0]!);
  const guess = scored.map((line) => argmax(line.logits));
  return accuracy(truth, guess) + macroF1(truth, guess, classes);
}
