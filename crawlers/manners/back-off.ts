/** What is remembered of a host that pushed back. */
export interface HostState {
  readonly host: string;
  /** Push-backs and dead connections in a row. */
  readonly failures: number;
  readonly notBefore: Date;
  readonly detail: string;
}

/** Survives restarts where the office's database is behind it. */
export interface HostStateStore {
  get(host: string): Promise<HostState | undefined>;
  set(state: HostState): Promise<void>;
  clear(host: string): Promise<void>;
}

/** A store for one process. */
export function memoryHostState(): HostStateStore {
  const states = new Map<string, HostState>();
  return {
    get: async (host) => states.get(host),
    set: async (state) => void states.set(state.host, state),
    clear: async (host) => void states.delete(host),
  };
}

const DAY_MS = 24 * 3_600_000;

/**
 * The time that a `Retry-After` header names (seconds or HTTP date, RFC 9110 §10.2.3), at most a day ahead;
 * undefined where it is absent or makes no sense.
 */
export function parseRetryAfter(header: string | undefined, now: Date): Date | undefined {
  if (!header) return undefined;
  const text = header.trim();
  const time = /^\d+$/.test(text) ? now.getTime() + Number(text) * 1000 : Date.parse(text);
  if (!Number.isFinite(time)) return undefined;
  return new Date(Math.min(Math.max(time, now.getTime()), now.getTime() + DAY_MS));
}

/** Wait after the n-th push-back in a row: one minute, doubled each time, a day at most. */
export const backOffMs = (failures: number): number =>
  Math.min(60_000 * 2 ** Math.max(0, failures - 1), DAY_MS);

/**
 * When a used-up rate limit is full again, from the `x-ratelimit-*` or `ratelimit-*` headers that APIs send
 * (reset as ISO time, Unix seconds, or seconds from now); undefined while something is left.
 */
export function limitedUntil(headers: Readonly<Record<string, string>>, now: Date): Date | undefined {
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const remaining = Number.parseFloat(headers[`${prefix}-remaining`] ?? '');
    const reset = headers[`${prefix}-reset`]?.trim();
    if (!(remaining < 1) || !reset) continue;
    const seconds = Number(reset);
    if (Number.isNaN(seconds)) return parseRetryAfter(reset, now);
    const epoch = seconds > 1e9 ? seconds * 1000 : now.getTime() + seconds * 1000;
    return new Date(Math.min(Math.max(epoch, now.getTime()), now.getTime() + DAY_MS));
  }
  return undefined;
}
