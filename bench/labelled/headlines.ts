import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A headline of a public set with the labels that this project gave it by reading. */
export interface LabelledHeadline {
  readonly language: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly tone: string;
}

/** How the headlines of a set are got from its file; the labels are kept by the SHA-256 of the headline. */
const SOURCES: Record<string, { file: string; headline: (line: string) => string }> = {
  danes_unlabelled: {
    file: 'danes/danes_unlabelled.jsonl.gz',
    headline: (line) => ((JSON.parse(line) as { title?: string }).title ?? '').trim(),
  },
  tc201805: { file: 'tc201805/tc201805.jsonl.gz', headline: firstLine },
  bbc: { file: 'bbc/bbc.jsonl.gz', headline: firstLine },
  thucnews_titles: { file: 'thucnews_titles/train.tsv', headline: (line) => line.split('\t')[0] ?? '' },
};

function firstLine(line: string): string {
  return ((JSON.parse(line) as { text: string }).text.split('\n')[0] ?? '').trim();
}

/** The 300 labelled headlines, found again in the sets; throws where a set or a headline is absent. */
export function labelledHeadlines(data: string): LabelledHeadline[] {
  const body = readFileSync(new URL('./headlines.tsv', import.meta.url), 'utf8');
  const labels = body
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [language = '', set = '', sha256 = '', topics = '', tone = ''] = line.split('\t');
      return { language, set, sha256, topics: topics.split(','), tone };
    });
  const texts = new Map<string, string>();
  for (const set of new Set(labels.map((label) => label.set))) {
    const source = SOURCES[set];
    const file = join(data, source?.file ?? set);
    if (!source || !existsSync(file)) throw new Error(`${file} is absent; the labels of ${set} need it`);
    const bytes = readFileSync(file);
    const wanted = new Set(labels.filter((label) => label.set === set).map((label) => label.sha256));
    for (const line of (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')) {
      if (!line) continue;
      const text = source.headline(line);
      const key = createHash('sha256').update(text).digest('hex').slice(0, 16);
      if (wanted.has(key)) texts.set(key, text);
    }
  }
  return labels.map(({ language, sha256, topics, tone }) => {
    const text = texts.get(sha256);
    if (text === undefined) throw new Error(`no headline with the SHA-256 ${sha256}… is in the sets`);
    return { language, text, topics, tone };
  });
}
