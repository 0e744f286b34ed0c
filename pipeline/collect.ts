import { createHmac } from 'node:crypto';
import { ArchiveFullError } from '../crawlers/archive.ts';
import type { CollectDeps, Collected } from '../crawlers/collector.ts';
import { judgeHealth } from '../crawlers/health.ts';
import { collectors } from '../crawlers/registry.ts';
import { isPersonalPage, type Source } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { knownAddresses, rememberAddress, validatorsOf } from '../db/queries/addresses.ts';
import { knownPosts } from '../db/queries/posts.ts';
import { type FinishedRound, lastRounds, saveRound } from '../db/queries/sources.ts';
import type { Intake, PageTaken } from './intake.ts';
import { outletOfPage } from './outlets.ts';
import { nextReading } from './reading-times.ts';

/** Failures kept of one round; the rest are counted in the last one. */
const FAILURES_KEPT = 50;
const ROUNDS_FOR_HEALTH = 60;

export interface CollectRoundDeps {
  readonly db: Database;
  readonly intake: Intake;
  readonly now: () => Date;
  /** All but the memory, which is the database's. */
  readonly collecting: Omit<CollectDeps, 'memory' | 'now'>;
  readonly onEvent?: ((source: Source, event: Collected) => void) | undefined;
}

/**
 * The memory of earlier rounds, from the database. Of a private person's post no address is kept: a keyed hash
 * stands for it, enough to know that it was read. A press source's link may have led to one by a redirect, so that
 * both its address and its hash are looked for.
 */
function memoryOf(
  source: Source,
  { db, collecting }: Pick<CollectRoundDeps, 'db' | 'collecting'>,
): CollectDeps['memory'] {
  const key = addressKey(source, collecting.repeatSecret);
  const hash = hashed(collecting.repeatSecret);
  return {
    knownPosts: (keys) => knownPosts(db, keys),
    validators: (url) => validatorsOf(db, key(url)),
    known: async (urls) => {
      const byKey = new Map(urls.flatMap((url) => [key(url), hash(url)].map((each) => [each, url])));
      const known = await knownAddresses(db, [...byKey.keys()]);
      return new Set([...known].flatMap((found) => byKey.get(found) ?? []));
    },
  };
}

const addressKey =
  (source: Source, secret: string) =>
  (url: string): string =>
    url !== source.url && outletOfPage(source, url).kind === 'community' ? hashed(secret)(url) : url;

const hashed =
  (secret: string) =>
  (url: string): string =>
    `hmac:${createHmac('sha256', secret).update(url).digest('hex')}`;

type Listed = Extract<Collected, { kind: 'listed' }>;

/**
 * One round of one source: what it lists is fetched, archived and stored as it comes, then the round is stored
 * with the source's state and its next time. A listing's validators are remembered only when everything on it
 * was taken: else the next round would be told "not modified" and the rest would be lost.
 */
export async function collectRound(
  source: Source,
  shelf: string,
  deps: CollectRoundDeps,
): Promise<FinishedRound> {
  const { db, intake, now } = deps;
  const startedAt = now();
  const count = { listed: 0, fresh: 0, documents: 0, posts: 0, unchanged: 0 };
  const failures: { url: string; reason: string; detail: string }[] = [];
  /** Private persons' pages that a source of another kind led to. */
  let personal = 0;
  const listings: Listed[] = [];
  const take = async (event: Collected): Promise<void> => {
    switch (event.kind) {
      case 'document': {
        const taken = await takePage(source, shelf, event, deps);
        if (source.kind !== 'community' && isPersonalPage(source, event.document.finalUrl)) {
          if (taken === 'new') count.posts += 1;
          personal += 1;
        } else if (taken === 'address-too-long')
          failures.push({
            url: `${event.document.url.slice(0, 80)}…`,
            reason: 'not-a-page',
            detail: 'address too long',
          });
        else count.documents += 1;
        return;
      }
      case 'post':
        if (await intake.post(event.post, source.id)) count.posts += 1;
        return;
      case 'unchanged':
        count.unchanged += 1;
        return;
      case 'listed':
        count.listed += event.items;
        count.fresh += event.fresh;
        listings.push(event);
        return;
      case 'failed':
        failures.push(withoutPerson(source, event));
        if (isForGood(event) && event.url !== source.url) await forget(source, event.url, deps);
    }
  };

  try {
    const collector = collectors.get(source.type);
    if (!collector) throw new Error(`no collector for source type ${source.type}`);
    const memory = memoryOf(source, deps);
    for await (const event of collector.collect(source, { ...deps.collecting, memory, now })) {
      await take(event);
      deps.onEvent?.(source, event);
    }
  } catch (error) {
    // No source can be collected on a full disk: that is not this one's failure.
    if (error instanceof ArchiveFullError) throw error;
    // One source that breaks stops neither the others nor the account of what it did bring.
    failures.push({ url: source.url, reason: 'error', detail: (error as Error).message });
  }
  const takenWhole = failures.every((failure) => failure.reason === 'robots' || isForGood(failure));
  if (takenWhole && count.documents + personal + failures.length >= count.fresh) {
    for (const listing of listings) {
      await rememberAddress(db, { url: listing.url, ...listing.validators, listing: true, readAt: now() });
    }
  }
  // Told once and last: a reader takes the first for what is wrong with the source.
  const led = personal > 0 ? [{ url: source.url, reason: 'community', detail: `× ${personal}` }] : [];
  const record = { startedAt, ...count, failures: [...failures.slice(0, FAILURES_KEPT), ...led] };
  const history = [record, ...(await lastRounds(db, source.id, ROUNDS_FOR_HEALTH))];
  const health = judgeHealth(history, now());
  const round = {
    ...record,
    sourceId: source.id,
    finishedAt: now(),
    state: health.state,
    stateDetail: health.detail,
    nextRoundAt: nextReading(source, health, now()),
  };
  await saveRound(db, round);
  return round;
}

type Failed = Pick<Extract<Collected, { kind: 'failed' }>, 'url' | 'reason' | 'detail'>;

/** A failure as it may be kept: the address of a private person's page goes into no table and no log. */
const withoutPerson = (source: Source, { url, reason, detail }: Failed): Failed =>
  url !== source.url && isPersonalPage(source, url)
    ? { url: source.url, reason, detail: /^HTTP \d+/.exec(detail)?.[0] ?? reason }
    : { url, reason, detail };

/** What will be the same next time: asking again every round would be bad manners. */
const isForGood = ({ reason, detail }: { readonly reason: string; readonly detail: string }): boolean =>
  reason === 'not-a-page' ||
  reason.startsWith('community') ||
  (reason === 'http-error' && /^HTTP (404|410)\b/.test(detail));

/** Remembers an address that holds no page, so that it is not asked for again. */
const forget = (source: Source, address: string, { db, now, collecting }: CollectRoundDeps): Promise<void> =>
  rememberAddress(db, {
    url: addressKey(source, collecting.repeatSecret)(address),
    listing: false,
    readAt: now(),
  });

async function takePage(
  source: Source,
  shelf: string,
  { document, hint }: Extract<Collected, { kind: 'document' }>,
  { db, intake, now, collecting }: CollectRoundDeps,
): Promise<PageTaken> {
  const outlet = outletOfPage(source, document.finalUrl);
  const taken = await intake.page(document, { outlet, sourceId: source.id, shelf, hint });
  const { etag, 'last-modified': lastModified } = document.headers;
  const { repeatSecret } = collecting;
  const keyOf = outlet.kind === 'community' ? hashed(repeatSecret) : addressKey(source, repeatSecret);
  const url = keyOf(document.url);
  if (taken !== 'address-too-long')
    await rememberAddress(db, { url, etag, lastModified, listing: false, readAt: now() });
  return taken;
}
