import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Source } from '../../db/model/index.ts';

/** A folder of localities with one commune that follows `sources`; nothing of it lies outside this machine. */
export async function writeLocalities(sources: readonly Source[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-bao-localities-'));
  await mkdir(join(folder, 'xa-thu'));
  await cp('pipeline/demo/localities/demo-loi-bac/profile.yaml', join(folder, 'xa-thu', 'profile.yaml'));
  await writeFile(join(folder, 'xa-thu', 'sources.yaml'), stringify({ sources }));
  return folder;
}
