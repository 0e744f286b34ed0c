import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface GuardOptions {
  /** True only under a demo or test profile. */
  readonly allowLoopback: boolean;
  /** Name resolution; the system's where absent. */
  readonly resolve?: ((host: string) => Promise<string[]>) | undefined;
}

/** Thrown inside a connection attempt; the transport turns it into `unsafe-address`. */
export class UnsafeAddressError extends Error {
  readonly code = 'UNSAFE_ADDRESS';
}

/** Public by its range, yet the metadata and wire server of a cloud. */
const METADATA = new Set(['168.63.129.16']);

/**
 * Why an IP address is refused, or undefined. Only global unicast passes: private, loopback, link-local,
 * carrier, multicast, documentation, reserved and metadata addresses do not, and neither does an IPv6
 * address that wraps such an IPv4 one.
 */
export function refusedAddress(address: string, allowLoopback: boolean): string | undefined {
  if (!ipaddr.isValid(address)) return `${address} is no IP address`;
  const parsed = ipaddr.parse(address);
  const plain = unwrap(parsed);
  const range = plain.range();
  if (range === 'loopback') return allowLoopback ? undefined : `${address} is a loopback address`;
  if (METADATA.has(plain.toString())) return `${address} is a metadata address`;
  return range === 'unicast' ? undefined : `${address} is a ${range} address`;
}

/** IPv4-mapped and NAT64 addresses stand for the IPv4 address that they carry. */
function unwrap(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address.kind() === 'ipv4') return address;
  const six = address as ipaddr.IPv6;
  if (six.isIPv4MappedAddress()) return six.toIPv4Address();
  if (six.range() === 'rfc6052') return new ipaddr.IPv4(six.toByteArray().slice(12));
  return six;
}

/**
 * Why an address may not be asked for at all, or undefined: other schemes than http and https, ports other
 * than 80 and 443 (any port of a loopback IP under a profile that opens loopback), credentials, refused IPs.
 * A name is checked again, by what it resolves to, when the connection is made.
 */
export function refusedUrl(url: URL, allowLoopback: boolean): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `the scheme ${url.protocol} is not fetched`;
  if (url.username || url.password) return 'addresses with credentials are not fetched';
  if (!url.hostname) return 'the address has no host';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isIp = ipaddr.isValid(host);
  if (isIp) {
    const refused = refusedAddress(host, allowLoopback);
    if (refused) return refused;
  }
  const isLoopback = host === 'localhost' || (isIp && refusedAddress(host, false) !== undefined);
  const ownPort = url.port === '' || url.port === '80' || url.port === '443';
  if (!ownPort && !(allowLoopback && isLoopback)) return `port ${url.port} is not fetched`;
  return undefined;
}

/**
 * A `lookup` for net.connect: the connection is made to an address that was checked in the same step, so a
 * name that changes its answer between check and connection (DNS rebinding) gains nothing.
 */
export function guardedLookup({ allowLoopback, resolve = systemResolve }: GuardOptions): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        if (addresses.length === 0) {
          return done(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '', 0);
        }
        for (const address of addresses) {
          const refused = refusedAddress(address, allowLoopback);
          // One bad answer spoils all: a public name has no business pointing inwards.
          if (refused) return done(new UnsafeAddressError(`${host}: ${refused}`), '', 0);
        }
        const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
        if (options.all) return done(null, found);
        done(null, found[0]!.address, found[0]!.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

async function systemResolve(host: string): Promise<string[]> {
  const found = await systemLookup(host, { all: true });
  return found.map((entry) => entry.address);
}
