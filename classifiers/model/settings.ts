import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a model folder wants to be read: `diem-bao.json` beside its weights. */
export interface ModelSettings {
  /** Name and version, as in the card: `diem-bao-small@1`. */
  readonly name: string;
  /** Tokens of an article that the encoder reads. */
  readonly maxTokens: number;
  /** Tokens of a text that heads read where that is more; embeddings keep to `maxTokens`, so that they compare. */
  readonly headTokens?: number | undefined;
  /** Words that the encoder was trained to see before a text that is embedded: `query: `; may be empty. */
  readonly embedPrefix: string;
  /** Languages that the figures of the card hold for. */
  readonly languages: readonly string[];
}

const DEFAULTS: ModelSettings = { name: '', maxTokens: 128, embedPrefix: '', languages: [] };

/**
 * Settings of a model folder. A folder without `diem-bao.json` (one pulled from a hub) gets defaults and the
 * folder's own name. A broken file throws with the file's name in the message.
 */
export async function readSettings(directory: string): Promise<ModelSettings> {
  const file = join(directory, 'diem-bao.json');
  const fallback = { ...DEFAULTS, name: directory.split(/[\\/]/).filter(Boolean).at(-1) ?? 'model' };
  let body: string;
  try {
    body = await readFile(file, 'utf8');
  } catch {
    return fallback;
  }
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch (cause) {
    throw new Error(`${file}: not JSON`, { cause });
  }
  if (typeof given !== 'object' || given === null) throw new Error(`${file}: not an object`);
  const settings = { ...fallback, ...(given as Partial<ModelSettings>) };
  if (!Number.isInteger(settings.maxTokens) || settings.maxTokens < 8 || settings.maxTokens > 512)
    throw new Error(`${file}: maxTokens must be a whole number from 8 to 512`);
  return settings;
}
