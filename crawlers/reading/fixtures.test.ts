import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGE_TYPES } from '../../db/model/article.ts';
import { readPage } from './read.ts';

/**
 * Contract: every folder under `fixtures/` holds a page (`source.html`), what is known of it (`input.json`) and
 * what must be read from it (`expected.json`). Adding a case is adding a folder.
 */
const root = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(root);
const json = <T>(name: string, file: string): T =>
  JSON.parse(readFileSync(join(root, name, file), 'utf8')) as T;

describe.each(cases)('%s', (name) => {
  it('has its three files', () => {
    for (const file of ['source.html', 'input.json', 'expected.json']) {
      expect(existsSync(join(root, name, file)), file).toBe(true);
    }
  });

  it('is read as expected', () => {
    const input = json<{ url: string; now: string; language?: string }>(name, 'input.json');
    const reading = readPage({
      html: readFileSync(join(root, name, 'source.html'), 'utf8'),
      url: input.url,
      now: new Date(input.now),
      language: input.language,
    });
    const plain = {
      ...reading,
      publishedAt: reading.publishedAt?.toISOString() ?? null,
      text: reading.text.split('\n'),
    };
    expect(plain).toEqual(json(name, 'expected.json'));
  });
});

it('has a fixture for every page type', () => {
  const seen = new Set(cases.map((name) => json<{ pageType: string }>(name, 'expected.json').pageType));
  expect([...seen].sort()).toEqual([...PAGE_TYPES].sort());
});
