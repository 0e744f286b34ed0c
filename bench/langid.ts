import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLanguageIdentifier } from '../classifiers/language.ts';
import { foldDiacritics } from '../db/model/text.ts';

/** `node bench/langid.ts [data]`: accuracy of language identification on short texts, by language. */
const data = process.argv[2] ?? '../shared/data';
const identify = await createLanguageIdentifier();

const rows = readFileSync(join(data, 'langid', 'langid.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => {
    const comma = line.indexOf(',');
    const text = line.slice(comma + 1);
    return {
      language: line.slice(0, comma),
      text: text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text,
    };
  });

const verbose = process.argv.includes('--errors');
const table: { set: string; language: string; texts: number; accuracy: string; perSecond: number }[] = [];
const measure = (set: string, language: string, texts: readonly string[]): void => {
  const start = performance.now();
  const found = texts.map((text) => identify(text).language);
  const seconds = (performance.now() - start) / 1000;
  const right = found.filter((one) => one === language).length;
  if (verbose)
    found.forEach((one, i) => {
      if (one !== language) console.error(set, language, one, texts[i]);
    });
  table.push({
    set,
    language,
    texts: texts.length,
    accuracy: (right / texts.length).toFixed(4),
    perSecond: Math.round(texts.length / seconds),
  });
};

for (const language of [...new Set(rows.map((row) => row.language))].sort()) {
  measure(
    'langid',
    language,
    rows.filter((row) => row.language === language).map((row) => row.text),
  );
}
const vietnamese = rows.filter((row) => row.language === 'vi').map((row) => row.text);
measure('langid, marks removed', 'vi', vietnamese.map(foldDiacritics));

const danes = join(data, 'danes', 'danes.jsonl');
if (existsSync(danes)) {
  const titles = readFileSync(danes, 'utf8')
    .trim()
    .split('\n')
    .map((line) => String((JSON.parse(line) as { title?: unknown }).title ?? ''))
    .filter((title) => title.length > 10);
  measure('danes headlines', 'vi', titles);
  measure('danes headlines, marks removed', 'vi', titles.map(foldDiacritics));
}
console.table(table);
