import { type RobotsFile, readRobots } from './robots.ts';

/** What a robots.txt answered. Kept a day at most. */
export interface RobotsEntry {
  /** Scheme, host and port. */
  readonly origin: string;
  /** `rules`: obey the body; `open`: there is none; `closed`: nothing may be fetched for now. */
  readonly verdict: 'rules' | 'open' | 'closed';
  readonly body: string;
  /** Why it is closed. */
  readonly detail: string;
  readonly expires: Date;
}

/** Survives restarts where the office's database is behind it. */
export interface RobotsStore {
  get(origin: string): Promise<RobotsEntry | undefined>;
  set(entry: RobotsEntry): Promise<void>;
}

/** A store for one process, bounded: the oldest entry goes first. */
export function memoryRobots(size = 5000): RobotsStore {
  const entries = new Map<string, RobotsEntry>();
  return {
    get: async (origin) => entries.get(origin),
    set: async (entry) => {
      entries.delete(entry.origin);
      if (entries.size >= size) entries.delete(entries.keys().next().value!);
      entries.set(entry.origin, entry);
    },
  };
}

/** What fetching `/robots.txt` came to, redirects followed. */
export type RobotsAnswer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly body: Uint8Array;
      /** What a `Retry-After` asked for. */
      readonly retryAfter?: Date | undefined;
    }
  | { readonly kind: 'failed'; readonly detail: string };

const HOUR_MS = 3_600_000;
/** A robots.txt that fails is asked for again so soon; sources are tried again no sooner. */
const FAILING_HOURS = 1 / 6;
/** Parsed files kept in memory. */
const PARSED = 1000;

/**
 * RFC 9309 §2.3.1: 2xx is obeyed; 4xx and too many redirects mean there is no file; 5xx, 429 and no answer at
 * all mean that nothing may be fetched for now: asked again after ten minutes, or when the site asks for it.
 */
export function robotsEntry(origin: string, answer: RobotsAnswer, now: Date): RobotsEntry {
  const expires = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);
  if (answer.kind === 'failed') {
    return { origin, verdict: 'closed', body: '', detail: answer.detail, expires: expires(FAILING_HOURS) };
  }
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const body = new TextDecoder().decode(answer.body);
    return { origin, verdict: 'rules', body, detail: '', expires: expires(24) };
  }
  if (status >= 500 || status === 429) {
    const soonest = expires(FAILING_HOURS);
    const { retryAfter = soonest } = answer;
    return {
      origin,
      verdict: 'closed',
      body: '',
      detail: `robots.txt: HTTP ${status}`,
      expires: retryAfter > soonest ? retryAfter : soonest,
    };
  }
  return { origin, verdict: 'open', body: '', detail: '', expires: expires(24) };
}

export interface RobotsCache {
  /** The rules for an origin, fetched when they are not known or too old. */
  rulesOf(origin: string): Promise<RobotsFile | { readonly closed: string }>;
}

/** Asks for each robots.txt once, however many pages wait for it. */
export function createRobotsCache(options: {
  readonly store: RobotsStore;
  readonly agent: string;
  readonly now: () => Date;
  readonly ask: (origin: string) => Promise<RobotsAnswer>;
}): RobotsCache {
  const { store, agent, now, ask } = options;
  const asking = new Map<string, Promise<RobotsEntry>>();
  /** Parsed files, so that a store on a database is asked once an origin and not once a page. */
  const read = new Map<string, { readonly expires: Date; readonly file: RobotsFile }>();

  const fresh = async (origin: string): Promise<RobotsEntry> => {
    const entry = await store.get(origin);
    if (entry && entry.expires > now()) return entry;
    const answered = robotsEntry(origin, await ask(origin), now());
    await store.set(answered);
    return answered;
  };

  return {
    async rulesOf(origin) {
      const known = read.get(origin);
      if (known && known.expires > now()) return known.file;
      let pending = asking.get(origin);
      if (!pending) {
        pending = fresh(origin).finally(() => asking.delete(origin));
        asking.set(origin, pending);
      }
      const entry = await pending;
      if (entry.verdict === 'closed') return { closed: entry.detail };
      const file = readRobots(entry.body, agent);
      if (read.size >= PARSED) read.delete(read.keys().next().value!);
      read.set(origin, { expires: entry.expires, file });
      return file;
    },
  };
}
