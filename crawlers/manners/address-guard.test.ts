import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFetcher } from '../fetcher.ts';
import { refusedAddress, refusedUrl } from './address-guard.ts';

describe('the address guard', () => {
  it.each([
    '10.0.0.1',
    '172.16.3.4',
    '192.168.1.1',
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '203.0.113.5',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
  ])('refuses %s', (address) => expect(refusedAddress(address, false)).toBeTypeOf('string'));

  it.each(['8.8.8.8', '103.1.208.10', '2606:4700::1111', '64:ff9b::808:808'])('lets %s pass', (address) =>
    expect(refusedAddress(address, false)).toBeUndefined(),
  );

  it('passes no private IPv4 address in whatever clothes', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, (b, c, d) => {
        for (const dotted of [`10.${b}.${c}.${d}`, `127.${b}.${c}.${d}`, `192.168.${c}.${d}`]) {
          const [w, x, y, z] = dotted.split('.').map(Number);
          const forms = [
            dotted,
            String(((w! << 24) | (x! << 16) | (y! << 8) | z!) >>> 0),
            `0x${[w, x, y, z].map((n) => n!.toString(16).padStart(2, '0')).join('')}`,
            `[::ffff:${dotted}]`,
          ];
          for (const form of forms)
            expect(refusedUrl(new URL(`http://${form}/`), false), form).toBeTypeOf('string');
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    'ftp://a.example/',
    'file:///etc/passwd',
    'http://a.example:8080/',
    'https://a.example:22/',
    'http://u:p@a.example/',
    'data:text/html,x',
  ])('does not fetch %s', (url) => expect(refusedUrl(new URL(url), true)).toBeTypeOf('string'));

  it('opens loopback only under a profile that says so', () => {
    expect(refusedUrl(new URL('http://127.0.0.1:3000/'), true)).toBeUndefined();
    expect(refusedUrl(new URL('http://127.0.0.1:3000/'), false)).toBeTypeOf('string');
    expect(() =>
      createFetcher({
        userAgent: 'x',
        allowLoopback: false,
        defaultDelaySeconds: 0,
        now: () => new Date(),
        connectPort: () => 1,
      }),
    ).toThrow();
  });
});
