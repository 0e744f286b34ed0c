/** Accuracy, F1 and calibration of predictions; all between 0 and 1. */

/** The place of the highest value; the first of equals. */
export const argmax = (values: Float32Array | readonly number[]): number =>
  values.indexOf(Math.max(...values));

/** Share of equal pairs; 0 for none. */
export const accuracy = (truth: readonly number[], guess: readonly number[]): number =>
  truth.length ? truth.filter((label, i) => label === guess[i]).length / truth.length : 0;

/** Unweighted mean of the classes' F1. A class that neither side ever names is left out. */
export function macroF1(truth: readonly number[], guess: readonly number[], classes: number): number {
  const scores: number[] = [];
  for (let c = 0; c < classes; c++) {
    let hit = 0;
    let named = 0;
    truth.forEach((label, i) => {
      if (label === c) named++;
      if (guess[i] === c) named++;
      if (label === c && guess[i] === c) hit++;
    });
    if (named) scores.push((2 * hit) / named);
  }
  return scores.length ? scores.reduce((a, b) => a + b, 0) / scores.length : 0;
}

/** Micro-averaged F1 over sets of labels. */
export function microF1(
  truth: readonly (readonly number[])[],
  guess: readonly (readonly number[])[],
): number {
  let hit = 0;
  let named = 0;
  truth.forEach((labels, i) => {
    const given = guess[i] ?? [];
    named += labels.length + given.length;
    hit += labels.filter((label) => given.includes(label)).length;
  });
  return named ? (2 * hit) / named : 0;
}

/** Expected calibration error over ten bins of equal width (Guo et al. 2017). */
export function calibrationError(confidence: readonly number[], correct: readonly boolean[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, correct: 0 }));
  confidence.forEach((value, i) => {
    const bin = bins[Math.min(9, Math.floor(value * 10))]!;
    bin.count++;
    bin.confidence += value;
    if (correct[i]) bin.correct++;
  });
  const total = confidence.length || 1;
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.correct) / total, 0);
}
