import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Holder, thisProcess, withLock } from './lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, '.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No process here bears these numbers: Linux gives none above 4,194,304. */
const elsewhere = (number: number): Holder => ({
  pid: 99_000_000 + number,
  token: `phiếu-${number}`,
  machine: `máy-${number}`,
});
const lineOf = ({ pid, token, machine }: Holder) => `${pid} ${token} ${machine}`;

/** Another process, on a machine of its own, that counts up a number under the lock. */
async function countElsewhere(holder: Holder, counter: string, times: number): Promise<number> {
  const script = `
    import { readFile, writeFile } from 'node:fs/promises';
    import { withLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    const [lock, counter, times, holder] = process.argv.slice(1);
    for (let done = 0; done < Number(times); done++)
      await withLock(lock, async () => {
        const before = Number(await readFile(counter, 'utf8'));
        await writeFile(counter, String(before + 1));
      }, { holder: JSON.parse(holder) });`;
  const given = [lock, counter, String(times), JSON.stringify(holder)];
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...given], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  return code as number;
}

describe('withLock', () => {
  it.each([
    ['of numbers that the other does not have', [elsewhere(1), elsewhere(2)]],
    [
      'that are both process 1 of a container',
      [elsewhere(1), elsewhere(2)].map((one) => ({ ...one, pid: 1 })),
    ],
  ])('keeps the turns of two processes on machines that share a folder, %s', async (_, holders) => {
    const counter = join(folder, 'so');
    writeFileSync(counter, '0');
    const codes = await Promise.all(holders.map((holder) => countElsewhere(holder, counter, 150)));
    expect(codes).toEqual([0, 0]);
    expect(readFileSync(counter, 'utf8')).toBe('300');
  });

  it('takes over at once what a process of this machine left, its own number included', async () => {
    for (const gone of [
      { ...thisProcess(), token: 'đời-trước' },
      { ...thisProcess(), pid: elsewhere(1).pid },
    ]) {
      writeFileSync(lock, lineOf(gone));
      expect(await withLock(lock, async () => 'vào', { staleMs: Number.POSITIVE_INFINITY })).toBe('vào');
      expect(existsSync(lock)).toBe(false);
    }
  });

  it('takes over what has been silent by its own watch, whatever the time of the file', async () => {
    writeFileSync(lock, lineOf(elsewhere(1)));
    utimesSync(lock, 0, 0);
    const started = performance.now();
    await withLock(lock, async () => undefined, { staleMs: 200 });
    expect(performance.now() - started).toBeGreaterThanOrEqual(200);
  });

  it('waits for a holder elsewhere that shows signs of life, however long it takes', async () => {
    const told: string[] = [];
    const entered = Promise.withResolvers<void>();
    const long = async () => {
      entered.resolve();
      let touches = 0;
      for await (const _ of watch(lock)) if (++touches === 30) break;
      told.push('người trước');
    };
    const first = withLock(lock, long, { holder: elsewhere(1), touchMs: 50 });
    await entered.promise;
    await withLock(lock, async () => void told.push('người sau'), { holder: elsewhere(2), staleMs: 1000 });
    await first;
    expect(told).toEqual(['người trước', 'người sau']);
  });

  it('lets one in at a time when many find a dead holder', async () => {
    for (let round = 0; round < 12; round++) {
      writeFileSync(lock, lineOf({ ...thisProcess(), pid: elsewhere(1).pid }));
      let inside = 0;
      const most: number[] = [];
      const work = async () => {
        most.push(++inside);
        await readFile(lock);
        inside--;
      };
      await Promise.all(Array.from({ length: 8 }, () => withLock(lock, work)));
      expect(most).toEqual(Array.from({ length: 8 }, () => 1));
    }
  });

  it('knows that it was taken over, and leaves a newer lock alone', async () => {
    const newer = lineOf(elsewhere(2));
    const held: boolean[] = [];
    await withLock(lock, async (stillHeld) => {
      held.push(await stillHeld());
      writeFileSync(lock, newer);
      held.push(await stillHeld());
    });
    expect(held).toEqual([true, false]);
    expect(readFileSync(lock, 'utf8')).toBe(newer);
  });
});
