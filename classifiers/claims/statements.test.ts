import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createChecker } from './check.ts';
import { readStatements } from './shipped.ts';
import { parseStatement } from './statements.ts';

const statements = readStatements('statements');
const good = readFileSync('statements/bien-gioi-lao-chieu-dai.yaml', 'utf8');

describe('a statement file', () => {
  test('with a wrong value names file, line and field', () => {
    const parsed = parseStatement(good.replace(/value: [\d.]+/, 'value: rất dài'), 'a.yaml');
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    const line = good.split('\n').findIndex((text) => /value: /.test(text)) + 1;
    expect(parsed.problems).toMatchObject([{ file: 'a.yaml', line, field: 'figures.0.value' }]);
  });

  test('with a word that the schema lacks names it', () => {
    const parsed = parseStatement(`${good}author: X\n`, 'a.yaml');
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ file: 'a.yaml', message: expect.stringContaining('author') }],
    });
  });

  test('with a pattern that does not compile names the pattern', () => {
    const parsed = parseStatement(good.replace('<border-la>', '<border-mars>'), 'a.yaml');
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('border-mars') }],
    });
    if (!parsed.ok) expect(parsed.problems[0]?.field).toMatch(/^figures\.0\.subject/);
  });

  test('that was edited without a line of history says so', () => {
    const parsed = parseStatement(good.replace(/^version: \d+/m, 'version: 9'), 'a.yaml');
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ field: 'history', message: expect.stringContaining('version 9') }],
    });
    if (!parsed.ok) expect(parsed.problems[0]?.line).toBeGreaterThan(1);
  });

  test('that is no YAML names the line', () => {
    const parsed = parseStatement('id: a\n  version: [1\n', 'a.yaml');
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems[0]?.line).toBeGreaterThan(0);
  });

  test('may hold a list of statements, but no id twice', () => {
    const one = good
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`))
      .join('\n')
      .replace('    ', '  - ');
    expect(parseStatement(`statements:\n${one}`, 'a.yaml')).toMatchObject({ ok: true });
    expect(parseStatement(`statements:\n${one}${one}`, 'a.yaml')).toMatchObject({ ok: false });
  });
});

describe('the shipped statements', () => {
  test('are about forty, each with an id of its own, its sources and its history', () => {
    expect(statements.length).toBeGreaterThanOrEqual(40);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
    for (const statement of statements) {
      expect(statement.sources.length, statement.id).toBeGreaterThan(0);
      expect(statement.history.at(-1)?.version, statement.id).toBe(statement.version);
    }
  });

  test('name the other side where the position is Viet Nam’s own', () => {
    const silent = statements.filter(
      ({ position, othersPositions }) => position === 'vietnam' && othersPositions.length === 0,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('do not flag themselves, nor their proposed replies', async () => {
    const checker = createChecker({ statements });
    for (const { id, proposition, reply } of statements) {
      for (const text of [...Object.values(proposition), ...Object.values(reply)]) {
        if (!text) continue;
        const flags = (await checker.check({ text })).filter((match) => match.verdict === 'contradicts');
        expect(flags, `${id}: ${text}`).toEqual([]);
      }
    }
  });
});
