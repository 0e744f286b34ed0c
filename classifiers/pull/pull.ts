import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KNOWN_MODELS, type KnownModel } from './catalogue.ts';
import { download, fileSha256 } from './download.ts';
import { type Lock, lockFromHub, pinned, readLock } from './lock.ts';

export interface PullProgress {
  readonly file: string;
  /** Bytes of this file so far, and in all. */
  readonly have: number;
  readonly bytes: number;
}

export interface PullOptions {
  /** Hub or mirror, without a slash at its end; files are at `<from>/<repository>/resolve/<revision>/<path>`. */
  readonly from: string;
  /** Folder that models are kept in; the model goes to `<into>/<name>`, and nothing is written elsewhere. */
  readonly into: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  /** Models to choose from; the known ones unless given. */
  readonly catalogue?: readonly KnownModel[] | undefined;
}

export type PullOutcome =
  | { readonly kind: 'ok'; readonly directory: string; readonly revision: string; readonly fetched: number }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): PullOutcome => ({ kind: 'refused', reason });
const SAFE_NAME = /^[a-z0-9][a-z0-9._-]*$/;
const isSafePath = (path: string) =>
  !/^[/\\]|[\\:\0]/.test(path) &&
  !path.split('/').some((part) => part === '..' || part === '' || part === '.');

/**
 * Fetches a known model: its pinned commit, each file resumed where it stopped, checked by SHA-256, and put in
 * place only when all are right. Files that are there and right are not fetched again. A model that the
 * catalogue does not pin is fixed by its first pull (`pull-lock.json`) and must be the same ever after.
 */
export async function pullModel(name: string, options: PullOptions): Promise<PullOutcome> {
  const model = (options.catalogue ?? KNOWN_MODELS).find((known) => known.name === name);
  if (!model) return refused(`no model is known by the name ${JSON.stringify(name)}`);
  if (!SAFE_NAME.test(name)) return refused(`${JSON.stringify(name)} is no name for a folder`);
  const places = model.files.map((file) => file.as ?? file.path);
  const unsafe = [...places, ...model.files.map((file) => file.path)].find((path) => !isSafePath(path));
  if (unsafe !== undefined) return refused(`${JSON.stringify(unsafe)} leads out of the model's folder`);

  const directory = join(options.into, name);
  const lockFile = join(directory, 'pull-lock.json');
  const from = options.from.replace(/\/+$/, '');
  let lock: Lock;
  try {
    lock = pinned(model) ?? (await readLock(lockFile)) ?? (await lockFromHub(model, from, options.fetch));
  } catch (error) {
    return refused((error as Error).message);
  }

  let fetched = 0;
  const ready: { part: string; place: string }[] = [];
  for (const [index, place] of places.entries()) {
    const wanted = lock.files[index];
    if (wanted?.path !== model.files[index]!.path)
      return refused(`${lockFile} lists other files than the catalogue; delete the folder to start anew`);
    const target = join(directory, place);
    if (await isRight(target, wanted)) continue;
    const part = join(directory, '.parts', `${place}.part`);
    const result = await download(
      {
        url: `${from}/${lock.repository}/resolve/${lock.revision}/${wanted.path}`,
        part,
        bytes: wanted.bytes,
        sha256: wanted.sha256,
      },
      options.fetch,
      (have) => options.onProgress?.({ file: place, have, bytes: wanted.bytes }),
    );
    if (result.kind === 'failed') return refused(result.reason);
    ready.push({ part, place: target });
    fetched++;
  }
  for (const { part, place } of ready) {
    await mkdir(dirname(place), { recursive: true });
    await rename(part, place);
  }
  await rm(join(directory, '.parts'), { recursive: true, force: true });
  await writeFile(lockFile, `${JSON.stringify(lock, null, 1)}\n`);
  const settings = { name: `${name}@${lock.revision.slice(0, 12)}`, ...model.settings };
  await writeFile(join(directory, 'diem-bao.json'), `${JSON.stringify(settings, null, 2)}\n`);
  return { kind: 'ok', directory, revision: lock.revision, fetched };
}

async function isRight(file: string, wanted: { bytes: number; sha256: string }): Promise<boolean> {
  try {
    if ((await stat(file)).size !== wanted.bytes) return false;
  } catch {
    return false;
  }
  return (await fileSha256(file)) === wanted.sha256;
}
