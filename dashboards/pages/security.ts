import type { Context, MiddlewareHandler } from 'hono';
import type { DashboardEnv } from './page.ts';

/** No script at all, nothing from elsewhere, no framing by others. Style comes from one file of our own. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': PAGE_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-dns-prefetch-control': 'off',
  'cache-control': 'private, no-store',
};

/** The headers of every answer. A page that set its own (a replay is stricter) keeps it: Hono's own middleware would overwrite it. */
export const securityHeaders: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value);
};

/** Names that only this machine answers to: another one in `Host` is a page elsewhere that points its name here. */
export const isLoopbackName = (host: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);

/** The address that the request came from, when it came over a socket. */
export function isFromHere(c: Context<DashboardEnv>): boolean {
  const address = c.env?.incoming?.socket.remoteAddress;
  return address === undefined || address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** The origin that officers see: behind the proxy that `secure` stands for, the request itself came without HTTPS. */
export function publicOrigin(c: Context<DashboardEnv>, secure: boolean): string {
  const { origin, host } = new URL(c.req.url);
  return secure ? `https://${host}` : origin;
}
