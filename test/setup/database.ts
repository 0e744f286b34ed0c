import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../db/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated template; each test file copies it (see fresh-database.ts). */
    templateUrl: string;
  }
}

/** One real server for the run; its database `diem_bao` is the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'diem-bao-test-'));
  const { db, url, own, close } = await openDatabase({ home, poolSize: 1 });
  // Nobody else uses this server: it is stopped at the end whoever started it.
  own();
  // A template can only be copied while nobody is connected to it.
  await db.destroy();
  project.provide('templateUrl', url);
  return async () => {
    await close();
    await rm(home, { recursive: true, force: true });
  };
}
