import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected } from './collector.ts';
import { dropFolder } from './drop-folder.ts';

const NOW = new Date('2026-11-21T00:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string, minutesAgo = 1): void => {
  writeFileSync(join(folder, name), text);
  utimesSync(join(folder, name), NOW, NOW.getTime() / 1000 - minutesAgo * 60);
};
const table = (title: string): string => `url,title,text\nhttps://bao.example/${title},${title},Nội dung\n`;
const kept = (below: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, below)).map((name) => [name, readFileSync(join(folder, below, name), 'utf8')]),
  );

/** One worker's round. */
function round(kind: Source['kind'] = 'press'): AsyncIterable<Collected> {
  const source: Source = { id: 'tep', kind, type: 'drop-folder', url: folder, outlet: 'Tệp' };
  const deps = { now: () => NOW, repeatSecret: 'secret', pageLimit: 50 } as CollectDeps;
  return dropFolder.collect(source, deps);
}
const titles = (events: readonly Collected[]) =>
  events.flatMap((event) => (event.kind === 'document' ? (event.hint.title ?? '') : []));

describe('a drop folder', () => {
  it('keeps every file of a name that comes each week, read or broken', async () => {
    for (const week of ['tuan-1', 'tuan-2', 'tuan-3']) {
      put('bang.csv', table(week));
      put('hong.jsonl', week);
      put('ban.ghi.warc.gz', week);
      expect(titles(await Array.fromAsync(round()))).toEqual([week]);
    }
    expect(kept('da-doc')).toEqual({
      'bang.csv': table('tuan-1'),
      'bang.2.csv': table('tuan-2'),
      'bang.3.csv': table('tuan-3'),
    });
    expect(kept('loi')).toMatchObject({
      'hong.jsonl': 'tuan-1',
      'hong.3.jsonl': 'tuan-3',
      'ban.ghi.warc.gz': 'tuan-1',
      'ban.ghi.2.warc.gz': 'tuan-2',
    });
  });

  it('loses and doubles no file between two workers', async () => {
    const weeks = Array.from({ length: 25 }, (_, week) => table(`tuan-${week}`));
    for (const week of weeks) {
      put('bang.csv', week);
      put('bang.2.csv', `${week}\n`);
      await Promise.all([round(), round(), round()].map((events) => Array.fromAsync(events)));
    }
    const both = weeks.flatMap((week) => [week, `${week}\n`]);
    expect(Object.values(kept('da-doc')).toSorted()).toEqual(both.toSorted());
    expect(readdirSync(folder)).toEqual(['da-doc']);
  });

  it.each(['press', 'community'] as const)(
    'leaves a newer file that took the place of the one being read for the next round (%s)',
    async (kind) => {
      put('bang.csv', table('tuan-1'), 2);
      let events = 0;
      for await (const _ of round(kind)) if (++events === 2) put('bang.csv', table('tuan-2'), 1);
      expect(kept('.')).toEqual({ 'bang.csv': table('tuan-2') });
      expect(await Array.fromAsync(round(kind))).toHaveLength(2);
      expect(readdirSync(folder)).toEqual(kind === 'press' ? ['da-doc'] : []);
    },
  );
});
