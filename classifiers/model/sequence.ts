import {
  AutoModelForSequenceClassification,
  AutoTokenizer,
  type PreTrainedTokenizer,
  type Tensor,
} from '@huggingface/transformers';
import { LOCAL, localName } from './local.ts';

/** A text, or a premise with its hypothesis as `pair`. */
export interface Sequence {
  readonly text: string;
  readonly pair?: string | undefined;
}

/** Probabilities by the model's own labels, lower case; they sum to one. */
export type LabelShares = Readonly<Record<string, number>>;

type Call = (inputs: Record<string, Tensor>) => Promise<{ readonly logits?: Tensor }>;

/** A model that gives a text, or two, one of its labels; transformers.js layout, local files only. */
export class SequenceClassifier {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #call: Call;
  readonly labels: readonly string[];
  readonly #maxTokens: number;

  private constructor(tokenizer: PreTrainedTokenizer, call: Call, labels: string[], maxTokens: number) {
    this.#tokenizer = tokenizer;
    this.#call = call;
    this.labels = labels;
    this.#maxTokens = maxTokens;
  }

  /** Loads a folder; throws where a file is missing or broken, or the model has no labels. */
  static async open(directory: string, maxTokens: number, threads = 1): Promise<SequenceClassifier> {
    const name = localName(directory);
    const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
    const model = await AutoModelForSequenceClassification.from_pretrained(name, LOCAL(threads));
    const { id2label } = model.config as unknown as { id2label?: Record<string, string> };
    const labels = Object.entries(id2label ?? {})
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, label]) => label.toLowerCase());
    if (labels.length < 2) throw new Error('its config.json names no labels (id2label)');
    return new SequenceClassifier(tokenizer, model as unknown as Call, labels, maxTokens);
  }

  /** Shares of each text's labels, one text at a time: questions are few and of unlike length. */
  async classify(sequences: readonly Sequence[]): Promise<LabelShares[]> {
    const out: LabelShares[] = [];
    for (const { text, pair } of sequences) {
      const inputs = this.#tokenizer(text.normalize('NFC'), {
        ...(pair === undefined ? {} : { text_pair: pair.normalize('NFC') }),
        truncation: true,
        max_length: this.#maxTokens,
      }) as Record<string, Tensor>;
      const { logits } = await this.#call(inputs);
      const values = logits ? [...(logits.data as Float32Array)] : [];
      if (values.length !== this.labels.length || values.some((value) => !Number.isFinite(value)))
        throw new Error(
          `the model gave ${values.length} numbers for its ${this.labels.length} labels, or none that counts`,
        );
      const most = Math.max(...values);
      const powers = values.map((value) => Math.exp(value - most));
      const sum = powers.reduce((all, power) => all + power, 0);
      out.push(Object.fromEntries(this.labels.map((label, index) => [label, (powers[index] ?? 0) / sum])));
    }
    return out;
  }
}
