/** How far a claim match has come (thẩm định). Only people move it, and no one confirms alone. */
export const REVIEW_STATES = [
  'new',
  'needs-information',
  'confirmed-once',
  'confirmed-twice',
  'packet-sent',
  'answered',
  'corrected',
  'closed',
  'rejected',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What waits for somebody: from being found until a packet leaves or the match is rejected. */
export const WAITING_STATES: readonly ReviewState[] = [
  'new',
  'needs-information',
  'confirmed-once',
  'confirmed-twice',
];

/** Why a match is no contradiction; each teaches the check something else. */
export const REJECTION_REASONS = [
  'reports',
  'rebuts',
  'opinion',
  'satire',
  'history',
  'misread',
  'figure-right',
  'statement-wrong',
  'other',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** What people decided about a match so far. */
export interface Review {
  readonly matchId: number;
  readonly state: ReviewState;
  readonly firstConfirmer: number | null;
  readonly secondConfirmer: number | null;
  /** Version of the statement that was looked at; 0 before the first act. */
  readonly statementVersion: number;
  readonly reason: RejectionReason | null;
  readonly note: string;
  readonly openedAt: Date;
  readonly changedAt: Date;
}

export type ReviewAct =
  | { readonly kind: 'ask'; readonly note: string }
  | { readonly kind: 'confirm' }
  | { readonly kind: 'reject'; readonly reason: RejectionReason; readonly note: string }
  | { readonly kind: 'send-packet' }
  /** A packet that was sent is taken back with a correction; the match is looked at again. */
  | { readonly kind: 'recall'; readonly note: string }
  | { readonly kind: 'answer'; readonly note: string }
  | { readonly kind: 'correct'; readonly note: string }
  | { readonly kind: 'close'; readonly note: string };

/** `sentence-gone`: the article no longer holds the sentence, so nothing more is confirmed or sent. */
export type ReviewRefusal = 'same-person' | 'not-from-here' | 'needs-note' | 'sentence-gone';

/** Acts that say of a sentence that it stands in its article. */
export const needsSentence = (kind: ReviewAct['kind']): boolean =>
  kind === 'confirm' || kind === 'send-packet';

/** From which states an act is possible. The database holds the same table (migration 0021). */
const FROM: Readonly<Record<ReviewAct['kind'], readonly ReviewState[]>> = {
  ask: ['new', 'needs-information', 'confirmed-once', 'confirmed-twice'],
  confirm: ['new', 'needs-information', 'confirmed-once'],
  reject: [
    'new',
    'needs-information',
    'confirmed-once',
    'confirmed-twice',
    'packet-sent',
    'answered',
    'corrected',
  ],
  'send-packet': ['confirmed-twice'],
  // A packet in force is taken back from any state (`recallPacket`); only these lead on to another.
  recall: ['packet-sent', 'answered', 'corrected'],
  answer: ['packet-sent'],
  correct: ['packet-sent', 'answered'],
  close: ['packet-sent', 'answered', 'corrected'],
};

type Decision = Pick<Review, 'state' | 'firstConfirmer' | 'secondConfirmer'>;

/** Whether an act is possible at all from a state, whoever does it. */
export const actsFrom = (state: ReviewState): readonly ReviewAct['kind'][] =>
  (Object.keys(FROM) as ReviewAct['kind'][]).filter((kind) => FROM[kind].includes(state));

/** Where an act by `userId` leads, or why it is refused. */
export function decide(
  review: Decision,
  act: ReviewAct,
  userId: number,
): { readonly ok: true; readonly next: Decision } | { readonly ok: false; readonly why: ReviewRefusal } {
  if (!FROM[act.kind].includes(review.state)) return { ok: false, why: 'not-from-here' };
  if ('note' in act && act.note.trim() === '' && act.kind !== 'answer')
    return { ok: false, why: 'needs-note' };
  if (act.kind !== 'confirm') return { ok: true, next: { ...review, ...AFTER[act.kind] } };
  if (review.state !== 'confirmed-once')
    return { ok: true, next: { state: 'confirmed-once', firstConfirmer: userId, secondConfirmer: null } };
  if (review.firstConfirmer === userId) return { ok: false, why: 'same-person' };
  return { ok: true, next: { ...review, state: 'confirmed-twice', secondConfirmer: userId } };
}

const AFTER: Readonly<Record<Exclude<ReviewAct['kind'], 'confirm'>, Partial<Decision>>> = {
  // What is still asked for may change the answer: those who confirmed look again.
  ask: { state: 'needs-information', firstConfirmer: null, secondConfirmer: null },
  reject: { state: 'rejected' },
  'send-packet': { state: 'packet-sent' },
  recall: { state: 'needs-information', firstConfirmer: null, secondConfirmer: null },
  answer: { state: 'answered' },
  correct: { state: 'corrected' },
  close: { state: 'closed' },
};
