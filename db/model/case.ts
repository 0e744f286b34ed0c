/** How a matter came to the office; the yearly form counts replies and corrections by it. */
export const CASE_ORIGINS = ['press-report', 'editor-request', 'citizen-letter', 'wrong-report'] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];

/** How far a matter has come. `closed` needs a result. */
export const CASE_STATES = ['new', 'assigned', 'answered', 'published', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** A matter that the press raised (vụ việc), followed to its result under a clock. */
export interface Case {
  readonly id: number;
  readonly locality: string;
  /** What the case was opened from; the story carries its later reprints. */
  readonly articleId: number | null;
  readonly storyId: number | null;
  readonly title: string;
  readonly origin: CaseOrigin;
  readonly state: CaseState;
  /** Desk's id in the profile, or null until somebody gives it one. */
  readonly desk: string | null;
  /** Clock rule's id in the profile, or null: no limit applies. */
  readonly clock: string | null;
  /** Legal basis as it was printed when the case was opened. */
  readonly basis: string;
  /** When the clock began: receipt, or the agency's determination. */
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  /** Number of the answering document: `123/UBND-VP`. */
  readonly answerNumber: string;
  /** The outlet's publication of the answer, or its correction. */
  readonly outcomeUrl: string;
  readonly outcomeKind: 'answer-published' | 'correction' | null;
  /** When the first publication or correction was recorded. */
  readonly outcomeAt: Date | null;
  readonly result: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/**
 * When the clock of a case stopped: it is followed until it is answered or corrected, so the first of answer,
 * publication or correction, and end counts. Null while it runs.
 */
export function settledAt(item: Pick<Case, 'answeredAt' | 'outcomeAt' | 'closedAt'>): Date | null {
  const times = [item.answeredAt, item.outcomeAt, item.closedAt].filter((time) => time != null);
  return times.length === 0 ? null : new Date(Math.min(...times.map(Number)));
}

/** Counts of the yearly form (Nghị định 244/2026, Điều 10). A ratio is null where its base is zero. */
export interface YearlyForm {
  readonly pressConferences: number;
  readonly requests: number;
  readonly replies: number;
  readonly withDeadline: number;
  readonly onTime: number;
  readonly correctionRequests: number;
  readonly corrections: number;
}

/** Asked of the office from outside: what the form calls a request. */
export const isRequest = (origin: CaseOrigin): boolean =>
  origin === 'editor-request' || origin === 'citizen-letter';

/** The counts of the yearly form from the period's cases, as they stand at `now`. */
export function yearlyForm(cases: readonly Case[], pressConferences: number, now: Date): YearlyForm {
  const requests = cases.filter((item) => isRequest(item.origin));
  // A clock that still runs is neither on time nor late: it is left out until it ends.
  const withDeadline = cases.filter(
    (item) => item.dueAt !== null && (settledAt(item) !== null || item.dueAt < now),
  );
  const onTime = withDeadline.filter((item) => {
    const settled = settledAt(item);
    return settled !== null && item.dueAt !== null && settled <= item.dueAt;
  });
  return {
    pressConferences,
    requests: requests.length,
    replies: requests.filter((item) => item.answeredAt !== null).length,
    withDeadline: withDeadline.length,
    onTime: onTime.length,
    correctionRequests: cases.filter((item) => item.origin === 'wrong-report').length,
    corrections: cases.filter((item) => item.outcomeKind === 'correction').length,
  };
}

export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
