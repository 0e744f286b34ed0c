import type { Ctx } from '../layout/shell.ts';

/** How many tries at a password an address has before it must wait. */
export interface AddressRule {
  /** More than an account's, for an office has one address. */
  readonly tries: number;
  readonly minutes: number;
}

/** Tries at passwords by address. Held in memory only: no address is written down anywhere. */
export interface AddressLimit {
  /** Takes a try before the password is checked. `full`: this try was the first one too many. */
  take(address: string, now: Date): 'go' | 'full' | 'locked';
  /** Gives a try back that was right. */
  giveBack(address: string): void;
}

/** Addresses that are remembered; past it the one that was quiet longest is forgotten. */
const REMEMBERED = 10_000;

/** Counts tries in spans of `rule.minutes` from the first failed one. */
export function createAddressLimit(rule: AddressRule): AddressLimit {
  const seen = new Map<string, { tries: number; until: number; told: boolean }>();
  return {
    take(address, now) {
      const known = seen.get(address);
      seen.delete(address);
      const open =
        known && known.until > now.getTime()
          ? known
          : { tries: 0, until: now.getTime() + rule.minutes * 60_000, told: false };
      seen.set(address, open);
      if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value ?? '');
      if (open.tries >= rule.tries) {
        const first = !open.told;
        open.told = true;
        return first ? 'full' : 'locked';
      }
      open.tries += 1;
      return 'go';
    },
    giveBack(address) {
      const known = seen.get(address);
      if (known) known.tries = Math.max(0, known.tries - 1);
    },
  };
}

/**
 * The address that a request comes from: of the socket, or behind our own proxy on this machine what that proxy
 * wrote last. Of IPv6 the network, for a computer has as many addresses there as it likes.
 */
export function clientAddress(c: Ctx, behindProxy: boolean): string {
  const socket = c.env?.incoming?.socket.remoteAddress ?? '';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const fromProxy = behindProxy && /^(?:::ffff:)?127\.|^::1$/.test(socket);
  const address = ((fromProxy && forwarded) || socket).replace(/^::ffff:/i, '').toLowerCase();
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const filled = address.includes('::')
    ? [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
    : before;
  return `${filled.slice(0, 4).join(':')}::/64`;
}
