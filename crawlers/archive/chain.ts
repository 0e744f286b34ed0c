import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatIndexLine, readIndex } from './cdxj.ts';
import { digestOf, indexPath, mendTail } from './day-file.ts';
import { scanWarc } from './scan.ts';

/** A finished file, tied to the one before it. */
export interface Seal {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** `chain` of the line before, or 64 zeros. */
  readonly previous: string;
  /** SHA-256 of `previous`, `file`, `bytes` and `sha256`, joined by line feeds. */
  readonly chain: string;
}

export interface Verified {
  readonly file: string;
  readonly ok: boolean;
  readonly problem?: string;
}

const START = '0'.repeat(64);
const chainOf = (seal: Omit<Seal, 'chain'>): string =>
  createHash('sha256').update([seal.previous, seal.file, seal.bytes, seal.sha256].join('\n')).digest('hex');

const chainPath = (folder: string, shelf: string): string => join(folder, shelf, 'chain.jsonl');

export async function readSeals(folder: string, shelf: string): Promise<Seal[]> {
  const text = await readFile(chainPath(folder, shelf), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Seal);
}

/** Record files of a shelf, oldest first: `xa-loi-bac/2026-11-21.warc.gz`. */
export async function filesOf(folder: string, shelf: string): Promise<string[]> {
  const names = await readdir(join(folder, shelf)).catch(() => []);
  return names
    .filter((name) => name.endsWith('.warc.gz'))
    .sort()
    .map((name) => `${shelf}/${name}`);
}

/** Closes every file before `current` that is still open: mended, its index sorted, its digest chained. */
export async function sealBefore(folder: string, shelf: string, current: string): Promise<string[]> {
  const seals = await readSeals(folder, shelf);
  const sealed = new Set(seals.map((seal) => seal.file));
  const mended: string[] = [];
  let previous = seals.at(-1)?.chain ?? START;
  for (const file of await filesOf(folder, shelf)) {
    if (sealed.has(file) || file >= current) continue;
    const report = await mendTail(folder, file);
    if (report) mended.push(report);
    await sortIndex(indexPath(folder, file));
    const path = join(folder, file);
    const partial = { file, bytes: (await stat(path)).size, sha256: await digestOf(path), previous };
    const seal = { ...partial, chain: chainOf(partial) };
    await appendFile(chainPath(folder, shelf), `${JSON.stringify(seal)}\n`);
    previous = seal.chain;
  }
  return mended;
}

/** Readers search a CDXJ by halving, so a finished one is sorted. */
async function sortIndex(path: string): Promise<void> {
  const lines = (await readIndex(path)).map(formatIndexLine).sort();
  await writeFile(`${path}.new`, lines.join(''));
  await rename(`${path}.new`, path);
}

/** Checks a shelf: each link of the chain, each sealed file's digest, each record of the file that is still open. */
export async function* verifyShelf(folder: string, shelf: string): AsyncGenerator<Verified> {
  const present = new Set(await filesOf(folder, shelf));
  let previous = START;
  for (const seal of await readSeals(folder, shelf)) {
    const file = seal.file;
    const linked = seal.previous === previous && seal.chain === chainOf(seal);
    previous = seal.chain;
    if (!linked) yield { file, ok: false, problem: 'the chain is broken here' };
    else if (!present.has(file)) yield { file, ok: false, problem: 'the file is missing' };
    else if ((await digestOf(join(folder, file))) !== seal.sha256) {
      yield { file, ok: false, problem: 'the file was changed after it was sealed' };
    } else yield { file, ok: true };
    present.delete(file);
  }
  for (const file of present) {
    let problem: string | undefined;
    for await (const item of scanWarc(join(folder, file))) {
      if (item.kind === 'problem') problem ??= `byte ${item.offset}: ${item.problem}`;
    }
    yield problem ? { file, ok: false, problem } : { file, ok: true };
  }
}
