import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HostStateStore } from '../crawlers/manners/back-off.ts';
import { createHostGate, type HostGate } from '../crawlers/manners/pace.ts';
import type { RobotsStore } from '../crawlers/manners/robots-cache.ts';
import type { Database } from '../db/open.ts';
import {
  clearHostState,
  endTurn,
  hostState,
  setHostState,
  storedRobots,
  storeRobots,
  takeTurn,
} from '../db/queries/hosts.ts';

/** Manners that hold over restarts: what hosts answered is kept in the database. */
export const rememberedManners = (
  db: Database,
): { readonly hostState: HostStateStore; readonly robotsCache: RobotsStore } => ({
  hostState: {
    get: (host) => hostState(db, host),
    set: (state) => setHostState(db, state),
    clear: (host) => clearHostState(db, host),
  },
  robotsCache: { get: (origin) => storedRobots(db, origin), set: (entry) => storeRobots(db, entry) },
});

/**
 * One request at a time to a host among all processes on one database. Within a process turns queue in memory;
 * only the process that is next asks the database.
 */
export function sharedGate(db: Database, inner: HostGate = createHostGate()): HostGate {
  const holder = randomUUID();
  return {
    enter: async (host, delayMs, signal) => {
      const leaveInner = await inner.enter(host, delayMs, signal);
      try {
        for (;;) {
          const { waitMs } = await takeTurn(db, host, holder);
          if (waitMs === 0) break;
          await wait(waitMs, undefined, signal ? { signal } : {});
        }
      } catch (error) {
        leaveInner();
        throw error;
      }
      return () => {
        // The turn ends for the others when the database knows; a lost connection ends it by its time limit.
        void endTurn(db, host, holder, delayMs)
          .catch(() => undefined)
          .finally(leaveInner);
      };
    },
  };
}
