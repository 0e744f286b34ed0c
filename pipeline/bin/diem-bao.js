#!/usr/bin/env node
// Plain JavaScript, so that any Node 20 or later can start it; the code itself runs on the pinned Node 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
// Without a bound V8's young generation grows for minutes to a hundred megabytes, of which a crawl uses ten.
const flags = createRequire(import.meta.url)('./node-flags.json');
const args = [main, ...process.argv.slice(2)];
const [major = 0] = process.versions.node.split('.').map(Number);

if (major >= 24) {
  // V8 reads the flags only at its start. The process becomes the right one: same number, same streams.
  const missing = flags.some((flag) => !process.execArgv.includes(flag));
  if (missing && process.execve && process.platform !== 'win32' && !process.channel) {
    // Without the third argument Node 24.9 would start it with an empty environment.
    process.execve(process.execPath, [process.execPath, ...flags, ...process.execArgv, ...args], process.env);
  }
  process.argv.splice(1, 1, main);
  await import('../main.ts');
} else {
  const pinned = pinnedNode();
  if (!pinned) {
    process.stderr.write('diem-bao: Node 24 is missing. Run "npm ci" in the project folder.\n');
    process.exit(1);
  }
  const child = spawn(pinned, [...flags, ...args], {
    // The channel closes when this process is killed; the child ends then too (see main.ts).
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A terminal's Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal === 'SIGINT' ? 'SIGTERM' : signal);
    else process.exit(code ?? 1);
  });
}

function pinnedNode() {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('node/package.json'));
    const name = process.platform === 'win32' ? 'node.exe' : 'node';
    return [join(folder, 'bin', name)].find(existsSync);
  } catch {
    return undefined;
  }
}
