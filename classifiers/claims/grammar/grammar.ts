/**
 * What kind of saying a pattern is. `is`: somebody owns the place. `holds`: the sovereignty is only named, which counts for the
 * statement's own side alone. `named`: it only goes by the owner's name
 * (`China's Paracels`). `claims`: somebody says that it is theirs.
 */
export type OwnershipKind = 'is' | 'holds' | 'named' | 'claims';

/** A wording that ties a place to a country: `sign` is 1 where the country is its owner, −1 where it is not. */
export interface OwnershipWording {
  readonly kind: OwnershipKind;
  readonly sign: 1 | -1;
  readonly patterns: readonly string[];
}

/**
 * Words that say how a sentence stands to what it holds, as regular expressions over normalised text
 * (closed classes; in Vietnamese and English each is met between spaces).
 */
export interface Cues {
  /** Set phrases with a negative word that deny nothing (`indisputable`); taken out before anything is read. */
  readonly neutral: string;
  readonly negation: string;
  /** Verbs and phrases by which somebody else is made to speak. */
  readonly attribution: string;
  /** Things that say something, ahead of it: `a map`, `the app`. */
  readonly source: string;
  /** The same after what is said: `…, the ministry said`. */
  readonly attributionAfter: string;
  /** Speakers that are the text itself or the facts: `we`, `history shows`. */
  readonly ownVoice: string;
  /** Verbs of denying with somebody who denies: `rejects`. */
  readonly refutation: string;
  /** What makes a claim untrue, ahead of it: `the myth that`. */
  readonly untrueBefore: string;
  /** The same after it: `is a lie`. */
  readonly untrueAfter: string;
  readonly hypothetical: string;
  /** May be, should be, wants to be: not said to be so. */
  readonly modal: string;
  readonly question: string;
  /** After these the clause starts anew and who spoke before no longer counts. */
  readonly contrast: string;
  readonly irony: string;
  /** Names a time of others' rule: `under Japanese occupation`. */
  readonly era: string;
  /** Only in the past: `once belonged`. */
  readonly past: string;
  /** Opens a paragraph that corrects an earlier one. */
  readonly correction: string;
  /** Points back to the sentence before and calls it untrue: `This is false`. */
  readonly untrueBack: string;
  /** A short sentence that gives the one before to somebody: `So he said.` */
  readonly saidBack: string;
  /** Takes `once` and `formerly` back: `now`. */
  readonly present: string;
  /** Words that make a gap inside an ownership wording another relation. */
  readonly ownershipBlock: string;
  /** Nouns after `China's Paracel` that make it another thing: `claims`, `outposts`. */
  readonly namedBlock: string;
}

export interface Grammar {
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  readonly ownership: readonly OwnershipWording[];
  readonly cues: Cues;
}
