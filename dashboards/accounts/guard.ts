import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Role, roleIncludes } from '../../db/model/account.ts';
import type { Database } from '../../db/open.ts';
import { findSession, newToken } from '../../db/queries/sessions.ts';
import { type Ctx, problem } from '../layout/shell.ts';
import type { DashboardEnv, Page } from '../pages/page.ts';

const SESSION_COOKIE = 'diem_bao';
/** For forms before anybody is logged in: the same random value must come back in cookie and form. */
const FORM_COOKIE = 'diem_bao_form';

export interface GuardOptions {
  readonly db: Database;
  readonly now: () => Date;
  /** Served over HTTPS (behind a proxy): cookies then never travel in the clear. */
  readonly secure: boolean;
}

/** Finds who is looking, from the session cookie. */
export function readViewer(options: GuardOptions): MiddlewareHandler<DashboardEnv> {
  return async (c, next) => {
    const token = getCookie(c, SESSION_COOKIE);
    const session = token ? await findSession(options.db, token, options.now()) : undefined;
    if (session) {
      c.set('viewer', { userId: session.userId, name: session.displayName, role: session.role });
      c.set('csrf', session.csrf);
    } else {
      c.set('viewer', undefined);
      c.set('csrf', formToken(c, options.secure));
    }
    await next();
  };
}

function formToken(c: Ctx, secure: boolean): string {
  const known = getCookie(c, FORM_COOKIE);
  if (known && known.length >= 40) return known;
  const token = newToken();
  setCookie(c, FORM_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'Strict', secure });
  return token;
}

export function setSessionCookie(c: Ctx, token: string, secure: boolean): void {
  setCookie(c, SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure });
}

export const sessionToken = (c: Ctx): string | undefined => getCookie(c, SESSION_COOKIE);

export const clearSessionCookie = (c: Ctx, secure: boolean): void =>
  setCookie(c, SESSION_COOKIE, '', { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 0 });

/**
 * Lets a request through to its page only when the viewer's role allows it. A path that no page claims needs at
 * least a reader, so that nothing is open by being forgotten.
 */
export function requireRole(pages: readonly Page[]): MiddlewareHandler<DashboardEnv> {
  // The longer path is the more particular one: its rule counts.
  const rules = pages
    .map((page) => ({ parts: partsOf(page.path), page }))
    .toSorted((a, b) => b.parts.length - a.parts.length);
  return async (c, next) => {
    const rule = rules.find(({ parts }) => covers(parts, partsOf(c.req.path)));
    if (rule?.page.open) return next();
    const viewer = c.get('viewer');
    if (!viewer) return c.redirect(`/dang-nhap?tiep=${encodeURIComponent(localPath(c))}`, 303);
    const needed: Role = rule?.page.role ?? 'reader';
    if (roleIncludes(viewer.role, needed)) return next();
    return problem(
      c,
      403,
      'Tài khoản của anh/chị không mở được trang này',
      'Nếu công việc cần trang này, đề nghị người quản trị đổi vai trò của tài khoản.',
    );
  };
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** `/tham-dinh/:id` covers `/tham-dinh/7` and what lies below it; `/` covers itself alone. */
const covers = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === 0
    ? path.length === 0
    : path.length >= pattern.length &&
      pattern.every((part, index) => part.startsWith(':') || part === path[index]);

/** Where to go on after logging in: only for pages that are read. */
function localPath(c: Ctx): string {
  if (c.req.method !== 'GET') return '/';
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}

/** Refuses every change whose form does not carry the token of this session (or of this form's cookie). */
export const requireFormToken: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const body = await c.req.parseBody();
  if (sameText(typeof body.csrf === 'string' ? body.csrf : '', c.get('csrf'))) return next();
  return problem(
    c,
    403,
    'Biểu mẫu đã hết hạn',
    'Mở lại trang rồi gửi lại. Nếu anh/chị không gửi biểu mẫu nào, hãy đăng xuất và báo người quản trị.',
  );
};

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return expected !== '' && a.length === b.length && timingSafeEqual(a, b);
}
