import { readFile } from 'node:fs/promises';
import type { KnownModel, ModelFile } from './catalogue.ts';

/** Commit and checksums of a model, as pinned in the catalogue or fixed by the first pull (`pull-lock.json`). */
export interface Lock {
  readonly repository: string;
  readonly revision: string;
  readonly files: readonly Required<Pick<ModelFile, 'path' | 'bytes' | 'sha256'>>[];
}

type Fetch = typeof fetch;
interface TreeEntry {
  readonly type?: string;
  readonly path?: string;
  readonly size?: number;
  readonly lfs?: { readonly oid?: string; readonly size?: number };
}

const COMMIT = /^[0-9a-f]{40}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** The lock that a folder already holds, or null. */
export async function readLock(file: string): Promise<Lock | null> {
  try {
    const lock = JSON.parse(await readFile(file, 'utf8')) as Lock;
    return COMMIT.test(lock.revision) && Array.isArray(lock.files) ? lock : null;
  } catch {
    return null;
  }
}

/** The catalogue's pins, where every file has one. */
export function pinned(model: KnownModel): Lock | null {
  if (!model.revision) return null;
  const files = model.files.flatMap(({ path, bytes, sha256 }) =>
    bytes !== undefined && sha256 ? [{ path, bytes, sha256 }] : [],
  );
  if (files.length !== model.files.length) return null;
  return { repository: model.repository, revision: model.revision, files };
}

/**
 * What the hub itself says of its newest commit, for a model that the catalogue does not pin. Weights must
 * come with their SHA-256 (large-file storage gives it); small text files are read once to take theirs.
 * Throws with a reason where the hub does not answer as a hub does.
 */
export async function lockFromHub(model: KnownModel, from: string, fetch: Fetch): Promise<Lock> {
  const api = `${from}/api/models/${model.repository}`;
  const head = (await json(`${api}/revision/${model.revision ?? 'main'}`, fetch)) as { sha?: string };
  const revision = head.sha ?? '';
  if (!COMMIT.test(revision)) throw new Error(`${from} names no commit of ${model.repository}`);
  const tree = (await json(`${api}/tree/${revision}?recursive=true`, fetch)) as TreeEntry[];
  const files: Lock['files'][number][] = [];
  for (const { path } of model.files) {
    const entry = Array.isArray(tree) ? tree.find((candidate) => candidate.path === path) : undefined;
    if (!entry) throw new Error(`${model.repository} has no file ${path} at ${revision.slice(0, 12)}`);
    const sha256 = entry.lfs?.oid;
    if (sha256 && SHA256.test(sha256)) {
      files.push({ path, bytes: entry.lfs?.size ?? entry.size ?? 0, sha256 });
      continue;
    }
    if (!path.endsWith('.json')) throw new Error(`${from} gives no SHA-256 of ${path}`);
    const body = await bytes(`${from}/${model.repository}/resolve/${revision}/${path}`, fetch);
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex');
    files.push({ path, bytes: body.byteLength, sha256: digest });
  }
  return { repository: model.repository, revision, files };
}

async function bytes(url: string, fetch: Fetch): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

async function json(url: string, fetch: Fetch): Promise<unknown> {
  return JSON.parse(Buffer.from(await bytes(url, fetch)).toString('utf8'));
}
