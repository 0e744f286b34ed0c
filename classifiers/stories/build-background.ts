/**
 * Counts how many news articles hold each common word and pair of words, so that rare ones weigh more.
 *
 *   npx node classifiers/stories/build-background.ts [../shared/data]
 *
 * From VNTC (press of 2003–2007) and DANeS (CC BY 4.0, DATASET.VN). Writes `background.txt`: lines of terms that
 * occur in the same power of √2 of articles, commonest first.
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { words } from './words.ts';

const KEPT = 20_000;

async function main(data: string): Promise<void> {
  const counts = new Map<string, number>();
  let articles = 0;
  const count = (text: string): void => {
    articles++;
    const seen = new Set<string>();
    const list = words(text).slice(0, 200);
    list.forEach((word, i) => {
      const next = list[i + 1];
      seen.add(word.text);
      if (next && !next.opens) seen.add(`${word.text} ${next.text}`);
    });
    for (const term of seen) counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  const lines = createInterface({
    input: createReadStream(`${data}/vntc/train.jsonl.gz`).pipe(createGunzip()),
  });
  let n = 0;
  for await (const line of lines) if (n++ % 2 === 0) count((JSON.parse(line) as { text: string }).text);
  for (const line of readFileSync(`${data}/danes/danes.jsonl`, 'utf8').split('\n')) {
    if (line !== '')
      count(
        Object.values(JSON.parse(line) as Record<string, unknown>)
          .filter((v) => typeof v === 'string')
          .join('\n'),
      );
  }
  const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEPT);
  const groups = new Map<number, string[]>();
  for (const [term, seen] of common) {
    const level = Math.round(2 * Math.log2(articles / seen));
    groups.set(level, [...(groups.get(level) ?? []), term.replaceAll(' ', '_')]);
  }
  const out = [...groups].sort((a, b) => a[0] - b[0]).map(([level, terms]) => `${level} ${terms.join(' ')}`);
  writeFileSync(new URL('background.txt', import.meta.url), `${out.join('\n')}\n`);
  console.log(`${articles} articles, ${common.length} terms, ${groups.size} levels`);
}

if (import.meta.main) await main(process.argv[2] ?? '../shared/data');
