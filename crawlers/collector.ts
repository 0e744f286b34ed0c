import type { Document, Source, SourceType } from '../db/model/index.ts';

/** What a listing says of an item, before its page is read. Used where the page itself is silent. */
export interface ItemHint {
  readonly title?: string | undefined;
  readonly publishedAt?: Date | undefined;
  readonly summary?: string | undefined;
  readonly language?: string | undefined;
  /** Full text in the feed, as plain paragraphs; used when it is longer than the page's. */
  readonly text?: string | undefined;
}

/** A public post after reduction: nothing in it leads to a person, and no address of it is kept. */
export interface ReducedPost {
  /** `youtube`, `telegram`, … */
  readonly platform: string;
  /** Handles, numbers, addresses and profile links already removed. */
  readonly text: string;
  /** Hour of posting (minutes and seconds are zero). */
  readonly postedHour: Date | null;
  /** Keyed hash that recognises a repeat; the key never leaves the office. */
  readonly repeatKey: string;
}

/** Why something was not read. `robots` and `blocked` are states, never worked around. */
export const SKIP_REASONS = [
  'robots',
  'blocked',
  'needs-browser',
  'too-large',
  'too-slow',
  'unsafe-address',
  'not-a-page',
  'http-error',
  /** The body's gzip, br or zstd cannot be unpacked, or its coding is unknown. */
  'broken-coding',
  'unreachable',
  'bad-listing',
  'challenge',
  /** A private person's page among a source's: reduced and counted at most, never kept. */
  'community',
  /** A file that was read holds such pages among others; it stays as it is. */
  'community-in-file',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What a collector tells as it goes; the pipeline archives, stores and counts. */
export type Collected =
  | { readonly kind: 'document'; readonly document: Document; readonly hint: ItemHint }
  | { readonly kind: 'post'; readonly post: ReducedPost }
  /** A 304: the address has nothing new. Clears no earlier failure. */
  | { readonly kind: 'unchanged'; readonly url: string }
  /** The listing itself was read: how many items it names, how many of them are new. */
  | {
      readonly kind: 'listed';
      readonly url: string;
      readonly items: number;
      readonly fresh: number;
      readonly validators: Validators;
    }
  | {
      readonly kind: 'failed';
      readonly url: string;
      readonly reason: SkipReason;
      readonly detail: string;
      /** From `Retry-After` or the back-off; the host is left alone until then. */
      readonly retryAfter?: Date | undefined;
    };

/** What a conditional GET sends back to the server. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** What earlier rounds know; handed in, so that a collector never sees the database. */
export interface CollectMemory {
  validators(url: string): Promise<Validators | undefined>;
  /** Those of `urls` whose page was fetched before. */
  known(urls: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of `keys` under which a community post is stored; where absent, such pages are fetched every round. */
  knownPosts?(repeatKeys: readonly string[]): Promise<ReadonlySet<string>>;
}

/** One file in `crawlers/` for each source type, registered in `crawlers/registry.ts`. */
export interface Collector {
  readonly type: SourceType;
  collect(source: Source, deps: CollectDeps): AsyncIterable<Collected>;
}

/** Everything impure, handed in. The crawlers' room fills in what `fetcher` and `browser` are. */
export interface CollectDeps {
  readonly memory: CollectMemory;
  readonly now: () => Date;
  readonly fetcher: Fetcher;
  /** Undefined where no browser was found: browser sources then fail with `needs-browser`. */
  readonly browser?: BrowserFetcher | undefined;
  /** Key for `repeatKey` of community posts. */
  readonly repeatSecret: string;
  /** At most so many new pages in one round. */
  readonly pageLimit: number;
  readonly signal?: AbortSignal | undefined;
}

export type FetchResult =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'unchanged'; readonly url: string }
  | Extract<Collected, { kind: 'failed' }>;

/** Polite (robots, pace, back-off) and guarded (addresses, sizes, times); every fetch goes through it. */
export interface Fetcher {
  fetch(url: string, options?: FetchOptions): Promise<FetchResult>;
  /** Many addresses, hosts side by side and each host in turn (Crawlee underneath). */
  fetchAll(urls: readonly string[], options?: FetchOptions): AsyncIterable<FetchResult>;
  close(): Promise<void>;
}

export interface FetchOptions {
  readonly validators?: Validators | undefined;
  readonly delaySeconds?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Renders a page in a browser under the same manners and guard. */
export interface BrowserFetcher {
  render(url: string, options?: FetchOptions): Promise<FetchResult>;
  close(): Promise<void>;
}
