/** A place in a tagged sentence where something about a statement is said, before anyone asks who says it. */
export interface Core {
  readonly start: number;
  readonly end: number;
  /** 1: agrees with the statement as it stands; −1: denies it. */
  readonly polarity: 1 | -1;
  /** Words inside the wording that are not part of it; negation and hedges hide there. */
  readonly gaps: readonly string[];
  /** The wording itself makes somebody else the speaker: `China claims …`. */
  readonly attributed: boolean;
  /** Tells of an act, which protest does not deny: `protests against the occupation of`. */
  readonly act: boolean;
  /** The wording denies by itself: `has no sovereignty over`. */
  readonly denies: boolean;
  /** Asks for the place to be given back; “should” changes nothing. */
  readonly demand: boolean;
  /** How much the wording says by itself, 0 to 1. */
  readonly weight: number;
  readonly why: string;
}

/** True for a reason that compares a figure or a date of the sentence with the statement's. */
export const isComparison = (why: string): boolean => /^(?:figure|date):/.test(why);

/** True for a reason that found such a figure or date to be another than the statement's. */
export const isMismatch = (why: string): boolean => isComparison(why) && why.includes('≠');

/** How the sentence stands to a core. */
export interface Stance {
  readonly polarity: 1 | -1;
  readonly voice: 'own' | 'other';
  /** Somebody denies: `rejects`, `it is false that`, `is not`. */
  readonly denied: boolean;
  /** Asked, supposed, wished, past or joked: not said to be so. */
  readonly suspended: string | undefined;
  readonly ironic: boolean;
  readonly why: readonly string[];
}
