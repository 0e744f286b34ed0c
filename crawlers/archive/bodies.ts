import { createHash } from 'node:crypto';
import type { ArchiveLocation } from '../../db/model/index.ts';
import { type IndexLine, REVISIT, readIndex } from './cdxj.ts';
import { filesOf } from './chain.ts';
import { indexPath } from './day-file.ts';

/** Where a body was written first. */
export interface FirstRecord {
  readonly location: ArchiveLocation;
  /** Of the first record, ISO 8601 to the second. */
  readonly fetchedAt: string;
}

/** Bodies of the last days by address and digest, so that an unchanged one becomes a revisit. */
export interface Bodies {
  find(url: string, sha256: string): FirstRecord | undefined;
  /** Remembers a body that is not known yet. */
  add(line: IndexLine): void;
}

/** Files looked through, and bodies remembered: about 200 bytes each. */
const DAYS_BACK = 7;
const BODIES = 20_000;

export async function recentBodies(folder: string, shelf: string): Promise<Bodies> {
  /** Keys are cut digests and values packed, because a busy archive holds many. */
  const places = new Map<string, string>();
  const bodies: Bodies = {
    find(url, sha256) {
      const packed = places.get(keyOf(url, sha256))?.split(' ');
      if (!packed) return undefined;
      const [file, offset, length, timestamp] = packed as [string, string, string, string];
      return {
        location: { file, offset: Number(offset), length: Number(length) },
        fetchedAt: timestamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'),
      };
    },
    add({ url, sha256, mime, location, timestamp }) {
      // A revisit holds no body: referring to it would make chains that grow from week to week.
      if (mime === REVISIT) return;
      const key = keyOf(url, sha256);
      if (places.has(key)) return;
      if (places.size >= BODIES) places.delete(places.keys().next().value!);
      places.set(key, `${location.file} ${location.offset} ${location.length} ${timestamp}`);
    },
  };
  for (const file of (await filesOf(folder, shelf)).slice(-DAYS_BACK)) {
    for (const line of await readIndex(indexPath(folder, file))) bodies.add(line);
  }
  return bodies;
}

const keyOf = (url: string, sha256: string): string =>
  createHash('sha256').update(`${sha256} ${url}`).digest('base64url').slice(0, 22);
