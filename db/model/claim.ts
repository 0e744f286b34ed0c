export const VERDICTS = ['contradicts', 'reports', 'rebuts', 'supports'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A sentence that bears on a reference statement. Only `contradicts` is ever flagged. */
export interface ClaimMatch {
  /** Id of the statement. */
  readonly statement: string;
  readonly verdict: Verdict;
  /** 0 to 1. */
  readonly score: number;
  readonly quote: string;
  /** UTF-16 offsets of the quote in `title + "\n" + text`, or in `text` without a title. */
  readonly start: number;
  readonly end: number;
  /** Why, in short English tags: `figure:1306≠1449.566`, `attributed:said`. */
  readonly why: readonly string[];
}
