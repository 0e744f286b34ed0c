import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** DESIGN's arrows: a room may import itself and the rooms named here. Tests may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'db/model': [],
  db: ['db/model'],
  crawlers: ['db/model'],
  classifiers: ['db/model'],
  dashboards: ['db', 'db/model'],
  pipeline: ['db', 'db/model', 'crawlers', 'classifiers', 'dashboards'],
};

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const isTest = (file: string) =>
  file.startsWith('test/') || file.endsWith('.test.ts') || file.includes('/testing/');
const sources = tracked.filter((file) => !isTest(file) && !file.startsWith('bench/') && file.includes('/'));
const roomOf = (file: string) => (file.startsWith('db/model/') ? 'db/model' : (file.split('/')[0] ?? ''));
const read = (file: string) => readFileSync(file, 'utf8');

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map((match) => normalize(join(dirname(file), match[1] ?? '')));
}

describe('import arrows', () => {
  test.each(sources)('%s', (file) => {
    const room = roomOf(file);
    const allowed = [room, ...(MAY_IMPORT[room] ?? [])];
    const strays = importsOf(file).filter(
      (target) => !allowed.includes(roomOf(target)) && target.endsWith('.ts'),
    );
    expect(strays).toEqual([]);
  });

  test('an import against the arrows would be found', () => {
    expect(MAY_IMPORT.crawlers).not.toContain('db');
    expect(importsOf('pipeline/plan.ts')).toContain('db/open.ts');
  });
});

describe('house rules', () => {
  test('no source file is longer than 250 lines', () => {
    const long = sources.filter((file) => read(file).split('\n').length > 251);
    expect(long).toEqual([]);
  });

  test('only pipeline/config.ts reads the environment', () => {
    const readers = sources.filter(
      (file) => file !== 'pipeline/config.ts' && read(file).includes('process.env'),
    );
    expect(readers).toEqual([]);
  });

  test('only db/ holds queries', () => {
    const query = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/;
    const strays = sources.filter((file) => !file.startsWith('db/') && query.test(read(file)));
    expect(strays).toEqual([]);
  });

  test('no type hole and no unfinished mark', () => {
    // A type stands before one of these; in a sentence or a word list "any" stands before a word.
    const hole = /[\w)\]]\??:\s*any\s*[;,)=|&\]>{]|\bas any\b|@ts-(ignore|nocheck)|\b(TODO|FIXME|XXX)\b/;
    expect(sources.filter((file) => hole.test(read(file)))).toEqual([]);
  });

  test('tests mock no module, do not sleep, and none is left out by hand', () => {
    const cheat =
      /vi\.(mock|spyOn|useFakeTimers)\(|\b(test|it|describe)\.(only|todo|skip)\(|\bsleep\(|setTimeout\(\s*r(esolve)?\b/;
    const strays = tracked.filter(
      (file) => isTest(file) && file !== 'test/architecture.test.ts' && cheat.test(read(file)),
    );
    expect(strays).toEqual([]);
  });

  test('the schema has no author', () => {
    const person = /\b(author|byline|handle|username|user_name|profile_url|avatar)(_\w+)?\s*(:|text\b)/i;
    const schema = tracked.filter((file) => /^db\/(tables|migrations|model)/.test(file));
    expect(schema.filter((file) => person.test(read(file)))).toEqual([]);
  });
});
