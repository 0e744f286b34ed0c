import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { handOver, runAs, type ServerUser, serverUser } from './server-user.ts';

/** A PostgreSQL server of the installation's own, under `<home>/postgres`. */
export interface EmbeddedServer {
  readonly url: string;
  /** True when this call started it: the one who started it stops it. */
  readonly started: boolean;
  stop(): Promise<void>;
}

const USER = 'diem_bao';

/**
 * Starts (and at first initialises) the server of `home`, or joins it when it already runs, also after a
 * kill -9 of the process that started it: `pg_ctl` detaches the server, and its own recovery mends the data.
 * The password is random, in `<home>/postgres.password` with mode 600; the port is free and on 127.0.0.1 only.
 */
export async function startEmbedded(home: string): Promise<EmbeddedServer> {
  const data = join(resolve(home), 'postgres');
  const binaries = await findBinaries();
  const user = await serverUser();
  const password = await ensurePassword(home);
  const settings = { home, data, password, user };
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(settings, binaries.initdb);

  const control = (args: string[]) => runAs(user, binaries.pgCtl, args, { cwd: data });
  const running = await joinRunning(data, password);
  const stop = async () => {
    await control(['stop', '-D', data, '-m', 'fast', '-w', '-t', '60']);
  };
  if (running) return { url: running, started: false, stop };

  const port = await freePort();
  // The socket folder is switched off: a path below a deep home would be too long for a Unix socket.
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const log = join(data, 'server.log');
  try {
    await control(['start', '-D', data, '-l', log, '-w', '-t', '120', '-o', options]);
  } catch (cause) {
    const tail = await readFile(log, 'utf8').then(
      (text) => text.slice(-1500),
      () => '',
    );
    throw new Error(`The database under ${data} did not start. Its log ends: ${tail.trim()}`, { cause });
  }
  return { url: urlFor(password, port), started: true, stop };
}

interface Settings {
  readonly home: string;
  readonly data: string;
  readonly password: string;
  readonly user: ServerUser;
}

async function ensurePassword(home: string): Promise<string> {
  const file = join(home, 'postgres.password');
  await mkdir(home, { recursive: true });
  const fresh = randomBytes(24).toString('base64url');
  // 'wx' so that two first starts at once agree on one password.
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}

/** A half-made cluster (killed during initdb) is made anew: it holds nothing yet. */
async function initialise({ data, password, user }: Settings, initdb: string): Promise<void> {
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  await handOver(data, user);
  const passwordFile = join(tmpdir(), `diem-bao-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await handOver(passwordFile, user);
  try {
    const auth = ['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`];
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await runAs(user, initdb, [`--pgdata=${data}`, ...auth, ...locale], { cwd: data });
  } catch (cause) {
    await rm(data, { recursive: true, force: true });
    throw new Error(`The database could not be set up under ${data}: ${(cause as Error).message}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The server's address when one runs on `data` and takes our password. */
async function joinRunning(data: string, password: string): Promise<string | undefined> {
  const pidFile = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(pidFile.split('\n')[3]);
  if (!port) return undefined;
  const url = urlFor(password, port);
  const client = new pg.Client({ connectionString: urlFor(password, port, 'postgres') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === data ? url : undefined;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlFor(password: string, port: number, database = 'diem_bao'): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
