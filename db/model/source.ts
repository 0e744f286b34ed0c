/**
 * Who stands behind a source. `community` covers every page, channel or blog run by a private person
 * and every source that nobody has classified; its texts are reduced before the first write.
 */
export const SOURCE_KINDS = ['press', 'agency', 'institution', 'community'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How a source is read; each has its own file in `crawlers/`. */
export const SOURCE_TYPES = [
  'feed',
  'sitemap',
  'listing',
  'browser',
  'portal',
  'youtube',
  'telegram',
  'mastodon',
  'bluesky',
  'reddit',
  'facebook-page',
  'drop-folder',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** How a source is doing, as the dashboard shows it. */
export const SOURCE_STATES = [
  'unverified',
  'ok',
  'quiet',
  'silent',
  'failing',
  'blocked',
  'forbidden-by-robots',
  'changed',
  'needs-browser',
] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** One address that is polled, as the locality profile gives it. */
export interface Source {
  /** Unique within an installation, a slug: `vnexpress-thoi-su`. */
  readonly id: string;
  readonly kind: SourceKind;
  readonly type: SourceType;
  /** Address of the feed, sitemap, listing page, channel or API; a folder for `drop-folder`. */
  readonly url: string;
  /** Name of the outlet as officers know it: `Báo Lạng Sơn`. */
  readonly outlet: string;
  /** Home province of the outlet, short name (`Lạng Sơn`), when it has one. */
  readonly homeProvince?: string | undefined;
  /** Main language, as a hint: `vi`, `en`, `zh`. */
  readonly language?: string | undefined;
  /** Seconds between two requests to the host; never below what robots.txt asks. */
  readonly delaySeconds?: number | undefined;
  /** Hours of the office's day at which it is read, `HH:MM`; absent: as often as it brings something new. */
  readonly readAt?: readonly string[] | undefined;
  /** Zone of `readAt`: that of the locality whose profile names it. */
  readonly timeZone?: string | undefined;
  /** `unverified` until somebody, or a successful fetch, checked it. */
  readonly state?: SourceState | undefined;
  /** Settings of its type: link pattern of a listing, token of a Graph API page, and so on. */
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** Whether anyone may post there (a subreddit, a hashtag): what is read from it is community, whatever a profile says. */
export const isOpenToAnyone = ({ type, url }: Pick<Source, 'type' | 'url'>): boolean =>
  type === 'reddit' || (type === 'mastodon' && URL.canParse(url) && /^\/tags\//.test(new URL(url).pathname));
