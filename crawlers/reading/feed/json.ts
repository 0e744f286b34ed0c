import { plainLine, plainLines } from '../plain.ts';
import { absolute, type Feed, toEntry } from './entry.ts';
import type { ReadFeedDate } from './rss.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const string = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** JSON Feed 1.0 and 1.1; null where the value is none. */
export function readJsonFeed(value: unknown, url: string, date: ReadFeedDate): Feed | null {
  if (!isNode(value)) return null;
  const looks = string(value.version).includes('jsonfeed') || Array.isArray(value.items);
  if (!looks) return null;
  const items: unknown[] = Array.isArray(value.items) ? value.items : [];
  return {
    format: 'json',
    title: plainLine(string(value.title)),
    entries: items.filter(isNode).map((item) =>
      toEntry({
        id: string(item.id),
        title: plainLine(string(item.title)),
        link: absolute(string(item.url) || string(item.external_url), url),
        publishedAt: date(string(item.date_published) || string(item.date_modified)),
        summary: plainLines(string(item.summary)),
        text: plainLines(string(item.content_html) || string(item.content_text)),
      }),
    ),
  };
}
