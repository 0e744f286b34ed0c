import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { open, readFile, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';

/** A holder touches its lock so often; one that has not for `STALE_MS` is gone. */
const TOUCH_MS = 5000;
const STALE_MS = 30_000;

/** Who asks for a lock, as its line in the lock file says it. */
export interface Holder {
  readonly pid: number;
  /** Tells this process from an earlier one under the same number. */
  readonly token: string;
  /** Where `pid` means something: see {@link thisProcess}. */
  readonly machine: string;
}

export interface LockOptions {
  readonly holder?: Holder;
  readonly touchMs?: number;
  readonly staleMs?: number;
}

let self: Holder | undefined;

/**
 * This process. Its machine is the host name with, on Linux, the start of the system (cloned machines bear one name)
 * and the namespace of process numbers (containers of one host count from 1 each).
 */
export function thisProcess(): Holder {
  self ??= { pid: process.pid, token: randomUUID(), machine: machine() };
  return self;
}

/**
 * Runs `work` while no other process holds the lock file, on this machine or on another that shares its folder. A
 * lock whose process has died here, or has shown no sign of life for half a minute, is taken over.
 * @param work may ask whether the lock is still its own: a machine that was suspended may have lost it
 */
export async function withLock<T>(
  path: string,
  work: (stillHeld: () => Promise<boolean>) => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { holder = thisProcess(), touchMs = TOUCH_MS } = options;
  const line = `${holder.pid} ${holder.token} ${holder.machine}`;
  const stillHeld = async () => (await readFile(path, 'utf8').catch(() => '')) === line;
  await acquire(path, line, { ...options, holder });
  const touch = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, touchMs);
  touch.unref();
  try {
    return await work(stillHeld);
  } finally {
    clearInterval(touch);
    // After a long silence it may be a newer holder's.
    if (await stillHeld()) await unlink(path).catch(() => undefined);
  }
}

async function acquire(path: string, line: string, options: LockOptions & { holder: Holder }): Promise<void> {
  let seen: Sight | undefined;
  let since = 0;
  for (let wait = 2; !(await take(path, line)); wait = Math.min(wait * 2, 100)) {
    const found = await look(path);
    // Clocks of two machines differ: silence is measured by one's own watch, never against the file's time.
    if (!isSame(found, seen)) since = performance.now();
    seen = found;
    const silent = performance.now() - since > (options.staleMs ?? STALE_MS);
    if (found && (silent || hasDied(found, options.holder))) await remove(path, found, options);
    else await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function take(path: string, line: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(line);
    } catch (error) {
      // Nobody could tell whose it is.
      await unlink(path).catch(() => undefined);
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A lock file as it was seen. */
interface Sight {
  readonly line: string;
  readonly mtimeMs: number;
}

const isSame = (one: Sight | undefined, other: Sight | undefined): boolean =>
  one?.line === other?.line && one?.mtimeMs === other?.mtimeMs;

/**
 * Undefined where it is gone. Through a handle: what a shared folder's client remembers of a file may be old until
 * it is opened.
 */
async function look(path: string): Promise<Sight | undefined> {
  const handle = await open(path, 'r').catch(() => undefined);
  try {
    const status = await handle?.stat();
    return status && { line: await handle!.readFile('utf8'), mtimeMs: status.mtimeMs };
  } catch {
    // A shared folder's handle does not outlive the file.
    return undefined;
  } finally {
    await handle?.close();
  }
}

/**
 * Removes the lock that was seen. Removals take turns: of two who saw one dead holder, the slower one would remove
 * the lock that the quicker one has taken since.
 */
async function remove(path: string, seen: Sight, options: LockOptions): Promise<void> {
  const turn = async () => {
    if (isSame(await look(path), seen)) await unlink(path).catch(unlessGone);
  };
  await withLock(`${path}.removal`, turn, options);
}

const unlessGone = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};

/** Whether the process is known to be gone. Of another machine's, or of one that has not yet written its line, nothing is. */
function hasDied({ line }: Sight, me: Holder): boolean {
  const [, pid, token, machine] = /^(\d+) (\S+) (.+)$/s.exec(line) ?? [];
  if (machine !== me.machine) return false;
  if (Number(pid) === me.pid) return token !== me.token;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function machine(): string {
  const orNothing = (read: () => string): string => {
    try {
      return read().trim();
    } catch {
      return '';
    }
  };
  const boot = orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = orNothing(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, namespace].join('/');
}
