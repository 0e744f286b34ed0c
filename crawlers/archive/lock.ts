import { open, readFile, stat, unlink, utimes } from 'node:fs/promises';

/** A holder touches its lock so often; one that has not for `STALE_MS` is gone. */
const TOUCH_MS = 5000;
const STALE_MS = 30_000;

/** Tells this process from an earlier one under the same number, as in a restarted container. */
const ME = `${process.pid} ${performance.timeOrigin}`;

/**
 * Runs `work` while no other process holds the lock file. A lock whose process has died, or has shown no sign of
 * life for half a minute, is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    if (await take(path)) break;
    if (await isStale(path)) await unlink(path).catch(() => undefined);
    else await new Promise((resolve) => setTimeout(resolve, wait));
  }
  const touch = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, TOUCH_MS);
  touch.unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    await unlink(path).catch(() => undefined);
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(ME);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > STALE_MS) return true;
    const holder = await readFile(path, 'utf8');
    const pid = Number.parseInt(holder, 10);
    // A holder that has not yet written its number is alive for the time being.
    if (!pid) return false;
    if (pid === process.pid) return holder !== ME;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
