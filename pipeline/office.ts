import pMap from 'p-map';
import { createBrowserFetcher } from '../crawlers/browser-fetcher.ts';
import type { Collected } from '../crawlers/collector.ts';
import { createFetcher, type FetcherOptions } from '../crawlers/fetcher.ts';
import { foldDiacritics, type Source } from '../db/model/index.ts';
import { type FinishedRound, syncSources } from '../db/queries/sources.ts';
import { findBrowser } from './browser.ts';
import { collectRound } from './collect.ts';
import type { Installation } from './installation.ts';
import { type Intake, openIntake } from './intake.ts';
import { laterStages, type RoadOptions, runRoad } from './plan.ts';
import { openReaders, type Readers } from './readers.ts';
import type { RunCount } from './run.ts';
import { rememberedManners, sharedGate } from './shared-manners.ts';
import { type PlannedSource, planSources } from './sources.ts';
import type { StageDeps } from './stage.ts';

/** Sources read side by side; each host still gets one request at a time. */
const SOURCES_AT_ONCE = 16;
const PAGES_A_ROUND = 200;

/** An installation with everything that collects and reads, ready to work. */
export interface Office {
  readonly sources: readonly PlannedSource[];
  readonly readers: Readers;
  readonly stageDeps: StageDeps;
  /** Where pages and posts enter, fetched or recorded. */
  readonly intake: Intake;
  /** One round of each of the sources. A source that breaks does not stop the others. */
  collect(sources: readonly PlannedSource[], onEvent?: OnEvent): Promise<FinishedRound[]>;
  /** Takes what waits through every stage. */
  road(watching?: Pick<RoadOptions, 'onProgress' | 'onStageEnd'>): Promise<ReadonlyMap<string, RunCount>>;
  close(): Promise<void>;
}

export type OnEvent = (source: Source, event: Collected) => void;

export interface OfficeOptions {
  /** Demo and tests: where outlets' host names lead, under a profile that opens loopback. */
  readonly network?: Pick<FetcherOptions, 'resolve' | 'connectPort'> | undefined;
  readonly now?: (() => Date) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opens what an installation works with: polite fetcher, browser where one is found, models, statements. */
export async function openOffice(installation: Installation, options: OfficeOptions = {}): Promise<Office> {
  const { db, archive, localities, config, repeatSecret } = installation;
  const now = options.now ?? (() => new Date());
  const sources = planSources(localities);
  await syncSources(
    db,
    sources.map(({ source, localities: ids }) => ({ source, localities: ids })),
  );
  const readers = await openReaders(config);
  const manners = {
    userAgent: userAgent(localities[0]?.contact ?? ''),
    // Loopback is open only where every profile says so: the demo's and the tests'.
    allowLoopback: localities.length > 0 && localities.every((locality) => locality.crawl.allowLoopback),
    defaultDelaySeconds: Math.max(0, ...localities.map((locality) => locality.crawl.delaySeconds)),
    now,
    ...rememberedManners(db),
    // Several processes on one server keep their distance from a host together.
    ...(config.databaseUrl ? { gate: sharedGate(db) } : {}),
    ...options.network,
  };
  const fetcher = createFetcher(manners);
  const browserPath = findBrowser(config.browser);
  const browser = browserPath
    ? createBrowserFetcher({ executablePath: browserPath, fetcher, now })
    : undefined;
  const intake = openIntake({ ...installation, ...readers, now });
  const collecting = { fetcher, browser, repeatSecret, pageLimit: PAGES_A_ROUND, signal: options.signal };
  const stageDeps: StageDeps = {
    ...readers,
    now,
    localities,
    laterStages,
    readDocument: (location) => archive.read(location),
  };
  return {
    sources,
    readers,
    stageDeps,
    intake,
    collect: (planned, onEvent) =>
      pMap(
        planned,
        ({ source, shelf }) => collectRound(source, shelf, { db, intake, now, collecting, onEvent }),
        { concurrency: SOURCES_AT_ONCE },
      ),
    road: (watching) => runRoad(db, stageDeps, { signal: options.signal, ...watching }),
    close: async () => {
      await browser?.close();
      await fetcher.close();
      await readers.close();
    },
  };
}

/**
 * Names the software and a person's way to complain, as RFC 9309 and good manners ask. A header holds ASCII: of a
 * contact in words its mail or web address is taken, else the words without marks.
 */
export function userAgent(contact: string): string {
  const address = /[\w.+-]+@[\w.-]+|https?:\/\/[!-~]+/.exec(contact)?.[0];
  const plain = foldDiacritics(contact)
    .replace(/[^ -~]+/g, ' ')
    .trim();
  return `DiemBao/0.1 (press review; +${address ?? plain})`;
}
