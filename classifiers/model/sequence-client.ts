import type { LabelShares, Sequence } from './sequence.ts';
import type { SequenceAnswer, SequenceWorkerData } from './sequence-worker.ts';
import { readSettings } from './settings.ts';
import { startThread } from './thread.ts';

/** Texts in one message to the thread. */
const CHUNK = 8;

/** A sequence classifier in a thread of its own, whose labels have been matched to the ones asked for. */
export interface LabelledModel<Label extends string> {
  /** Name and version, as in its card. */
  readonly name: string;
  /** For each text the share of each label. Rejects when the thread failed or has ended. */
  classify(sequences: readonly Sequence[]): Promise<Record<Label, number>[]>;
  close(): Promise<void>;
}

/**
 * Loads a model folder whose labels must match `wanted`, one expression each. Rejects, naming the folder and
 * what is wrong, where files are missing or broken or a label has no counterpart.
 */
export async function startLabelledModel<Label extends string>(
  directory: string,
  wanted: Readonly<Record<Label, RegExp>>,
): Promise<LabelledModel<Label>> {
  const settings = await readSettings(directory);
  const data: SequenceWorkerData = { directory, maxTokens: settings.maxTokens };
  const worker = new URL('./sequence-worker.ts', import.meta.url);
  const thread = await startThread<readonly Sequence[], SequenceAnswer>(worker, data, directory);
  const names = Object.keys(wanted) as Label[];
  try {
    const { labels } = await thread.ask([]);
    const counterpart = new Map(
      names.map((name) => [name, labels.find((label) => wanted[name].test(label))]),
    );
    const missing = names.filter((name) => counterpart.get(name) === undefined);
    if (missing.length > 0)
      throw new Error(`${directory}: no label for ${missing.join(', ')}; it has ${labels.join(', ')}`);
    const pick = (shares: LabelShares) =>
      Object.fromEntries(names.map((name) => [name, shares[counterpart.get(name) ?? ''] ?? 0])) as Record<
        Label,
        number
      >;
    return {
      name: settings.name,
      async classify(sequences) {
        const out: Record<Label, number>[] = [];
        for (let start = 0; start < sequences.length; start += CHUNK) {
          const { shares } = await thread.ask(sequences.slice(start, start + CHUNK));
          out.push(...shares.map(pick));
        }
        return out;
      },
      close: () => thread.close(),
    };
  } catch (error) {
    await thread.close();
    throw error;
  }
}
