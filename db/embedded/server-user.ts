import { execFile, spawn } from 'node:child_process';
import { access, chown, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who the server runs as. PostgreSQL refuses to run as root, so root hands it to a user of its own. */
export interface ServerUser {
  /** Undefined: the current user. */
  readonly ids?: { readonly uid: number; readonly gid: number } | undefined;
}

/** The current user; for root the `postgres` user, which is created when it is missing, else `nobody`. */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const existing = await idsOf('postgres');
  if (existing) return { ids: existing };
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => undefined);
  const created = (await idsOf('postgres')) ?? (await idsOf('nobody'));
  if (!created) {
    throw new Error(
      'PostgreSQL does not run as root and no user could be created for it. Run as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { ids: created };
}

/** Gives a file or folder to the server's user. */
export async function handOver(path: string, user: ServerUser): Promise<void> {
  if (user.ids) await chown(path, user.ids.uid, user.ids.gid);
}

/**
 * Runs a program as the server's user and returns its output.
 * @throws an Error with the program's standard error when it exits with another code than 0.
 */
export async function runAs(
  user: ServerUser,
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  const [command, ...rest] = await asUser(user, program, args, options.cwd);
  const child = spawn(command, rest, {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC', ...options.env },
    ...(user.ids && command === program ? user.ids : {}),
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  // 'exit', not 'close': a server that was started keeps the pipes open.
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  child.stdout.destroy();
  child.stderr.destroy();
  if (code !== 0) throw new Error(`${program} ${args[0] ?? ''} failed (${code}): ${(err || out).trim()}`);
  return out;
}

/**
 * The command line to use. Below a folder that only root may enter (`/root`), the server's user needs the
 * capability to look things up there; `setpriv` of util-linux hands over just that one.
 */
async function asUser(user: ServerUser, program: string, args: readonly string[], folder: string) {
  const plain = [program, ...args] as [string, ...string[]];
  if (!user.ids) return plain;
  if ((await openToOthers(program)) && (await openToOthers(folder))) return plain;
  const setpriv = '/usr/bin/setpriv';
  await access(setpriv, constants.X_OK).catch(() => {
    throw new Error(
      `The user "postgres" cannot enter ${folder} or ${dirname(program)}, and setpriv (util-linux) is missing. ` +
        'Put the project and DIEM_BAO_HOME in a folder that other users may enter, or run as an ordinary user.',
    );
  });
  const flags = [`--reuid=${user.ids.uid}`, `--regid=${user.ids.gid}`, '--clear-groups'];
  const capability = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  return [setpriv, ...flags, ...capability, '--', ...plain] as [string, ...string[]];
}

async function openToOthers(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & constants.S_IXOTH) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
