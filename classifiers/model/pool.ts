import type { Reading } from './reading.ts';

/** A tokenised text, as the encoder reads it. */
export interface Encoded {
  readonly ids: number[];
  /** Positions of the target's pieces. */
  readonly target: number[];
  readonly pieces: Uint32Array;
  /** The text that `pieces` were cut from. */
  readonly text: string;
  readonly unknown: number;
}

/** What the encoder gives for a batch: row by row, token by token. */
export interface States {
  readonly data: Float32Array;
  readonly length: number;
  readonly width: number;
  readonly middle: Float32Array | undefined;
  readonly low: Float32Array | undefined;
}

/** The views of one row: first state, unit mean, target's mean, and the lower layers' means. */
export function poolRow(encoded: Encoded, states: States, row: number): Reading {
  const { data, length, width } = states;
  const at = (position: number) => (row * length + position) * width;
  const mean = new Float32Array(width);
  const average = (positions: number, place: (i: number) => number, into: Float32Array) => {
    for (let i = 0; i < positions; i++) {
      const offset = at(place(i));
      for (let d = 0; d < width; d++) into[d]! += data[offset + d]! / positions;
    }
  };
  average(encoded.ids.length, (i) => i, mean);
  let norm = 0;
  for (const value of mean) norm += value * value;
  norm = Math.sqrt(norm) || 1;
  for (let d = 0; d < width; d++) mean[d]! /= norm;
  const cls = data.slice(at(0), at(0) + width);
  const target = new Float32Array(width);
  if (encoded.target.length) average(encoded.target.length, (i) => encoded.target[i]!, target);
  else target.set(cls);
  const layer = (data: Float32Array | undefined) =>
    data ? data.slice(row * width, (row + 1) * width) : new Float32Array(0);
  return {
    cls,
    mean,
    target,
    middle: layer(states.middle),
    low: layer(states.low),
    untuned: new Float32Array(0),
    untunedMiddle: new Float32Array(0),
    pieces: encoded.pieces,
    text: encoded.text,
    unknown: encoded.unknown,
  };
}

/** A reading with what the untuned encoder says of the same row. */
export const withUntuned = (reading: Reading, { mean, middle }: Reading): Reading => ({
  ...reading,
  untuned: mean,
  untunedMiddle: middle,
});

/** A reading without the encoder. */
export function onlyPieces({ pieces, text, unknown }: Encoded): Reading {
  const none = new Float32Array(0);
  const vectors = { cls: none, mean: none, target: none, middle: none, low: none };
  return { ...vectors, untuned: none, untunedMiddle: none, pieces, text, unknown };
}
