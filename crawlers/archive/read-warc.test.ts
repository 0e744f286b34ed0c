import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive, readWarc } from '../archive.ts';
import { createDocument } from '../document.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warc-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = () => ({ now: () => new Date('2026-11-21T05:00:00Z') });
const page = (text: string) =>
  createDocument({
    url: 'https://bao.example/tin',
    fetchedAt: new Date('2026-11-21T05:00:00Z'),
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(text),
  });
const collect = async <T>(items: AsyncIterable<T>) => Array.fromAsync(items);

const WARC = '../shared/data/warc';
describe.skipIf(!existsSync(WARC))('readWarc on files made by others', () => {
  it('reads what can be read and tells the rest', async () => {
    const seen: Record<string, unknown> = {};
    for (const file of readdirSync(WARC)) {
      const records = await collect(readWarc(join(WARC, file)));
      seen[file] = records.map((r) => ('problem' in r ? 'problem' : r.document.body.length)).join(' ');
    }
    expect(seen).toEqual({
      'bad.arc': 'problem',
      'example-bad-non-chunked.warc.gz': '1270',
      'example-bad.warc.gz.bad': '1270 201',
      'example-digest.warc': '',
      'example-iana.org-chunked.warc': '7223',
      'example-resource.warc.gz': '1303',
      'example-space-in-target-uri.warc.gz': '',
      'example-space-in-url.arc': 'problem',
      'example-trunc.warc': 'problem',
      'example-wget-bad-target-uri.warc.gz': '1270',
      'example-wrong-chunks.warc.gz': '1270',
      'example.arc': 'problem',
      'example.arc.gz': 'problem',
      'example.warc': '1270',
      'example.warc.gz': '1270',
      'post-test.warc.gz': '545 552 551',
    });
  });
});

describe('readWarc', () => {
  it('reads a file that was cut in half up to the cut, then tells one problem', async () => {
    const archive = await openArchive(folder, clock());
    const places = await Promise.all(
      Array.from({ length: 20 }, (_, n) => archive.append('xa', page(`bài ${n}`.repeat(50)))),
    );
    const path = join(folder, places[0]!.file);
    truncateSync(path, Math.floor(statSync(path).size / 2));
    const whole = places.filter((place) => place.offset + place.length <= statSync(path).size).length;
    const records = await collect(readWarc(path));
    expect(records.slice(0, -1).every((record) => 'document' in record)).toBe(true);
    expect(records.length - 1).toBe(whole);
    expect(records.at(-1)).toMatchObject({ problem: 'the gzip member is cut off' });
  });

  it('goes on behind a damaged record', async () => {
    const archive = await openArchive(folder, clock());
    const places = [];
    for (let n = 0; n < 5; n++) places.push(await archive.append('xa', page(`bài ${n}`.repeat(50))));
    const path = join(folder, places[0]!.file);
    const bytes = readFileSync(path);
    bytes.fill(0, places[2]!.offset + 30, places[2]!.offset + 90);
    writeFileSync(path, bytes);
    const records = await collect(readWarc(path));
    expect(records.map((record) => ('problem' in record ? record.offset : 'page'))).toEqual([
      'page',
      'page',
      places[2]!.offset,
      'page',
      'page',
    ]);
    appendFileSync(path, 'rác');
    expect((await collect(readWarc(path))).filter((record) => 'problem' in record)).toHaveLength(2);
  });
});
