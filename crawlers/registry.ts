import type { SourceType } from '../db/model/index.ts';
import { browser } from './browser.ts';
import type { Collector } from './collector.ts';
import { feed } from './feed.ts';
import { listing } from './listing.ts';
import { portal } from './portal.ts';
import { sitemap } from './sitemap.ts';

/** Every collector by its source type: one line each. */
export const collectors: ReadonlyMap<SourceType, Collector> = new Map(
  [feed, sitemap, listing, browser, portal].map((collector) => [collector.type, collector]),
);
