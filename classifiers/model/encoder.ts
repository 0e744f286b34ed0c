import { AutoModel, AutoTokenizer, type PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import { excerpt } from './excerpt.ts';
import { LOCAL, localName } from './local.ts';
import { type Encoded, onlyPieces, poolRow, type States, withUntuned } from './pool.ts';
import type { Purpose, ReadInput, Reading } from './reading.ts';
import type { ModelSettings } from './settings.ts';
import { findTarget } from './target.ts';

/** Pieces of the whole text that heads count; about the first 4,000 characters of Latin text. */
const LEXICAL_CHARACTERS = 4_000;
/** A run of one character beyond this length says nothing more. */
const LONG_RUN = /(.)\1{63,}/gsu;
const TARGET_PIECES = 12;

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
}
type Run = (ids: Tensor, mask: Tensor, untuned: boolean) => Promise<Record<string, Tensor>>;

export interface EncoderOptions {
  /** Threads of one inference. */
  readonly threads: number;
}

/** The encoder of a model folder, run by transformers.js from local files only. Meant for a worker thread. */
export class Encoder {
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #forward: Run;
  readonly #settings: ModelSettings;
  readonly #hasUntuned: boolean;
  /** First and last token around a text, and what fills a shorter row. */
  readonly #first: number;
  readonly #last: number;
  readonly #pad: number;
  readonly #unknown: number;

  private constructor(
    tokenizer: PreTrainedTokenizer,
    run: Run,
    hasUntuned: boolean,
    settings: ModelSettings,
  ) {
    this.#tokenizer = tokenizer;
    this.#forward = run;
    this.#settings = settings;
    this.#hasUntuned = hasUntuned;
    const around = tokenizer.encode('');
    this.#first = around[0] ?? 0;
    this.#last = around.at(-1) ?? 2;
    const idOf = (token: string | null | undefined, otherwise: number) =>
      token ? (tokenizer.encode(token, { add_special_tokens: false })[0] ?? otherwise) : otherwise;
    this.#pad = idOf(tokenizer.pad_token, 1);
    this.#unknown = idOf(tokenizer.unk_token, 3);
  }

  /** Loads `tokenizer.json` and `onnx/model_quantized.onnx`; throws where a file is missing or broken. */
  static async open(directory: string, settings: ModelSettings, options: EncoderOptions): Promise<Encoder> {
    const name = localName(directory);
    const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
    const model = await AutoModel.from_pretrained(name, LOCAL(options.threads));
    const { sessions } = model as unknown as { sessions: { model: Session } };
    if (!sessions.model.outputNames.includes('last_hidden_state'))
      throw new Error('this is no sentence encoder (its weights have no output last_hidden_state)');
    const call = model as unknown as (inputs: Record<string, Tensor>) => Promise<Record<string, Tensor>>;
    // The shipped file holds a tuned and an untuned encoder; others hold one.
    const switches = sessions.model.inputNames.includes('untuned');
    const run: Run = (ids, mask, untuned) =>
      call({
        input_ids: ids,
        attention_mask: mask,
        ...(switches ? { untuned: new Tensor('bool', Uint8Array.of(untuned ? 1 : 0), [1]) } : {}),
      });
    return new Encoder(tokenizer, run, switches, settings);
  }

  #pieces(text: string): number[] {
    if (!text) return [];
    return this.#tokenizer.encode(text, { add_special_tokens: false });
  }

  /** `<s> target </s> text </s>`, cut to the model's length; the target's places are pieces of their own. */
  #encode(input: ReadInput, purpose: Purpose): Encoded {
    const clean = (text: string) => text.normalize('NFC').replace(LONG_RUN, '$1$1$1');
    const text = clean(input.text.slice(0, 4 * LEXICAL_CHARACTERS));
    const title = input.title ? clean(input.title.slice(0, 500)) : '';
    const target = input.target?.normalize('NFC').trim();
    const whole = title ? `${title}\n${text}` : text;
    const { embedPrefix, maxTokens, headTokens = maxTokens } = this.#settings;
    const [prefix, longest] = purpose === 'embedding' ? [embedPrefix, maxTokens] : ['', headTokens];
    const read = prefix + excerpt({ title, text, ...(target ? { target } : {}) }, longest);
    const ids = [this.#first];
    if (target) ids.push(...this.#pieces(target).slice(0, TARGET_PIECES), this.#last);
    const places: number[] = [];
    let at = 0;
    for (const span of target ? findTarget(read, target) : []) {
      ids.push(...this.#pieces(read.slice(at, span.start).trim()));
      const own = this.#pieces(read.slice(span.start, span.end));
      for (let i = 0; i < own.length; i++) places.push(ids.length + i);
      ids.push(...own);
      at = span.end;
    }
    ids.push(...this.#pieces(read.slice(at).trim()));
    const limit = longest - 1;
    const all = purpose === 'whole' || purpose === 'both' || purpose === 'pieces';
    const counted = all ? whole.slice(0, LEXICAL_CHARACTERS) : read;
    const pieces = Uint32Array.from(all ? this.#pieces(counted) : ids.slice(1));
    let unknown = 0;
    for (const id of pieces) if (id === this.#unknown) unknown++;
    return {
      ids: [...ids.slice(0, limit), this.#last],
      target: places.filter((place) => place < limit),
      pieces,
      text: counted,
      unknown: pieces.length ? unknown / pieces.length : 1,
    };
  }

  /** Readings of inputs, in their order. */
  async read(inputs: readonly ReadInput[], purpose: Purpose): Promise<Reading[]> {
    const encoded = inputs.map((input) => this.#encode(input, purpose));
    if (purpose === 'pieces') return encoded.map(onlyPieces);
    const order = encoded
      .map((_, index) => index)
      .sort((a, b) => encoded[a]!.ids.length - encoded[b]!.ids.length);
    const out = new Array<Reading>(inputs.length);
    // Eight of like length at a time: padding costs as much as text.
    for (let start = 0; start < order.length; start += 8) {
      const group = order.slice(start, start + 8);
      const ids = group.map((index) => encoded[index]!.ids);
      const states = await this.#run(ids, purpose === 'embedding');
      const untuned = purpose === 'both' && this.#hasUntuned ? await this.#run(ids, true) : undefined;
      group.forEach((index, row) => {
        const reading = poolRow(encoded[index]!, states, row);
        out[index] = untuned ? withUntuned(reading, poolRow(encoded[index]!, untuned, row)) : reading;
      });
    }
    return out;
  }

  async #run(rows: readonly number[][], untuned: boolean): Promise<States> {
    const length = Math.max(...rows.map((row) => row.length));
    const ids = new BigInt64Array(rows.length * length).fill(BigInt(this.#pad));
    const mask = new BigInt64Array(rows.length * length);
    rows.forEach((row, r) => {
      row.forEach((id, i) => {
        ids[r * length + i] = BigInt(id);
        mask[r * length + i] = 1n;
      });
    });
    const output = await this.#forward(
      new Tensor('int64', ids, [rows.length, length]),
      new Tensor('int64', mask, [rows.length, length]),
      untuned,
    );
    const states = output.last_hidden_state!;
    const floats = (tensor: Tensor | undefined) => (tensor ? (tensor.data as Float32Array) : undefined);
    return {
      data: states.data as Float32Array,
      length,
      width: states.dims[2]!,
      middle: floats(output.middle_mean),
      low: floats(output.low_mean),
    };
  }
}
