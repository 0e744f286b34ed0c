import type { SourceType } from '../db/model/index.ts';
import { bluesky } from './bluesky.ts';
import { browser } from './browser.ts';
import type { Collector } from './collector.ts';
import { dropFolder } from './drop-folder.ts';
import { facebookPage } from './facebook-page.ts';
import { feed } from './feed.ts';
import { listing } from './listing.ts';
import { mastodon } from './mastodon.ts';
import { portal } from './portal.ts';
import { reddit } from './reddit.ts';
import { sitemap } from './sitemap.ts';
import { telegram } from './telegram.ts';
import { youtube } from './youtube.ts';

const ALL: readonly Collector[] = [
  feed,
  sitemap,
  listing,
  browser,
  portal,
  youtube,
  telegram,
  mastodon,
  bluesky,
  reddit,
  facebookPage,
  dropFolder,
];

/** Every collector by its source type. */
export const collectors: ReadonlyMap<SourceType, Collector> = new Map(
  ALL.map((collector) => [collector.type, collector]),
);
