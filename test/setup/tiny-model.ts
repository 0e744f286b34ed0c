/** A sequence classifier small enough to write out: each word adds its numbers to the labels'. */
export interface TinyClassifier {
  readonly labels: readonly string[];
  /** What a word (lower case) adds to each label. */
  readonly words: Readonly<Record<string, readonly number[]>>;
}

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'] as const;

/** The files of a model folder in transformers.js layout: a real ONNX graph with a real tokenizer. */
export function tinyClassifier({ labels, words }: TinyClassifier): ReadonlyMap<string, Buffer> {
  const vocabulary = [...SPECIAL, ...Object.keys(words)];
  const weights = vocabulary.flatMap((word) => words[word] ?? labels.map(() => 0));
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const special = SPECIAL.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }));
  return new Map([
    [
      'config.json',
      json({
        model_type: 'bert',
        architectures: ['BertForSequenceClassification'],
        id2label: Object.fromEntries(labels.map((label, index) => [index, label])),
      }),
    ],
    ['tokenizer_config.json', json({ tokenizer_class: 'BertTokenizer', model_max_length: 512 })],
    [
      'tokenizer.json',
      json({
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: special,
        normalizer: {
          type: 'BertNormalizer',
          clean_text: true,
          handle_chinese_chars: true,
          strip_accents: false,
          lowercase: true,
        },
        pre_tokenizer: { type: 'BertPreTokenizer' },
        post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
        decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
        model: {
          type: 'WordPiece',
          unk_token: '[UNK]',
          continuing_subword_prefix: '##',
          max_input_chars_per_word: 100,
          vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
        },
      }),
    ],
    ['onnx/model_quantized.onnx', graphOf(weights, vocabulary.length, labels.length)],
  ]);
}

// ONNX is a protocol buffer: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
};
const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, body: Buffer) =>
  Buffer.concat([varint(field * 8 + 2), varint(body.length), body]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value));
const join = (...parts: Buffer[]) => Buffer.concat(parts);

const FLOAT = 1;
const INT64 = 7;
const node = (type: string, inputs: readonly string[], output: string, attribute?: Buffer) =>
  bytes(
    1,
    join(
      ...inputs.map((input) => text(1, input)),
      text(2, output),
      text(4, type),
      attribute ? bytes(5, attribute) : Buffer.alloc(0),
    ),
  );
const whole = (name: string, value: number) => join(text(1, name), number(3, value), number(20, 2));
const tensor = (name: string, type: number, dims: readonly number[], raw: Buffer) =>
  bytes(5, join(...dims.map((dim) => number(1, dim)), number(2, type), text(8, name), bytes(9, raw)));
const value = (field: number, name: string, type: number, dims: readonly string[]) => {
  const shape = bytes(2, join(...dims.map((dim) => bytes(1, text(2, dim)))));
  return bytes(field, join(text(1, name), bytes(2, bytes(1, join(number(1, type), shape)))));
};
const int64s = (...values: number[]) => Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer);

/** logits = Σ weights[input_ids] · attention_mask */
function graphOf(weights: readonly number[], words: number, labels: number): Buffer {
  const graph = join(
    node('Gather', ['weights', 'input_ids'], 'each'),
    node('Cast', ['attention_mask'], 'counted', whole('to', FLOAT)),
    node('Unsqueeze', ['counted', 'last'], 'column'),
    node('Mul', ['each', 'column'], 'masked'),
    node('ReduceSum', ['masked', 'middle'], 'logits', whole('keepdims', 0)),
    text(2, 'tiny'),
    tensor('weights', FLOAT, [words, labels], Buffer.from(Float32Array.from(weights).buffer)),
    tensor('last', INT64, [1], int64s(2)),
    tensor('middle', INT64, [1], int64s(1)),
    value(11, 'input_ids', INT64, ['texts', 'tokens']),
    value(11, 'attention_mask', INT64, ['texts', 'tokens']),
    value(12, 'logits', FLOAT, ['texts', 'labels']),
  );
  return join(number(1, 8), bytes(7, graph), bytes(8, join(text(1, ''), number(2, 13))));
}
