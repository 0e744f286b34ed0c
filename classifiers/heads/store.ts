import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VIEWS, type View } from './features.ts';
import type { Head, LexicalPart, LexicalShape } from './head.ts';

interface HeadFile {
  readonly name: string;
  readonly labels: string[];
  readonly choose: 'one' | 'many';
  readonly views: View[];
  readonly temperature: number;
  readonly thresholds: number[];
  readonly dense: number;
  readonly lexical?: LexicalShape | undefined;
}

/**
 * Writes a head as `<name>.json` (what it is) and `<name>.bin` (little-endian: dense float32, bias float32,
 * then lexical scales float32 and weights int8). An older head of that name is kept as `<name>.<n>.json|bin`.
 */
export async function saveHead(directory: string, head: Head): Promise<void> {
  await mkdir(directory, { recursive: true });
  await keepOld(directory, head.name);
  const { lexical } = head;
  const file: HeadFile = {
    name: head.name,
    labels: [...head.labels],
    choose: head.choose,
    views: [...head.views],
    temperature: head.temperature,
    thresholds: [...head.thresholds].map((t) => Number(t.toFixed(4))),
    dense: head.dense.length,
    ...(lexical
      ? { lexical: { size: lexical.size, longest: lexical.longest, characters: lexical.characters } }
      : {}),
  };
  const bytes = (part: Float32Array | Int8Array) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const body = Buffer.concat([
    bytes(head.dense),
    bytes(head.bias),
    ...(lexical ? [bytes(lexical.scale), bytes(lexical.weights)] : []),
  ]);
  await writeFile(join(directory, `${head.name}.bin.part`), body);
  await writeFile(join(directory, `${head.name}.json.part`), `${JSON.stringify(file, null, 1)}\n`);
  await rename(join(directory, `${head.name}.bin.part`), join(directory, `${head.name}.bin`));
  await rename(join(directory, `${head.name}.json.part`), join(directory, `${head.name}.json`));
}

async function keepOld(directory: string, name: string): Promise<void> {
  const files = new Set(await readdir(directory));
  if (!files.has(`${name}.json`)) return;
  let n = 1;
  while (files.has(`${name}.${n}.json`)) n++;
  for (const suffix of ['json', 'bin'])
    if (files.has(`${name}.${suffix}`))
      await rename(join(directory, `${name}.${suffix}`), join(directory, `${name}.${n}.${suffix}`));
}

/** Reads one head; throws, naming the file, where it is broken or its parts do not fit together. */
export async function loadHead(directory: string, name: string): Promise<Head> {
  const where = join(directory, `${name}.json`);
  const file = JSON.parse(await readFile(where, 'utf8')) as HeadFile;
  const body = await readFile(join(directory, `${name}.bin`));
  const count = file.labels.length;
  const size = file.lexical?.size ?? 0;
  const expected = 4 * (file.dense + count) + (file.lexical ? count * (4 + size) : 0);
  if (!file.views.every((view) => VIEWS.includes(view))) throw new Error(`${where}: unknown view`);
  if (body.length !== expected)
    throw new Error(`${where}: its numbers have ${body.length} bytes where ${expected} were expected`);
  let at = 0;
  const floats = (length: number) => {
    const part = new Float32Array(length);
    new Uint8Array(part.buffer).set(body.subarray(at, at + 4 * length));
    at += 4 * length;
    return part;
  };
  const dense = floats(file.dense);
  const bias = floats(count);
  let lexical: LexicalPart | undefined;
  if (file.lexical) {
    const scale = floats(count);
    const weights = new Int8Array(count * size);
    new Uint8Array(weights.buffer).set(body.subarray(at));
    // Heads of the first releases count no characters.
    lexical = { ...file.lexical, characters: file.lexical.characters ?? 0, scale, weights };
  }
  return {
    name: file.name,
    labels: file.labels,
    choose: file.choose,
    views: file.views,
    dense,
    bias,
    lexical,
    temperature: file.temperature,
    thresholds: Float32Array.from(file.thresholds),
  };
}

/** Names of the heads in a folder, old ones left out; none where the folder is missing. */
export async function listHeads(directory: string): Promise<string[]> {
  try {
    const files = await readdir(directory);
    return files
      .filter((f) => /^[^.]+\.json$/.test(f))
      .map((f) => f.slice(0, -5))
      .sort();
  } catch {
    return [];
  }
}
