import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Source } from '../../db/model/index.ts';
import type {
  BrowserFetcher,
  Collected,
  CollectMemory,
  Collector,
  Fetcher,
  Validators,
} from '../collector.ts';
import type { Handler } from './origin.ts';

interface Route {
  readonly url?: string;
  /** Regular expression in place of an address. */
  readonly pattern?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that the request must carry; else the answer is a 400. */
  readonly require?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly file?: string;
  readonly gzip?: boolean;
}

/** A source with everything that its hosts answer. */
export interface Fixture {
  readonly folder: string;
  readonly source: Source;
  readonly routes: readonly Route[];
  readonly pageLimit?: number;
  /** Files to put into a drop folder. */
  readonly files?: readonly string[];
  /** What leads to a person in the answers, and may be in nothing that the collector tells. */
  readonly planted?: readonly string[];
}

export const readFixture = (folder: string): Fixture => ({
  ...(JSON.parse(readFileSync(join(folder, 'fixture.json'), 'utf8')) as Omit<Fixture, 'folder'>),
  folder,
});

/** Answers as the fixture's routes say; a request with the current ETag gets a 304. */
export function fixtureHandler(fixture: Fixture): Handler {
  const folder = fixture.folder;
  return (url, request) => {
    const address = url.href.replace(/^http:/, 'https:');
    const route = fixture.routes.find((one) =>
      one.url ? one.url === address : new RegExp(one.pattern ?? '^$').test(address),
    );
    if (!route) return undefined;
    for (const [name, value] of Object.entries(route.require ?? {})) {
      if (request.headers[name] !== value)
        return { status: 400, body: '{"error":{"message":"bad request"}}' };
    }
    const etag = route.headers?.etag;
    if (etag && request.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    const body = route.file ? readFileSync(join(folder, route.file)) : Buffer.from(route.body ?? '');
    return {
      status: route.status ?? 200,
      headers: { ...route.headers },
      body: route.gzip ? gzipSync(body) : body,
    };
  };
}

/** Two rounds; the second remembers what the first one told, as the pipeline does. */
export async function playFixture(
  fixture: Fixture,
  collector: Collector,
  fetcher: Fetcher,
  browser: BrowserFetcher | undefined,
): Promise<{ first: Collected[]; second: Collected[] }> {
  const known = new Set<string>();
  const validators = new Map<string, Validators>();
  const memory: CollectMemory = {
    validators: async (url) => validators.get(url),
    known: async (urls) => new Set(urls.filter((url) => known.has(url))),
  };
  const source = { ...fixture.source, url: fixture.source.url.replace('{folder}', fixture.folder) };
  const deps = {
    memory,
    now: () => new Date('2026-11-21T00:00:00Z'),
    fetcher,
    browser,
    repeatSecret: 'secret of the tests',
    pageLimit: fixture.pageLimit ?? 50,
  };
  const round = async (): Promise<Collected[]> => {
    const events: Collected[] = [];
    for await (const event of collector.collect(source, deps)) {
      events.push(event);
      if (event.kind === 'document') known.add(event.document.url);
      if (event.kind === 'listed') validators.set(event.url, event.validators);
    }
    return events;
  };
  return { first: await round(), second: await round() };
}

/** Events as a golden file holds them: a document by its digest. Pages come in any order. */
export function tell(events: readonly Collected[]): unknown[] {
  return events.map((event) => {
    if (event.kind !== 'document') return event;
    const { url, finalUrl, status, headers, sha256 } = event.document;
    const derived = headers['x-derived-from'];
    const told = {
      kind: 'document',
      url,
      finalUrl,
      status,
      type: headers['content-type'],
      sha256,
      hint: event.hint,
    };
    return derived ? { ...told, derivedFrom: derived } : told;
  });
}
