/** What kind of page was read. Only `article` goes on; the others are quarantined under their name. */
export const PAGE_TYPES = [
  'article',
  'listing',
  'video',
  'live-blog',
  'gallery',
  'consent-page',
  'soft-404',
  'paywall',
  'challenge',
] as const;
export type PageType = (typeof PAGE_TYPES)[number];

/** What a page says, as plain text (NFC). Nothing here ever holds markup. */
export interface Article {
  /** Without the outlet's suffix. */
  readonly title: string;
  /** Paragraphs joined by `\n`; no empty lines. */
  readonly text: string;
  /** Time of publication, or null where the page gives none that can be believed. */
  readonly publishedAt: Date | null;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  readonly canonicalUrl: string;
  /** Name of the outlet as the page gives it, or ''. */
  readonly siteName: string;
}
