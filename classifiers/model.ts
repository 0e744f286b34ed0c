import { join } from 'node:path';
import type { Assessment } from '../db/model/index.ts';
import { movingSentences } from './explain.ts';
import { UNTUNED } from './heads/features.ts';
import type { Head } from './heads/head.ts';
import { listHeads, loadHead } from './heads/store.ts';
import { startEncoder } from './model/client.ts';
import type { Purpose, ReadInput, Reading } from './model/reading.ts';
import { readSettings } from './model/settings.ts';
import { readTone } from './tone.ts';
import { readTopics } from './topics.ts';

export type { ReadInput, Reading } from './model/reading.ts';

/** A model that reads articles. Its work is done in a thread of its own; calls may overlap. */
export interface TextModel {
  /** Name and version, as in its card: `diem-bao-small@1`. */
  readonly name: string;
  /** Topics and tone of each input, in their order. An input that cannot be judged is `unsure`, never an error. */
  assess(inputs: readonly ReadInput[]): Promise<Assessment[]>;
  /** L2-normalised embeddings, in the order of the texts. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /** Sentences that moved topic and tone most, best first; offsets in `title + "\n" + text`. */
  explain(input: ReadInput): Promise<{ sentence: string; start: number; end: number; weight: number }[]>;
  /** What the heads that it came with work on; an office's heads may need more. */
  read(inputs: readonly ReadInput[]): Promise<Reading[]>;
  /** Every view that the model has, with a second pass where it has an untuned encoder: what a head is taught on. */
  readForTeaching(inputs: readonly ReadInput[]): Promise<Reading[]>;
  /** A head by its name, as `verdict` of the claim check; an office's own before the shipped one. */
  head(name: string): Head | undefined;
  /** Ends the thread; later calls reject. */
  close(): Promise<void>;
}

export interface LoadOptions {
  /** Folder of heads that an office taught; a head of the same name replaces the shipped one. */
  readonly heads?: string | undefined;
  /** Tokens of a text that heads read, in place of the model's own number; slower and somewhat surer. */
  readonly headTokens?: number | undefined;
  /** Threads of one inference; 1 leaves the other cores to the dashboard. */
  readonly threads?: number | undefined;
}

/** Above this share of pieces outside the vocabulary a text is in no language that the model knows. */
const TOO_STRANGE = 0.25;
/** A text needs so many letters to be about anything. */
const FEWEST_LETTERS = 3;

/**
 * Loads a model folder (transformers.js layout, `heads/` beside it) into a worker thread, without a network.
 * Rejects, naming the folder, where its files are missing or broken.
 */
export async function loadModel(directory: string, options: LoadOptions = {}): Promise<TextModel> {
  const given = await readSettings(directory);
  const { headTokens } = options;
  const settings = headTokens
    ? { ...given, name: `${given.name} (${headTokens} pieces)`, headTokens }
    : given;
  const heads = await gatherHeads([join(directory, 'heads'), ...(options.heads ? [options.heads] : [])]);
  const encoder = await startEncoder(directory, settings, options.threads ?? 1);

  const purpose = purposeOf(['topics', 'tone'].flatMap((name) => heads.get(name) ?? []));

  const assessOne = (reading: Reading): Assessment => {
    const topicHead = heads.get('topics');
    const toneHead = heads.get('tone');
    const topics = topicHead ? readTopics(topicHead, reading) : [];
    const tone = toneHead ? readTone(toneHead, reading) : undefined;
    const strange = reading.unknown > TOO_STRANGE;
    return {
      topics: strange ? [] : topics,
      tone: strange || !tone ? 'neutral' : tone.tone,
      toneScore: strange || !tone ? 0 : tone.score,
      unsure: strange || topics.length === 0 || !tone?.sure,
      model: settings.name,
    };
  };
  const unsure: Assessment = {
    topics: [],
    tone: 'neutral',
    toneScore: 0,
    unsure: true,
    model: settings.name,
  };
  const canRead = (input: ReadInput): boolean => {
    const { language } = input;
    if (language && language !== 'und' && settings.languages.length && !settings.languages.includes(language))
      return false;
    const letters = `${input.title ?? ''} ${input.text.slice(0, 2_000)}`.match(/\p{L}/gu);
    return new Set(letters ?? []).size >= FEWEST_LETTERS;
  };

  return {
    name: settings.name,
    async assess(inputs) {
      const readable = inputs.filter(canRead);
      const readings = await encoder.read(readable, purpose);
      let next = 0;
      return inputs.map((input) => (canRead(input) ? assessOne(readings[next++]!) : unsure));
    },
    async embed(texts) {
      const readings = await encoder.read(
        texts.map((text) => ({ text })),
        'embedding',
      );
      return readings.map((reading) => reading.mean);
    },
    async explain(input) {
      if (!canRead(input)) return [];
      const used = ['topics', 'tone'].flatMap((name) => heads.get(name) ?? []);
      return movingSentences(input, used, (inputs) => encoder.read(inputs, purpose));
    },
    read: (inputs) => encoder.read(inputs, 'whole'),
    readForTeaching: (inputs) => encoder.read(inputs, 'both'),
    head: (name) => heads.get(name),
    close: () => encoder.close(),
  };
}

/** What texts must be read for, so that these heads can answer. */
function purposeOf(heads: readonly Head[]): Purpose {
  if (heads.some(({ views }) => views.some((view) => UNTUNED.includes(view)))) return 'both';
  return heads.some(({ lexical }) => lexical) ? 'whole' : 'opening';
}

async function gatherHeads(folders: readonly string[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  for (const folder of folders)
    for (const name of await listHeads(folder)) heads.set(name, await loadHead(folder, name));
  return heads;
}
