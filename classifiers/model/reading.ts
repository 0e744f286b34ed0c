/** What the encoder is asked to read. */
export interface ReadInput {
  readonly title?: string;
  readonly text: string;
  /** ISO 639-1; the encoder reads all its languages alike, so this only says when to be unsure. */
  readonly language?: string;
  /** Surface name of a place as it stands in the text; the tone is then towards it. */
  readonly target?: string;
}

/**
 * What a text is read for. `embedding`: the model's prefix goes before it. `opening`: heads that need only the
 * encoder. `whole`: heads with a lexical part, for which the whole text is cut into pieces as well. `pieces`:
 * those alone, without the encoder; all vectors are empty. `both`: as `whole`, and by the untuned encoder too where
 * the model has one, which takes a second pass.
 */
export type Purpose = 'embedding' | 'opening' | 'whole' | 'both' | 'pieces';

/** Numbers that heads work on. Vectors have the encoder's width. */
export interface Reading {
  /** State of the first token. */
  readonly cls: Float32Array;
  /** Mean of all states, L2-normalised: the embedding. */
  readonly mean: Float32Array;
  /** Mean of the states of the target's tokens; that of the first token without a target. */
  readonly target: Float32Array;
  /** Mean state of a middle and of a low layer, where the model gives them; else empty. */
  readonly middle: Float32Array;
  readonly low: Float32Array;
  /** As `mean` and `middle`, by the untuned encoder; empty unless read for `both`. */
  readonly untuned: Float32Array;
  readonly untunedMiddle: Float32Array;
  /** Ids of the pieces read; of the whole text where it was read for that. */
  readonly pieces: Uint32Array;
  /** The text that `pieces` were cut from. */
  readonly text: string;
  /** Share of pieces that the vocabulary lacks, 0 to 1. */
  readonly unknown: number;
}
