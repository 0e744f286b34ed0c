import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Head } from '../classifiers/heads/head.ts';
import { type LabelLine, type RetrainReport, retrain } from '../classifiers/heads/retrain.ts';
import { listHeads, loadHead, saveHead } from '../classifiers/heads/store.ts';
import { TOPIC_CODES } from '../classifiers/topics.ts';
import { fullText, TONES } from '../db/model/index.ts';
import type { CorrectionLabel } from '../db/queries/corrections.ts';
import { CommandFailure } from './commands/failure.ts';
import { lineId, readJsonLines } from './jsonl.ts';
import { findModel, type ModelPlace, modelInUse, modelsFolder, openModel, taughtFileOf } from './models.ts';

/** Heads that `assess` asks. */
type HeadName = 'topics' | 'tone';
export type Lessons = ReadonlyMap<HeadName, readonly LabelLine[]>;

export interface Taught {
  readonly head: HeadName;
  readonly report: RetrainReport;
  /** Labels of the head in use that no line bears: the new head will never give them. */
  readonly forgotten: readonly string[];
}

export interface TeachOptions {
  readonly home: string;
  /** Name of the taught model; one of that name is replaced, its heads are kept beside the new ones. */
  readonly name: string;
  readonly lessons: Lessons;
  readonly now: Date;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

const isTone = (label: string) => (TONES as readonly string[]).includes(label);
const isTopic = (label: string) => (TOPIC_CODES as readonly string[]).includes(label);

/**
 * Lines of a file by the head that they teach: tones one, everything else the other. Labels that are no topic
 * codes of ours are an office's own list of topics.
 */
export function sortLessons(lines: readonly LabelLine[]): Lessons {
  const ownLists = lines.some(({ label }) => !isTone(label) && !isTopic(label));
  const tones = ownLists ? [] : lines.filter(({ label }) => isTone(label));
  const topics = ownLists ? lines : lines.filter(({ label }) => !isTone(label));
  return lessons({ tone: tones, topics });
}

/** What officers corrected, read towards the same place as before; of several topics the main one, which stands first. */
export function correctionLessons(corrections: readonly CorrectionLabel[]): Lessons {
  const linesOf = (kind: HeadName) =>
    corrections.flatMap((correction): LabelLine[] => {
      const { labels, target } = correction;
      return correction.kind === kind && labels[0] !== undefined
        ? [{ text: fullText(correction), label: labels[0], ...(target ? { target } : {}) }]
        : [];
    });
  return lessons({ tone: linesOf('tone'), topics: linesOf('topics') });
}

const lessons = (byHead: Readonly<Record<HeadName, readonly LabelLine[]>>): Lessons =>
  new Map(
    (['topics', 'tone'] as const).flatMap((head) => (byHead[head].length ? [[head, byHead[head]]] : [])),
  );

const line = z.object({
  id: lineId.default(0),
  text: z.string().min(1),
  label: z.string().min(1),
  target: z.string().nullish(),
});

/** Lines `{"text","label","target"?}` of a file. @throws CommandFailure that names the first wrong line */
export async function readLabelFile(file: string): Promise<LabelLine[]> {
  const lines: LabelLine[] = [];
  const input = (await open(file)).createReadStream();
  for await (const read of readJsonLines(input, line)) {
    if ('bad' in read) throw new CommandFailure(`${file}: label ${lines.length + 1}: ${read.bad.error}`);
    const { text, label, target } = read.value;
    lines.push({ text, label, ...(target ? { target } : {}) });
  }
  return lines;
}

/**
 * Fits heads over the encoder in use and stores them as a model of the office's own. Nothing is stored when a
 * head cannot be fitted, nor when the model that reads now would become worse on the lines held out.
 */
export async function teach(options: TeachOptions): Promise<readonly Taught[]> {
  const { home, name, now } = options;
  const inUse = await modelInUse(home);
  const place = await findModel(home, inUse);
  // Heads lie over an encoder, never over other heads: what a taught model stands on is taught anew.
  const base = place?.over ? await findModel(home, place.over.name) : place;
  if (!place || !base) throw new CommandFailure(`the model in use, "${inUse}", is not there`);
  const model = await openModel(base);
  const taught: Taught[] = [];
  try {
    await refuseOther(home, name, model.name);
    for (const [head, lines] of options.lessons) {
      const before = await headOf(place, head);
      const outcome = await retrain(lines, model.readForTeaching, {
        name: head,
        before,
        onProgress: (done, total) => options.onProgress(head, done, total),
      });
      if (outcome.kind === 'refused') throw new CommandFailure(`${head}: ${outcome.reason}`);
      const { report } = outcome;
      const forgotten = before?.labels.filter((label) => !report.head.labels.includes(label)) ?? [];
      taught.push({ head, report, forgotten });
    }
  } finally {
    await model.close();
  }
  if (name === inUse) refuseWorse(taught);
  const heads = join(modelsFolder(home), name, 'heads');
  await mkdir(heads, { recursive: true });
  for (const { report } of taught) await saveHead(heads, report.head);
  const over = { name: base.name, version: model.name };
  await writeFile(taughtFileOf(home, name), `${JSON.stringify({ over, at: now.toISOString() })}\n`);
  return taught;
}

/** A name that belongs to another model, or to heads over another encoder. */
async function refuseOther(home: string, name: string, version: string): Promise<void> {
  const old = await findModel(home, name);
  if (old && old.over?.version !== version)
    throw new CommandFailure(
      `"${name}" is ${old.over ? `taught over ${old.over.version}` : `a ${old.origin} model`}: take another --out`,
    );
}

async function headOf(place: ModelPlace, name: HeadName): Promise<Head | undefined> {
  for (const folder of [...(place.heads ? [place.heads] : []), join(place.directory, 'heads')])
    if ((await listHeads(folder)).includes(name)) return loadHead(folder, name);
  return undefined;
}

/** @throws CommandFailure where heads that already read would become worse */
export function refuseWorse(
  taught: readonly { head: string; report: Pick<RetrainReport, 'before' | 'after' | 'heldLines'> }[],
): void {
  for (const { head, report } of taught) {
    if (report.before && report.after.macroF1 < report.before.macroF1)
      throw new CommandFailure(
        `${head}: macro-F1 on ${report.heldLines} held-out lines would fall from ${report.before.macroF1.toFixed(3)} to ${report.after.macroF1.toFixed(3)}; the model in use stays as it is (--out keeps the new heads under another name)`,
      );
  }
}
