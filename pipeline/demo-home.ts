import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = 'demo';

/** True where the demo's fictional press was read into this home. */
export const isDemoHome = async (home: string): Promise<boolean> => existsSync(join(home, MARK));

/** Marks a home as the demo's, so that an office never mixes it with its own. */
export const markDemoHome = (home: string): Promise<void> =>
  writeFile(join(home, MARK), 'The press read here is fictional: it came from "diem-bao demo".\n');
