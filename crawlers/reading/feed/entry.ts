/** One item of a feed, as plain text. */
export interface FeedEntry {
  /** As the feed gives it, or the link. */
  readonly id: string;
  readonly title: string;
  /** Absolute, or '' where the feed names no page. */
  readonly link: string;
  readonly publishedAt: Date | null;
  /** Lines joined by `\n`. */
  readonly summary: string;
  /** Full text, where the feed carries it and it says more than the summary. */
  readonly text?: string;
}

export interface Feed {
  /** `rss` (0.9x, 1.0, 2.0), `atom` or `json`. */
  readonly format: string;
  readonly title: string;
  readonly entries: readonly FeedEntry[];
}

/** An absolute http(s) address, or ''. */
export function absolute(link: string, base: string): string {
  const given = link.trim();
  if (!given) return '';
  try {
    const url = new URL(given, base || undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : '';
  } catch {
    return '';
  }
}

/** Puts an entry together; the text is kept only where it says more than the summary. */
export function toEntry(parts: {
  id: string;
  title: string;
  link: string;
  publishedAt: Date | null;
  summary: string;
  text: string;
}): FeedEntry {
  const { text, ...rest } = parts;
  const summary = rest.summary || text;
  const entry = { ...rest, id: rest.id || rest.link, summary };
  return text.length > summary.length ? { ...entry, text } : entry;
}
