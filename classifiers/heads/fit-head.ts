import { assemble, featuresOf, type HeadPlan, type LabelledReading } from './build.ts';
import { fitTemperature, type Scored } from './calibrate.ts';
import { viewsOf } from './features.ts';
import { fitLinear, type LabelledFeatures, scoresOf } from './fit.ts';
import type { Head } from './head.ts';
import { accuracy, macroF1 } from './metrics.ts';
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
const MOST_TRIED = 6_000;
const FOLDS = 3;
/** For the encoder's views, and for the counts, which are many and rare. */
const SETTINGS: Readonly<Record<'dense' | 'counted', readonly Setting[]>> = {
  dense: [
    { cost: 0.1, balance: 0.3, passes: 20 },
    { cost: 0.3, balance: 0.3, passes: 20 },
    { cost: 1, balance: 0.3, passes: 20 },
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
 * macro-F1; the temperature is fitted on the same scores.
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
  const parts = {
    dense: part(lines, { ...plan, views }, SETTINGS.dense, seed),
    counted: part(lines, { ...plan, views: [], lexical: COUNTED }, SETTINGS.counted, seed),
  };
  const choices = parts.dense.tried.flatMap((dense) =>
    parts.counted.tried.flatMap((counted) =>
      GAINS.map((gain) => {
        const scored = dense.scored.map(({ logits, labels }, i) => ({
          logits: logits.map((score, c) => score + gain * counted.scored[i]!.logits[c]!),
          labels,
        }));
        return { dense, counted, gain, scored, score: scoreOf(scored, labels.length) };
      }),
    ),
  );
  const best = choices.reduce((a, b) => (b.score > a.score ? b : a));
  const head = mixHeads(
    parts.dense.onAll(best.dense.setting),
    parts.counted.onAll(best.counted.setting),
    best.gain,
  );
  return { ...head, temperature: fitTemperature(best.scored, 'one') };
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
  const guess = scored.map((line) => line.logits.indexOf(Math.max(...line.logits)));
  return accuracy(truth, guess) + macroF1(truth, guess, classes);
}
