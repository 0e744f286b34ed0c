import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage } from '../read.ts';
import { OUTLETS } from './registry.ts';
import { versionFor } from './rule.ts';

const sentence =
  'Người dân hai thôn cho biết cầu mới giúp việc đi lại thuận tiện hơn, nhất là vào mùa mưa lũ.';
const page = (published: string, body: string): string =>
  `<html lang="vi"><head><title>Cầu mới</title><meta property="article:published_time" content="${published}"></head>
  <body><h1 class="title-detail">Cầu mới</h1>${body}</body></html>`;

it('registers every file of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => !/\.test\.ts$|^(?:registry|rule)\.ts$/.test(file),
  );
  expect(OUTLETS).toHaveLength(files.length);
});

describe.each(OUTLETS.map((rule) => [rule.hosts[0]!, rule] as const))('%s', (_, rule) => {
  it('has versions that follow each other without a gap or an overlap', () => {
    const newestFirst = rule.versions;
    expect(newestFirst[0]!.until).toBeUndefined();
    newestFirst.slice(1).forEach((older, i) => {
      const next = new Date(`${older.until}T00:00:00Z`).getTime() + 86_400_000;
      expect(new Date(next).toISOString().slice(0, 10)).toBe(newestFirst[i]!.since);
    });
  });
});

describe('a rule', () => {
  const now = new Date('2026-11-21T03:00:00Z');
  it('leads to the text of its outlet, and drops what it names', () => {
    const html = page(
      '2026-11-20T08:00:00+07:00',
      `<p class="description">Cầu dài 42 m vừa được thông xe.</p><article class="fck_detail"><p class="Normal">${sentence}</p>
      <p class="Normal">${sentence}</p><p class="Normal">${sentence}</p><div class="box_brief_info"><p>${sentence} Hộp bên.</p></div>
      <p class="author_mail">Một Tên</p></article>`,
    );
    const { text } = readPage({ html, url: 'https://vnexpress.net/cau-moi-1.html', now });
    expect(text.split('\n')).toEqual(['Cầu dài 42 m vừa được thông xe.', sentence, sentence, sentence]);
  });

  it('holds for the time it names', () => {
    const old = new Date('2016-05-01T00:00:00Z');
    expect(versionFor(OUTLETS, 'https://kinhdoanh.vnexpress.net/a', () => old)?.until).toBe('2017-12-31');
    expect(versionFor(OUTLETS, 'https://vnexpress.net/a', () => now)?.since).toBe('2018-01-01');
    expect(versionFor(OUTLETS, 'https://vnexpress.net/a', () => null)?.since).toBe('2018-01-01');
    expect(versionFor(OUTLETS, 'https://notvnexpress.net/a', () => now)).toBeUndefined();
  });

  it('that finds nothing leaves the general reading as it is', () => {
    const html = page(
      '2026-11-20T08:00:00+07:00',
      `<div class="moi"><p>${sentence}</p><p>${sentence}</p><p>${sentence}</p></div>`,
    );
    expect(readPage({ html, url: 'https://vnexpress.net/a', now }).text).toContain(sentence);
  });
});
