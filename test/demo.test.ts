import { watch } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { plantedStrings } from '../pipeline/demo/index.ts';
import { freshHome, runCommand, startCommand } from './setup/command.ts';
import { type Snapshot, snapshot } from './setup/snapshot.ts';

const DEMO = ['demo', '--once'];

let home: Awaited<ReturnType<typeof freshHome>>;
let undisturbed: Snapshot;
/** What the demo wrote to its streams: the log. */
let told = '';

async function read(folder: string): Promise<Snapshot> {
  const { db, close } = await openDatabase({ home: folder });
  try {
    return await snapshot(db);
  } finally {
    await close();
  }
}

beforeAll(async () => {
  home = await freshHome();
}, 10_000);
afterAll(() => home.remove());

describe('the demo', () => {
  test('reads the fictional press and writes the digest', { timeout: 180_000 }, async () => {
    const { code, stdout, stderr } = await runCommand(DEMO, { home: home.home });
    expect(stderr).toContain('collect:');
    told = stdout + stderr;
    expect(code).toBe(0);
    const [, text = ''] = /(\/\S*demo-loi-bac\S*\.txt)/.exec(stdout) ?? [];
    const digest = await readFile(text, 'utf8');
    expect(digest).toContain('ĐIỂM BÁO');
    expect(digest).toContain('353 km');
    expect(digest).toMatch(/KHÔNG đọc được/);
    undisturbed = await read(home.home);
    expect(undisturbed.articles?.length).toBeGreaterThan(50);
    expect(undisturbed.unfinished).toEqual([]);
  });

  test('a second run fetches nothing again and adds nothing', { timeout: 120_000 }, async () => {
    const { code, stdout } = await runCommand(DEMO, { home: home.home });
    expect(code).toBe(0);
    expect(stdout).toMatch(/unchanged 1/);
    expect(stdout).not.toMatch(/new pages [1-9]/);
    expect(await read(home.home)).toEqual(undisturbed);
  });

  test('keeps nothing of what was planted in public posts', { timeout: 60_000 }, async () => {
    const planted = plantedStrings();
    expect(planted.length).toBeGreaterThan(3);
    expect(planted.filter((text) => told.includes(text))).toEqual([]);
    const stored = JSON.stringify(await read(home.home));
    expect(planted.filter((text) => stored.includes(text))).toEqual([]);
    const files = (await readdir(home.home, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files) {
      const bytes = await readFile(join(file.parentPath, file.name));
      expect(planted.filter((text) => bytes.includes(text))).toEqual([]);
    }
  });

  test('an office does not start on the home of the demo', { timeout: 60_000 }, async () => {
    const { code, stderr } = await runCommand(['start', '--port', '0'], { home: home.home });
    expect(code).toBe(1);
    expect(stderr).toContain('fictional press');
  });
});

test('killed while collecting and between stages, it ends with the same rows', {
  timeout: 400_000,
}, async () => {
  const killed = await freshHome();
  try {
    // While pages come in: at the first change below the archive folder.
    await mkdir(join(killed.home, 'archive'), { recursive: true });
    const first = startCommand(DEMO, { home: killed.home });
    const watcher = watch(join(killed.home, 'archive'), { recursive: true });
    await new Promise((resolve) => watcher.once('change', resolve));
    watcher.close();
    first.child.kill('SIGKILL');
    await first.finished;
    for (const moment of ['collect:', 'locate:']) {
      const next = startCommand(DEMO, { home: killed.home });
      await next.shown(moment);
      next.child.kill('SIGKILL');
      await next.finished;
    }
    const last = await runCommand(DEMO, { home: killed.home });
    expect(last.code).toBe(0);
    expect(await read(killed.home)).toEqual(undisturbed);
  } finally {
    await killed.remove();
  }
});
