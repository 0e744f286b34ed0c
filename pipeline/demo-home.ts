import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localDate, localTime } from '../db/model/calendar.ts';
import type { Locality } from '../db/model/index.ts';
import { loadDemoProfiles } from './demo/index.ts';

/** The file that marks a home as the demo's; it holds the instant at which its digest ends. */
const MARK = 'demo';
/** The demo's pages are read within these minutes: its digest's hour lies so far ahead of its start. */
const MINUTES_AHEAD = 2;

/** True where the demo's fictional press was read into this home. */
export const isDemoHome = (home: string): boolean => existsSync(join(home, MARK));

/** Marks a home as the demo's, so that an office never mixes it with its own. */
export const markDemoHome = (home: string, now: Date): Promise<void> =>
  writeFile(join(home, MARK), `${new Date(now.getTime() + MINUTES_AHEAD * 60_000).toISOString()}\n`);

/** The demo's localities, with the demo's own minute as the hour of their morning digest. */
export async function demoLocalities(home: string): Promise<readonly Locality[]> {
  const end = new Date((await readFile(join(home, MARK), 'utf8')).trim());
  return loadDemoProfiles().localities.map((locality) => {
    const sameDay =
      localDate(end, locality.timeZone) ===
      localDate(new Date(end.getTime() - MINUTES_AHEAD * 60_000), locality.timeZone);
    return { ...locality, digestAt: sameDay ? localTime(end, locality.timeZone) : '23:59' };
  });
}
