import type { ClaimMatch, Verdict } from '../db/model/index.ts';

export type Label = Verdict | 'none';
export const LABELS: readonly Label[] = ['contradicts', 'reports', 'rebuts', 'supports', 'none'];

/** A labelled sentence, one line of `bench/labelled/claims/sentences-*.jsonl`. */
export interface LabelledSentence {
  readonly id: string;
  readonly language: string;
  readonly verdict: Label;
  readonly statement: string | null;
  readonly text: string;
}

/** One text with what a person said of it and what the check said. */
export interface Judgement {
  readonly language: string;
  readonly text: string;
  readonly gold: Label;
  readonly said: Label;
  readonly matches: readonly ClaimMatch[];
}

const ORDER: readonly Verdict[] = ['contradicts', 'rebuts', 'reports', 'supports'];

/** The one verdict of a text: a flag before all, then denial, report, support. */
export const verdictOf = (matches: readonly ClaimMatch[]): Label =>
  ORDER.find((verdict) => matches.some((match) => match.verdict === verdict)) ?? 'none';

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Precision, recall and F1 of one label. */
export function scoreLabel(judgements: readonly Judgement[], label: Label) {
  const hit = judgements.filter((one) => one.gold === label && one.said === label).length;
  const precision = ratio(hit, judgements.filter((one) => one.said === label).length);
  const recall = ratio(hit, judgements.filter((one) => one.gold === label).length);
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Mean F1 over the five labels. */
export const macroF1 = (judgements: readonly Judgement[]): number =>
  LABELS.reduce((sum, label) => sum + scoreLabel(judgements, label).f1, 0) / LABELS.length;
