/** A file of a model on a hub, and where it goes in the model's folder. */
export interface ModelFile {
  /** Path in the repository. */
  readonly path: string;
  /** Path in the local folder where that differs: transformers.js wants `onnx/model_quantized.onnx`. */
  readonly as?: string | undefined;
  readonly bytes?: number | undefined;
  /** Of the contents, lower-case hexadecimal. Without it the hub's own listing decides, see lock.ts. */
  readonly sha256?: string | undefined;
}

export interface KnownFigure {
  readonly what: string;
  readonly value: string;
  /** `published`: by the model's makers, not repeated here. `measured`: by bench/model.ts on this project's data. */
  readonly kind: 'published' | 'measured';
}

/** A larger model that an office may fetch. */
export interface KnownModel {
  /** What officers type: `e5-base`. Also the name of its folder. */
  readonly name: string;
  readonly kind: 'sentence-encoder' | 'sentiment' | 'entailment';
  /** Repository on the hub. */
  readonly repository: string;
  /** Commit that is fetched, and no other; null where the first pull fixes it. */
  readonly revision: string | null;
  readonly files: readonly ModelFile[];
  /** SPDX identifier. */
  readonly licence: string;
  /** Download, in megabytes. */
  readonly megabytes: number;
  /** Memory while it runs, in megabytes; about twice the int8 file, not measured here. */
  readonly memoryMegabytes: number;
  readonly figures: readonly KnownFigure[];
  /** Settings written beside it as `diem-bao.json`. */
  readonly settings: {
    readonly maxTokens: number;
    readonly embedPrefix: string;
    readonly languages: string[];
  };
}

const LANGUAGES = ['vi', 'en', 'zh'];
const TRANSFORMERS_JS = (weights: string): ModelFile[] => [
  { path: 'config.json' },
  { path: 'tokenizer.json' },
  { path: 'tokenizer_config.json' },
  { path: weights, as: 'onnx/model_quantized.onnx' },
];

/**
 * Models that `models list` shows beside the shipped one. Checksums are those that projects pinning the same
 * revision publish; no hub could be reached from where this was written, so none was fetched.
 */
export const KNOWN_MODELS: readonly KnownModel[] = [
  {
    name: 'e5-base',
    kind: 'sentence-encoder',
    repository: 'Xenova/multilingual-e5-base',
    revision: '1ec9243030a27d1a115d5c340572074c125b58b2',
    files: [
      {
        path: 'config.json',
        bytes: 686,
        sha256: '4c27930e59106027abab56f7531c1fa6b14bbf31e8229ec36d68affa4e869bcd',
      },
      {
        path: 'tokenizer_config.json',
        bytes: 418,
        sha256: 'efb5c0d09722e5fe59a462cd2a9976ee216d55b037597d997cd3fe833216da15',
      },
      {
        path: 'tokenizer.json',
        bytes: 17_082_660,
        sha256: '62c24cdc13d4c9952d63718d6c9fa4c287974249e16b7ade6d5a85e7bbb75626',
      },
      {
        path: 'onnx/model_int8.onnx',
        as: 'onnx/model_quantized.onnx',
        bytes: 278_184_162,
        sha256: '9ddfd8b45086dabc59a7e1bb00463225dace8954962418b240840f2153bc87da',
      },
    ],
    licence: 'MIT',
    megabytes: 295,
    memoryMegabytes: 700,
    figures: [{ what: 'Mr. TyDi, mean MRR@10 (small: 64.4)', value: '65.9', kind: 'published' }],
    settings: { maxTokens: 256, embedPrefix: 'query: ', languages: LANGUAGES },
  },
  {
    name: 'sentiment-multilingual',
    kind: 'sentiment',
    repository: 'Xenova/distilbert-base-multilingual-cased-sentiments-student',
    revision: null,
    files: TRANSFORMERS_JS('onnx/model_quantized.onnx'),
    licence: 'Apache-2.0',
    megabytes: 140,
    memoryMegabytes: 400,
    figures: [],
    settings: { maxTokens: 256, embedPrefix: '', languages: LANGUAGES },
  },
  {
    name: 'entailment-multilingual',
    kind: 'entailment',
    repository: 'Xenova/mDeBERTa-v3-base-xnli-multilingual-nli-2mil7',
    revision: null,
    files: TRANSFORMERS_JS('onnx/model_quantized.onnx'),
    licence: 'MIT',
    megabytes: 340,
    memoryMegabytes: 800,
    figures: [],
    settings: { maxTokens: 256, embedPrefix: '', languages: LANGUAGES },
  },
];
