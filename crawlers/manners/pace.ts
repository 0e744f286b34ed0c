import { getDomain } from 'tldts';

/** One request at a time to a registrable host, with a pause between two. */
export interface HostGate {
  /**
   * Waits for the host's turn. The pause counts from the end of the turn before, so that the host never sees
   * two requests closer than `delayMs`.
   * @param host from {@link registrableHost}
   * @returns a function that ends the turn; call it once, when the answer is read
   */
  enter(host: string, delayMs: number, signal?: AbortSignal): Promise<() => void>;
}

interface Lane {
  tail: Promise<void>;
  endedAt: number;
  users: number;
}

/** Share of the delay that is added at random, so that polls do not fall into step. */
const JITTER = 0.2;
/** Lanes kept before unused ones are dropped, and how long an unused lane matters at most (a day has no longer delay). */
const LANES = 2000;
const LANE_MS = 10 * 60_000;

/**
 * A gate for one process. Several processes share one by handing in their own.
 * @param random from 0 to 1
 */
export function createHostGate(random: () => number = Math.random): HostGate {
  const lanes = new Map<string, Lane>();

  return {
    async enter(host, delayMs, signal) {
      let lane = lanes.get(host);
      if (!lane) {
        if (lanes.size >= LANES) sweep(lanes);
        lane = { tail: Promise.resolve(), endedAt: Number.NEGATIVE_INFINITY, users: 0 };
        lanes.set(host, lane);
      }
      const mine = lane;
      const before = mine.tail;
      const turn = Promise.withResolvers<void>();
      mine.tail = turn.promise;
      mine.users++;
      const leave = () => {
        mine.users--;
        turn.resolve();
      };
      await before;
      try {
        await sleepUntil(mine.endedAt + delayMs * (1 + JITTER * random()), signal);
      } catch (error) {
        leave();
        throw error;
      }
      return () => {
        mine.endedAt = performance.now();
        leave();
      };
    },
  };
}

function sweep(lanes: Map<string, Lane>): void {
  const old = performance.now() - LANE_MS;
  for (const [host, lane] of lanes) {
    if (lane.users === 0 && lane.endedAt < old) lanes.delete(host);
  }
}

async function sleepUntil(time: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  // A timer may fire a moment early; the host must not notice.
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) {
    await new Promise<void>((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal!.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, Math.ceil(left));
      signal?.addEventListener('abort', stop, { once: true });
    });
  }
}

/** The unit of politeness: `vnexpress.vn` for `video.vnexpress.vn`, an IP address or a lone name as it stands. */
export const registrableHost = (url: URL): string =>
  getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname;
