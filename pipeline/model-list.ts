import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KNOWN_MODELS, type KnownFigure } from '../classifiers/pull/catalogue.ts';
import { figuresOfCard } from './model-card.ts';
import {
  helperInUse,
  installedModels,
  type ModelTask,
  modelInUse,
  SHIPPED_NAME,
  THOROUGH_NAME,
  taskOf,
} from './models.ts';

/** A line of `models list`. */
export interface ListedModel {
  readonly name: string;
  /** `known`: may be pulled. */
  readonly origin: 'shipped' | 'pulled' | 'taught' | 'known';
  readonly kind: string;
  /** `reading` (topics, tone, embeddings), `sentiment` (tone alone) or `nli` (second opinions on claims). */
  readonly task: ModelTask;
  readonly inUse: boolean;
  readonly megabytes: number;
  readonly licence: string;
  /** While it runs; null where nobody has measured or estimated it. */
  readonly memoryMegabytes: number | null;
  readonly figures: readonly KnownFigure[];
}

/** The shipped model; its memory was measured by bench/model.ts on 2026-11-21. */
const SHIPPED_CARD = {
  kind: 'sentence-encoder',
  licence: 'Apache-2.0; its data: see its card',
  memoryMegabytes: 426,
} as const;

/** What reading more of each text changes; bench/model.ts on 2026-11-21. */
const THOROUGH_FIGURES: readonly KnownFigure[] = [
  { what: 'vntc mapped to codes, accuracy', value: '0.927 (0.919 as shipped)', kind: 'measured' },
  { what: 'articles a second', value: '27 (55 as shipped)', kind: 'measured' },
];

/** Models of this machine and those that could be pulled. */
export async function listModels(home: string): Promise<ListedModel[]> {
  const inUse = new Set([
    await modelInUse(home),
    await helperInUse(home, 'sentiment'),
    await helperInUse(home, 'nli'),
  ]);
  const installed = await installedModels(home);
  const here = installed.map(async ({ name, origin, directory, heads, over }): Promise<ListedModel> => {
    const base = over?.name ?? name;
    const known = KNOWN_MODELS.find((model) => model.name === base);
    const card = base === SHIPPED_NAME || base === THOROUGH_NAME ? SHIPPED_CARD : known;
    const own = await readFile(join(directory, 'README.md'), 'utf8').catch(() => '');
    return {
      name,
      origin,
      kind: over ? `heads over ${over.version}` : (card?.kind ?? 'sentence-encoder'),
      task: over ? 'reading' : taskOf(name),
      inUse: inUse.has(name),
      megabytes: Math.round((await sizeOf(heads ?? directory)) / 1e6),
      licence: over ? "the office's own" : (card?.licence ?? 'unknown'),
      memoryMegabytes: card?.memoryMegabytes ?? null,
      figures: over
        ? []
        : name === THOROUGH_NAME
          ? THOROUGH_FIGURES
          : [...(known?.figures ?? []), ...figuresOfCard(own)],
    };
  });
  const names = new Set(installed.map(({ name }) => name));
  const known = KNOWN_MODELS.filter(({ name }) => !names.has(name)).map(
    ({ name, kind, megabytes, licence, memoryMegabytes, figures }): ListedModel => ({
      name,
      origin: 'known',
      kind,
      task: taskOf(name),
      inUse: false,
      megabytes,
      licence,
      memoryMegabytes,
      figures,
    }),
  );
  return [...(await Promise.all(here)), ...known];
}

/** The list as a person reads it; `*` marks the model in use. */
export function modelTable(models: readonly ListedModel[]): string {
  const width = Math.max(...models.map(({ name }) => name.length));
  const lines = models.map((model) => {
    const memory = model.memoryMegabytes === null ? 'memory unknown' : `${model.memoryMegabytes} MB memory`;
    const figures = model.figures.map(({ what, value, kind }) => `${what}: ${value} (${kind})`);
    const line = [
      `${model.inUse ? '*' : ' '} ${model.name.padEnd(width)}  ${model.origin.padEnd(7)}`,
      model.task.padEnd(9),
      model.kind,
      `${model.megabytes} MB`,
      memory,
      model.licence,
    ].join('  ');
    return [line, ...figures.map((figure) => `      ${figure}`)].join('\n');
  });
  return `${lines.join('\n')}\n* in use for its task. published: by the model's makers; measured: by bench/ of this project.\n`;
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
