import type { RejectionReason } from './review.ts';

/** Why a flag waits aside: too low a score for what people rejected, or a sentence that was rejected before. */
export type Held = 'threshold' | 'rejected-before';

/** What people decided about one flag of a statement: its score, and whether two confirmed or one rejected it. */
export interface FlagDecision {
  readonly score: number;
  readonly confirmed: boolean;
}

/**
 * Before anybody decided, a statement's flags count as four right in five: the labelled sets say more, but the
 * doubt must be small enough for a handful of rejections to be heard.
 */
const PRIOR = { right: 4, all: 5 } as const;
/** Below this share of right ones, flags with so low a score are held back. */
const FAIR = 0.5;
/** Wordings as plain as these (`X is the territory of Y`, 0.95) are always shown: no statement falls silent. */
export const THRESHOLD_CEILING = 0.9;
/** Days that decisions count. Rejected flags are deleted then, and the statement starts afresh. */
export const DECISIONS_DAYS = 90;

/** Reasons that say the check misread a sentence. Others say nothing about its reading. */
const MISREADINGS: readonly RejectionReason[] = [
  'reports',
  'rebuts',
  'opinion',
  'satire',
  'history',
  'misread',
  'figure-right',
];
export const isMisreading = (reason: RejectionReason): boolean => MISREADINGS.includes(reason);

/**
 * The lowest score from which a statement's flags are put before people: 0 shows all. The least t for which the
 * flags decided at t or above are right more often than not, by the mean of a Beta posterior
 * (right + 4) / (decided + 5); never above `THRESHOLD_CEILING`, nor above the lowest score that two people
 * confirmed.
 */
export function flagThreshold(decisions: readonly FlagDecision[]): number {
  const fair = (threshold: number): boolean => {
    const above = decisions.filter(({ score }) => score >= threshold);
    const right = above.filter(({ confirmed }) => confirmed).length;
    return (right + PRIOR.right) / (above.length + PRIOR.all) >= FAIR;
  };
  if (fair(0)) return 0;
  const confirmed = decisions.filter((decision) => decision.confirmed).map(({ score }) => score);
  const bound = Math.min(THRESHOLD_CEILING, ...confirmed);
  // Just above a decided score the flags of that score are out.
  const steps = [...new Set(decisions.map(({ score }) => Math.round(score * 100) / 100 + 0.01))].sort(
    (a, b) => a - b,
  );
  const least = steps.find(fair) ?? THRESHOLD_CEILING;
  return Math.round(Math.min(least, bound) * 100) / 100;
}
