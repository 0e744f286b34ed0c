import { readdirSync, readFileSync } from 'node:fs';
import type { Labelled } from './stories.ts';

const FOLDER = new URL('labelled/', import.meta.url);

/** The events of `labelled/stories-*.tsv`, oldest article first; a hash of the event's code decides its half. */
export function writtenEvents(): (Labelled & { readonly half: 'dev' | 'test' })[] {
  const out = readdirSync(FOLDER)
    .filter((name) => /^stories-.*\.tsv$/.test(name))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, i) => {
      const [event = '', time = '', language = '', title = '', text = ''] = line.split('\t');
      return {
        id: `${event}-${i}`,
        truth: event,
        publishedAt: new Date(`${time}Z`),
        language,
        title,
        text,
        half: halfOf(event),
      };
    });
  return out.sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
}

const halfOf = (event: string): 'dev' | 'test' => (Number(event.slice(1, 3)) % 2 === 0 ? 'dev' : 'test');
