import { Buffer } from 'node:buffer';
import { plainLine, plainLines } from '../plain.ts';
import { absolute, type Feed, type FeedEntry, toEntry } from './entry.ts';
import type { ReadFeedDate } from './rss.ts';
import { child, childrenNamed, inner, type XmlElement } from './xml.ts';

/** Atom 0.3 and 1.0, with or without a prefix. */
export function readAtom(root: XmlElement, url: string, date: ReadFeedDate): Feed {
  const base = absolute(root.attrs['xml:base'] ?? '', url) || url;
  return {
    format: 'atom',
    title: plainLine(value(child(root, 'title', 'atom:title'))),
    entries: childrenNamed(root, 'entry', 'atom:entry').map((entry) => readEntry(entry, base, date)),
  };
}

function readEntry(entry: XmlElement, feedBase: string, date: ReadFeedDate): FeedEntry {
  const base = absolute(entry.attrs['xml:base'] ?? '', feedBase) || feedBase;
  const content = child(entry, 'content', 'atom:content');
  const when = child(
    entry,
    ...['published', 'issued', 'created', 'updated', 'modified'].flatMap((name) => [name, `atom:${name}`]),
    'dc:date',
    'pubdate',
  );
  return toEntry({
    id: inner(child(entry, 'id', 'atom:id')),
    title: plainLine(value(child(entry, 'title', 'atom:title', 'media:title'))),
    link: linkOf(entry, base),
    publishedAt: date(inner(when)),
    summary: plainLines(value(child(entry, 'summary', 'atom:summary', 'media:description'))),
    text: content && !content.attrs.src && isText(content) ? plainLines(value(content)) : '',
  });
}

/** What a text construct holds; base64 is decoded. */
function value(element: XmlElement | undefined): string {
  const text = inner(element);
  const { mode, type } = element?.attrs ?? {};
  const encoded = mode === 'base64' || (type !== undefined && /^application\/octet-stream/i.test(type));
  return encoded ? Buffer.from(text, 'base64').toString('utf8') : text;
}

const isText = (content: XmlElement): boolean => {
  const type = (content.attrs.type ?? 'text').toLowerCase();
  return /^(?:text|html|xhtml)$|^text\/|xml|octet-stream/.test(type);
};

function linkOf(entry: XmlElement, base: string): string {
  const links = childrenNamed(entry, 'link', 'atom:link');
  const found =
    links.find(
      (link) => (link.attrs.rel ?? 'alternate') === 'alternate' && /html|^$/i.test(link.attrs.type ?? ''),
    ) ??
    links.find((link) => (link.attrs.rel ?? 'alternate') === 'alternate') ??
    links.find((link) => link.attrs.rel === 'self');
  const own = found
    ? absolute(found.attrs.href ?? inner(found), absolute(found.attrs['xml:base'] ?? '', base) || base)
    : '';
  if (own) return own;
  const id = inner(child(entry, 'id', 'atom:id'));
  return /^https?:/i.test(id) ? absolute(id, base) : '';
}
