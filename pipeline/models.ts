import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadModel, type TextModel } from '../classifiers/model.ts';
import { KNOWN_MODELS } from '../classifiers/pull/catalogue.ts';
import { CommandFailure, UsageError } from './commands/failure.ts';
import { projectRoot } from './config.ts';

/** What a model does: it reads articles, or helps the one that does. */
export type ModelTask = 'reading' | 'sentiment' | 'nli';

const TASKS = { 'sentence-encoder': 'reading', sentiment: 'sentiment', entailment: 'nli' } as const;

/** The task of a model by its entry in the catalogue; whatever is not listed reads. */
export const taskOf = (name: string): ModelTask =>
  TASKS[KNOWN_MODELS.find((known) => known.name === name)?.kind ?? 'sentence-encoder'];

/** A model that is on this machine. */
export interface ModelPlace {
  readonly name: string;
  /** `taught`: heads of the office's own over one of the other two. */
  readonly origin: 'shipped' | 'pulled' | 'taught';
  /** Folder with the encoder's files. */
  readonly directory: string;
  /** Tokens of a text that its heads read, where that differs from the folder's own settings. */
  readonly headTokens?: number | undefined;
  /** Folder with heads that replace those beside the encoder. */
  readonly heads?: string | undefined;
  /** The model that the heads were taught over, as it was then: no other encoder's numbers fit them. */
  readonly over?: { readonly name: string; readonly version: string } | undefined;
}

const SHIPPED: ModelPlace = {
  name: 'diem-bao-small',
  origin: 'shipped',
  directory: join(projectRoot, 'classifiers/models/diem-bao-small'),
};
export const SHIPPED_NAME = SHIPPED.name;

/** The same files, more of each text read: half as fast (docs/measurements.md). */
const THOROUGH: ModelPlace = { ...SHIPPED, name: 'diem-bao-thorough', headTokens: 160 };
export const THOROUGH_NAME = THOROUGH.name;

const shippedPlace = (name: string): ModelPlace | undefined =>
  [SHIPPED, THOROUGH].find((place) => place.name === name);

const IN_USE: Readonly<Record<ModelTask, string>> = {
  reading: 'in-use',
  sentiment: 'in-use-sentiment',
  nli: 'in-use-nli',
};
const TAUGHT = 'taught.json';
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

/** What `models retrain` writes beside the heads of a taught model. */
export const taughtFile = z.object({
  over: z.object({ name: z.string().regex(NAME), version: z.string() }),
  at: z.string(),
});

export const modelsFolder = (home: string): string => join(home, 'models');
export const taughtFileOf = (home: string, name: string): string => join(modelsFolder(home), name, TAUGHT);

/** @throws UsageError for what could leave the models' folder */
export function modelName(text: string): string {
  if (!NAME.test(text) || Object.values(IN_USE).includes(text))
    throw new UsageError(`"${text}" is no model name: letters, digits, "-", "_" and "." only`);
  return text;
}

/** The model of that name, or undefined where this machine has none. */
export async function findModel(home: string, name: string): Promise<ModelPlace | undefined> {
  const shipped = shippedPlace(name);
  if (shipped) return shipped;
  if (!NAME.test(name)) return undefined;
  const directory = join(modelsFolder(home), name);
  const taught = await readFile(join(directory, TAUGHT), 'utf8').catch(() => undefined);
  if (taught === undefined) {
    // Written last by a pull, so that a half-fetched model is none.
    const settings = await readFile(join(directory, 'diem-bao.json')).catch(() => undefined);
    return settings && { name, origin: 'pulled', directory };
  }
  const { over } = taughtFile.parse(JSON.parse(taught));
  const base = over.name === name ? undefined : await findModel(home, over.name);
  return base && { ...base, name, origin: 'taught', heads: join(directory, 'heads'), over };
}

/** Every model on this machine, the shipped one first. */
export async function installedModels(home: string): Promise<ModelPlace[]> {
  const entries = await readdir(modelsFolder(home), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && !shippedPlace(entry.name));
  const found = await Promise.all(names.map((entry) => findModel(home, entry.name)));
  return [SHIPPED, THOROUGH, ...found.filter((place) => place !== undefined)];
}

/** Name of the model that reads: the one chosen by `models use`, else the shipped one. */
export async function modelInUse(home: string): Promise<string> {
  const chosen = await readFile(join(modelsFolder(home), IN_USE.reading), 'utf8').catch(() => '');
  return chosen.trim() || SHIPPED.name;
}

/** Name of the model that helps with a task, or undefined where the shipped means do it alone. */
export async function helperInUse(
  home: string,
  task: Exclude<ModelTask, 'reading'>,
): Promise<string | undefined> {
  const chosen = await readFile(join(modelsFolder(home), IN_USE[task]), 'utf8').catch(() => '');
  return chosen.trim() || undefined;
}

/** Writes down which model does a task from the next start on; undefined: the shipped means alone. */
export async function chooseModel(home: string, task: ModelTask, name: string | undefined): Promise<void> {
  const file = join(modelsFolder(home), IN_USE[task]);
  await writeFile(`${file}.part`, name === undefined ? '' : `${name}\n`);
  await rename(`${file}.part`, file);
}

/** Loads a model of this machine; its answers bear its name. @throws CommandFailure where it cannot be used */
export async function openModel(place: ModelPlace): Promise<TextModel> {
  if (place.origin === 'pulled' && taskOf(place.name) !== 'reading')
    throw new CommandFailure(
      `${place.name} is a model for ${taskOf(place.name)} and reads no articles: sentence encoders do`,
    );
  const model = await loadModel(place.directory, place).catch((error: Error) => {
    throw new CommandFailure(
      `the model "${place.name}" cannot be loaded: ${error.message}. "diem-bao models use ${SHIPPED.name}" goes back to the shipped one`,
    );
  });
  if (place.over === undefined) return model;
  if (place.over.version !== model.name) {
    await model.close();
    throw new CommandFailure(
      `"${place.name}" was taught over ${place.over.version}, and ${model.name} is here now: "diem-bao models use ${SHIPPED.name}", then "diem-bao models retrain"`,
    );
  }
  const name = `${place.name} over ${model.name}`;
  const assess: TextModel['assess'] = async (inputs) =>
    (await model.assess(inputs)).map((assessment) => ({ ...assessment, model: name }));
  return { ...model, name, assess };
}

/**
 * The model in use. Stories are told apart on the scale of the shipped encoder's embeddings, so that one makes
 * them whichever model reads.
 */
export async function openModelInUse(home: string): Promise<TextModel> {
  const name = await modelInUse(home);
  const place = await findModel(home, name);
  if (!place)
    throw new CommandFailure(
      `the model in use, "${name}", is not there: "diem-bao models pull" or "diem-bao models use ${SHIPPED.name}"`,
    );
  const model = await openModel(place);
  if (place.directory === SHIPPED.directory) return model;
  const shipped = await openModel(SHIPPED);
  return {
    ...model,
    embed: shipped.embed,
    close: async () => {
      await model.close();
      await shipped.close();
    },
  };
}
