import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EVALUATIONS } from '../pipeline/commands/eval.ts';
import { runCommand } from './setup/command.ts';

const hasSets = existsSync('../shared/data');

describe('eval', () => {
  test('knows only programs that are there', () => {
    const files = Object.values(EVALUATIONS).map(({ run: [file = ''] }) => join('bench', file));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('names what it can measure', async () => {
    const { code, stderr } = await runCommand(['eval', 'no-such-set']);
    expect(code).toBe(2);
    expect(stderr).toContain(Object.keys(EVALUATIONS).join(', '));
  });

  test.skipIf(!hasSets)('prints the figures on standard output, the rest beside it', async () => {
    const { code, stdout, stderr } = await runCommand(['eval', 'robots']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/'all' *│ *\d{3}/);
    expect(stderr).toBe('eval robots\n');
  });

  test.skipIf(hasSets)('says that the public sets are not there', async () => {
    const { code, stderr } = await runCommand(['eval', 'robots']);
    expect(code).toBe(1);
    expect(stderr).toContain('../shared/data');
  });
});
