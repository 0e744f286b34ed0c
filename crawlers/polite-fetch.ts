import { recogniseChallenge } from './challenge.ts';
import type { FetchOptions, FetchResult, SkipReason } from './collector.ts';
import { createDocument } from './document.ts';
import type { Limits } from './limits.ts';
import { refusedUrl } from './manners/address-guard.ts';
import { backOffMs, type HostStateStore, limitedUntil, parseRetryAfter } from './manners/back-off.ts';
import { type HostGate, registrableHost } from './manners/pace.ts';
import { createRobotsCache, type RobotsAnswer, type RobotsStore } from './manners/robots-cache.ts';
import { reduceText } from './reduce.ts';
import type { HopResult, Transport } from './transport.ts';

export interface PoliteFetchDeps {
  readonly transport: Transport;
  readonly limits: Limits;
  readonly userAgent: string;
  readonly defaultDelaySeconds: number;
  readonly now: () => Date;
  readonly robotsCache: RobotsStore;
  readonly hostState: HostStateStore;
  readonly gate: HostGate;
}

export interface PoliteOptions extends FetchOptions {
  /** Hand back any answer as a document, refusals and challenges too: a browser must see what a page sees. */
  readonly anyAnswer?: boolean | undefined;
}

/** A site may ask for a longer pause than ours, up to this. */
const CRAWL_DELAY_CAP_SECONDS = 120;
const ROBOTS_BYTES = 512 * 1024;
/** A dead host is left alone after so many dead connections in a row. */
const DEAD_AFTER = 3;

type Response = Extract<HopResult, { kind: 'response' }>;

/** Fetches one address with manners: see {@link createFetcher}. */
export function createPoliteFetch(deps: PoliteFetchDeps) {
  const { transport, limits, gate, hostState, now, userAgent } = deps;
  const ownHeaders = { 'user-agent': userAgent, 'accept-language': 'vi,en;q=0.6,zh;q=0.5,*;q=0.2' };

  const turn = async (
    url: URL,
    seconds: number,
    headers: Record<string, string>,
    options: Hop,
  ): Promise<HopResult> => {
    const leave = await gate.enter(registrableHost(url), seconds * 1000, options.signal);
    try {
      return await transport.get(url, { ...ownHeaders, ...headers }, options);
    } finally {
      leave();
    }
  };

  const askRobots = async (origin: string): Promise<RobotsAnswer> => {
    let url = new URL('/robots.txt', origin);
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const answer = await turn(url, deps.defaultDelaySeconds, {}, { bodyBytes: ROBOTS_BYTES, cut: true });
      if (answer.kind === 'failed')
        return { kind: 'failed', detail: `robots.txt: ${answer.reason}: ${answer.detail}` };
      const next = redirectOf(answer, url);
      if (!next) return { ...answer, retryAfter: parseRetryAfter(answer.headers['retry-after'], now()) };
      url = next;
    }
    return { kind: 'response', status: 404, body: new Uint8Array() };
  };
  const robots = createRobotsCache({ store: deps.robotsCache, agent: userAgent, now, ask: askRobots });

  const hold = async (
    host: string,
    failures: number,
    until: Date | undefined,
    detail: string,
  ): Promise<Date> => {
    const notBefore = until ?? new Date(now().getTime() + backOffMs(failures));
    await hostState.set({ host, failures, notBefore, detail });
    return notBefore;
  };

  return async function fetch(asked: string, options: PoliteOptions = {}): Promise<FetchResult> {
    const failed = (reason: SkipReason, detail: string, retryAfter?: Date): FetchResult =>
      retryAfter
        ? { kind: 'failed', url: asked, reason, detail, retryAfter }
        : { kind: 'failed', url: asked, reason, detail };

    if (!URL.canParse(asked)) return failed('unsafe-address', 'not an absolute address');
    const first = new URL(asked);
    let url = first;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const refused = refusedUrl(url, true);
      if (refused) return failed('unsafe-address', refused);
      const host = registrableHost(url);
      const state = await hostState.get(host);
      if (state && state.notBefore > now()) {
        return failed('http-error', `${host} is left alone for a while: ${state.detail}`, state.notBefore);
      }
      const rules = await robots.rulesOf(url.origin);
      if ('closed' in rules) {
        // It failed, and so forbids nothing: `robots` is for a file that was read.
        const dead = /^robots\.txt: ([a-z-]+): /.exec(rules.closed)?.[1] as SkipReason | undefined;
        return failed(dead ?? 'http-error', rules.closed);
      }
      if (!rules.allows(url.href))
        return failed('robots', `robots.txt of ${url.host} forbids ${url.pathname}`);

      const ownDelay = options.delaySeconds ?? deps.defaultDelaySeconds;
      const seconds = Math.max(ownDelay, Math.min(rules.crawlDelay ?? 0, CRAWL_DELAY_CAP_SECONDS));
      const headers = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5' };
      // Tokens and validators belong to the origin that they were meant for.
      if (url.origin === first.origin) Object.assign(headers, conditional(options), options.headers);
      const answer = await turn(url, seconds, headers, { signal: options.signal });

      if (answer.kind === 'failed') {
        const dead = answer.reason === 'unreachable' || answer.reason === 'too-slow';
        if (!dead) return failed(answer.reason, answer.detail);
        const failures = (state?.failures ?? 0) + 1;
        const until = failures < DEAD_AFTER ? now() : undefined;
        const retryAfter = await hold(host, failures, until, answer.detail);
        return failed(answer.reason, answer.detail, failures < DEAD_AFTER ? undefined : retryAfter);
      }
      const next = redirectOf(answer, url);
      if (next) {
        url = next;
        continue;
      }
      if (answer.status === 429 || answer.status === 503) {
        const failures = (state?.failures ?? 0) + 1;
        const wanted = parseRetryAfter(answer.headers['retry-after'], now());
        return failed(
          'http-error',
          `HTTP ${answer.status}`,
          await hold(host, failures, wanted, `HTTP ${answer.status}`),
        );
      }
      const limited = limitedUntil(answer.headers, now());
      if (limited) await hold(host, 0, limited, 'the rate limit is used up');
      else if (state) await hostState.clear(host);
      if (answer.status === 304) return { kind: 'unchanged', url: asked };
      const document = createDocument({
        url: asked,
        finalUrl: url.href,
        fetchedAt: now(),
        status: answer.status,
        headers: answer.headers,
        body: answer.body,
      });
      if (options.anyAnswer) return { kind: 'document', document };
      const challenge = recogniseChallenge(document);
      if (challenge === 'wall') return failed('blocked', 'a bot check or captcha stands before the page');
      if (challenge === 'script-cookie')
        return failed('challenge', 'a script sets a cookie before the page shows');
      if (BLOCKED.has(answer.status)) return failed('blocked', `HTTP ${answer.status}${apiMessage(answer)}`);
      if (answer.status < 200 || answer.status >= 300)
        return failed('http-error', `HTTP ${answer.status}${apiMessage(answer)}`);
      return { kind: 'document', document };
    }
    return failed('http-error', `more than ${limits.redirects} redirects`);
  };
}

interface Hop {
  readonly signal?: AbortSignal | undefined;
  readonly bodyBytes?: number;
  readonly cut?: boolean;
}

/** A refusal: a login, a payment or an outright no. Never worked around. */
const BLOCKED = new Set([401, 402, 403, 407, 451]);

/** What an API says went wrong, cut short and without what may lead to a person. */
function apiMessage({ headers, body }: Response): string {
  if (!/json/.test(headers['content-type'] ?? '') || body.length > 10_000) return '';
  const message = /"(?:message|error_description|error)"\s*:\s*"((?:[^"\\]|\\.){1,200})/.exec(
    Buffer.from(body).toString(),
  );
  return message ? `: ${reduceText(message[1]!)}` : '';
}

function redirectOf(answer: Response, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const location = answer.headers.location;
  return location && URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
}

function conditional({ validators }: FetchOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  if (validators?.etag) headers['if-none-match'] = validators.etag;
  if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified;
  return headers;
}
