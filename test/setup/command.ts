import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BIN = resolve('pipeline/bin/diem-bao.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when standard output or error has shown `text`. */
  shown(text: string): Promise<void>;
  readonly finished: Promise<Finished>;
}

export interface CommandOptions {
  readonly home?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `diem-bao` as a user would, in a process of its own. */
export function startCommand(args: readonly string[], options: CommandOptions = {}): Running {
  const env = {
    ...process.env,
    CI: 'true',
    ...(options.home ? { DIEM_BAO_HOME: options.home } : {}),
    ...options.env,
  };
  const child = spawn(process.execPath, [BIN, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const waiting: { text: string; done: () => void }[] = [];
  const look = () => {
    for (const { text, done } of waiting) if ((stdout + stderr).includes(text)) done();
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    look();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const finished = new Promise<Finished>((resolveFinished) => {
    child.on('close', (code) => resolveFinished({ code, stdout, stderr }));
  });
  const shown = (text: string) =>
    Promise.race([
      new Promise<void>((done) => {
        waiting.push({ text, done });
        look();
      }),
      finished.then(({ code }) => {
        throw new Error(`exited with ${code} before showing "${text}":\n${stdout}\n${stderr}`);
      }),
    ]);
  return { child, shown, finished };
}

/** Runs a command to its end. */
export const runCommand = (args: readonly string[], options: CommandOptions = {}): Promise<Finished> =>
  startCommand(args, options).finished;

/** An empty home folder, and how to remove it. */
export async function freshHome(): Promise<{ readonly home: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'diem-bao-home-'));
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Answers of a JSON-lines command, one object a line. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
