import { createHash } from 'node:crypto';
import type { ReadInput, Reading } from '../model/reading.ts';
import type { LabelledReading } from './build.ts';
import { fitHead } from './fit-head.ts';
import { type Head, probabilities } from './head.ts';
import { accuracy, argmax, calibrationError, macroF1 } from './metrics.ts';
import { seededRandom, shuffle } from './random.ts';

/** One line of an office's labels: `{"text", "label", "target"?}`. */
export interface LabelLine {
  readonly text: string;
  readonly label: string;
  readonly target?: string | undefined;
}

export interface RetrainOptions {
  /** Name of the new head; `topics` and `tone` are what `assess` uses. */
  readonly name: string;
  /** The head in use, for the figures before; it may know other labels. */
  readonly before?: Head | undefined;
  /** Share of lines held out for the figures, 0.05 to 0.5. */
  readonly held?: number | undefined;
  readonly seed?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface RetrainReport {
  readonly head: Head;
  readonly lines: number;
  readonly heldLines: number;
  /** On the held-out lines; null where no head was in use or it shares no label with the lines. */
  readonly before: Figures | null;
  readonly after: Figures;
  /** Of reading the lines, and of fitting, in milliseconds. */
  readonly readMs: number;
  readonly fitMs: number;
}

export interface Figures {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Expected calibration error. */
  readonly calibrationError: number;
}

export type RetrainOutcome =
  | { readonly kind: 'ok'; readonly report: RetrainReport }
  | { readonly kind: 'refused'; readonly reason: string };

const FEWEST_LINES = 20;

/**
 * Fits a head on an office's labels over the frozen encoder. The encoder is not touched and nothing is
 * written: the caller stores the head (`saveHead` keeps the older one). Too few lines, or one label only, are
 * refused with a reason.
 */
export async function retrain(
  lines: readonly LabelLine[],
  read: (inputs: readonly ReadInput[]) => Promise<Reading[]>,
  options: RetrainOptions,
): Promise<RetrainOutcome> {
  const labels = [...new Set(lines.map((line) => line.label))].sort();
  if (lines.length < FEWEST_LINES)
    return { kind: 'refused', reason: `${lines.length} labelled lines; at least ${FEWEST_LINES} are needed` };
  if (labels.length < 2) return { kind: 'refused', reason: `only one label: ${labels[0]}` };

  const started = performance.now();
  const readings: Reading[] = [];
  for (let start = 0; start < lines.length; start += 256) {
    const part = lines.slice(start, start + 256);
    readings.push(...(await read(part.map(({ text, target }) => ({ text, ...(target ? { target } : {}) })))));
    options.onProgress?.(Math.min(lines.length, start + part.length), lines.length);
  }
  const all = lines.map((line, i) => ({ reading: readings[i]!, labels: [labels.indexOf(line.label)] }));
  const fitted = performance.now();
  const { training, held } = splitByText(all, lines, options.held ?? 0.2);
  const head = fitHead(training, labels, {
    ...options,
    // What a place is told about tells the tone towards it, not what the text is about.
    target: options.name === 'tone' && lines.some((line) => line.target),
  });
  const report: RetrainReport = {
    head,
    lines: lines.length,
    heldLines: held.length,
    before: options.before ? figures(options.before, held, labels) : null,
    after: figures(head, held, labels)!,
    readMs: fitted - started,
    fitMs: performance.now() - fitted,
  };
  return { kind: 'ok', report };
}

/**
 * Held out by a hash of the text: a line that was held out once stays so when the office teaches again with more
 * lines, and figures before and after are on lines that neither head learned from. At least one on each side.
 */
function splitByText<T>(
  all: readonly T[],
  lines: readonly LabelLine[],
  share: number,
): { training: T[]; held: T[] } {
  const place = (text: string) => createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
  const places = lines.map((line) => place(line.text));
  const limit = Math.max(Math.min(0.5, Math.max(0.05, share)), Math.min(...places));
  const most = Math.max(...places);
  const isHeld = (i: number) => places[i]! <= limit && places[i]! < most;
  const held = all.filter((_, i) => isHeld(i));
  const training = all.filter((_, i) => !isHeld(i));
  // One text only, again and again: nothing tells the sides apart.
  return held.length > 0 ? { training, held } : splitLines(all, share, 1);
}

/** Shuffled by the seed; at least one line on each side. */
function splitLines<T>(all: readonly T[], share: number, seed: number): { training: T[]; held: T[] } {
  const order = shuffle([...all], seededRandom(seed));
  const count = Math.min(
    all.length - 1,
    Math.max(1, Math.round(all.length * Math.min(0.5, Math.max(0.05, share)))),
  );
  return { training: order.slice(count), held: order.slice(0, count) };
}

/** Figures of a head whose labels may be ordered otherwise, or be other ones: then null. */
export function figures(
  head: Head,
  held: readonly LabelledReading[],
  labels: readonly string[],
): Figures | null {
  if (!labels.some((label) => head.labels.includes(label))) return null;
  const truth = held.map((line) => line.labels[0]!);
  const given = held.map((line) => probabilities(head, line.reading));
  const guess = given.map((p) => labels.indexOf(head.labels[argmax(p)]!));
  return {
    accuracy: accuracy(truth, guess),
    macroF1: macroF1(truth, guess, labels.length),
    calibrationError: calibrationError(
      given.map((p) => Math.max(...p)),
      guess.map((g, i) => g === truth[i]),
    ),
  };
}
