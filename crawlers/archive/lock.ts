import { open, readFile, stat, unlink } from 'node:fs/promises';

/** A holder that has not finished a batch in this time is gone. */
const STALE_MS = 30_000;

/**
 * Runs `work` while no other process holds the lock file. A lock whose process has died, or that is too old,
 * is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (await isStale(path)) await unlink(path).catch(() => undefined);
      else await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  try {
    return await work();
  } finally {
    await unlink(path).catch(() => undefined);
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > STALE_MS) return true;
    const holder = Number(await readFile(path, 'utf8'));
    // A holder that has not yet written its number is alive for the time being.
    if (!holder || holder === process.pid) return false;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
