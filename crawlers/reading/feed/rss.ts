import { plainLine, plainLines } from '../plain.ts';
import { absolute, type Feed, type FeedEntry, toEntry } from './entry.ts';
import { child, childrenNamed, inner, isXml, type XmlElement } from './xml.ts';

export type ReadFeedDate = (text: string) => Date | null;

/** RSS 0.9x and 2.0 (items in the channel) and 1.0 (items beside it); both places are read. */
export function readRss(root: XmlElement, url: string, date: ReadFeedDate): Feed {
  const channel = root.name === 'channel' ? root : (child(root, 'channel') ?? root);
  const base = absolute(channel.attrs['xml:base'] ?? root.attrs['xml:base'] ?? '', url) || url;
  const items = [...childrenNamed(channel, 'item'), ...(channel === root ? [] : childrenNamed(root, 'item'))];
  return {
    format: 'rss',
    title: plainLine(inner(child(channel, 'title', 'dc:title'))),
    entries: items.map((item) => readItem(item, base, date)),
  };
}

function readItem(item: XmlElement, feedBase: string, date: ReadFeedDate): FeedEntry {
  const base = absolute(item.attrs['xml:base'] ?? '', feedBase) || feedBase;
  const guid = child(item, 'guid', 'id');
  const about = aboutOf(item);
  const id = inner(guid) || about;
  const body = plainLines(
    inner(child(item, 'content:encoded', 'content', 'fulltext', 'body', 'encoded', 'xhtml:body')),
  );
  const summary = plainLines(
    inner(
      child(
        item,
        'description',
        'summary',
        'dc:description',
        'atom:summary',
        'media:description',
        'itunes:summary',
        'itunes:subtitle',
      ),
    ),
  );
  return toEntry({
    id,
    title: plainLine(inner(child(item, 'title', 'dc:title', 'media:title'))),
    link: linkOf(item, guid, base),
    publishedAt: date(
      inner(
        child(
          item,
          'pubdate',
          'dc:date',
          'atom:published',
          'published',
          'date',
          'dc:issued',
          'dc:created',
          'atom:updated',
          'lastbuilddate',
          'updated',
        ),
      ),
    ),
    summary,
    text: body,
  });
}

/** The address that an RDF item is about; its prefix is whatever the feed chose. */
const aboutOf = (item: XmlElement): string =>
  Object.entries(item.attrs).find(([name]) => /(?:^|:)about$/.test(name))?.[1] ?? '';

function linkOf(item: XmlElement, guid: XmlElement | undefined, base: string): string {
  for (const element of item.children) {
    if (!isXml(element) || (element.name !== 'link' && element.name !== 'atom:link')) continue;
    const rel = element.attrs.rel ?? 'alternate';
    const given = inner(element) || (rel === 'alternate' ? (element.attrs.href ?? '') : '');
    const link = absolute(given, base);
    if (link) return link;
  }
  const permanent = guid && guid.attrs.ispermalink?.toLowerCase() !== 'false' ? inner(guid) : '';
  if (/^https?:/i.test(permanent)) return absolute(permanent, base);
  return absolute(aboutOf(item), base);
}
