import { serve } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { readViewer, requireFormToken, requireRole } from './accounts/guard.ts';
import { problem } from './layout/shell.ts';
import { STYLE } from './layout/style.ts';
import { allPages } from './pages/index.ts';
import {
  type App,
  type DashboardDeps,
  type DashboardEnv,
  type NavItem,
  type Page,
  type Role,
  roleIncludes,
  type Viewer,
} from './pages/page.ts';
import { isFromHere, isLoopbackName, securityHeaders } from './pages/security.ts';

/** Without accounts whoever sits at this machine reads, and nobody changes anything. */
const LOCAL_READER: Viewer = { userId: 0, name: '', role: 'reader' };

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#8a1a12"/><path d="M8 9h16M8 16h16M8 23h10" stroke="#fff" stroke-width="3"/></svg>';

/**
 * The dashboard as a Hono application. Pages are rendered on the server, carry no script, and everything put
 * into them is escaped. At least one locality is needed.
 */
export function createDashboard(deps: DashboardDeps): App {
  const [first] = deps.localities;
  if (!first)
    throw new Error('The dashboard needs at least one locality profile (localities/<id>/profile.yaml).');
  const app: App = new Hono<DashboardEnv>();
  const accounts = deps.accounts ?? false;
  const offered = allPages.filter((page) => accounts || !page.needsAccounts);

  app.use(securityHeaders);
  app.use(bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.text('Dữ liệu gửi lên quá lớn.', 413) }));
  app.get('/style.css', (c) =>
    c.body(STYLE, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    }),
  );
  app.get('/icon.svg', (c) => c.body(ICON, 200, { 'content-type': 'image/svg+xml' }));
  app.get('/khoe', (c) => c.text('ok'));

  app.use(async (c, next) => {
    const asked = c.req.query('dia-ban');
    c.set('locality', deps.localities.find((item) => item.id === asked) ?? first);
    c.set('localities', deps.localities);
    c.set('version', deps.version);
    c.set('accounts', accounts);
    c.set('nav', []);
    await next();
  });
  if (accounts) {
    app.use(readViewer({ db: deps.db, now: deps.now, secure: deps.secureCookies ?? false }));
    app.use(csrf(), requireFormToken);
  } else {
    app.use(localReader);
  }
  app.use(async (c, next) => {
    const viewer = c.get('viewer');
    if (viewer) c.set('nav', navigation(offered, viewer.role));
    await next();
  });
  if (accounts) app.use(requireRole(offered));

  for (const page of offered) page.register(app, deps);
  app.notFound((c) => problem(c, 404, 'Không có trang này', 'Địa chỉ có thể đã gõ sai.'));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403)
      return problem(c, 403, 'Yêu cầu bị từ chối', 'Biểu mẫu này không gửi từ chính bảng điều khiển.');
    (deps.onError ?? console.error)(error);
    return problem(
      c,
      500,
      'Có lỗi khi mở trang',
      'Thử lại sau ít phút. Nếu vẫn lỗi, gửi giờ xảy ra lỗi cho người quản trị.',
    );
  });
  return app;
}

const navigation = (pages: readonly Page[], role: Role): NavItem[] =>
  pages.flatMap((page) =>
    page.nav && roleIncludes(role, page.role) ? [{ path: page.path, name: page.nav }] : [],
  );

const localReader: MiddlewareHandler<DashboardEnv> = async (c, next) => {
  c.set('csrf', '');
  c.set('viewer', LOCAL_READER);
  if (isLoopbackName(c.req.header('host') ?? '') && isFromHere(c)) return next();
  return problem(
    c,
    403,
    'Không mở được từ địa chỉ này',
    'Bảng điều khiển chưa có tài khoản nên chỉ mở trên chính máy này.',
  );
};

export interface ServedDashboard {
  /** `http://127.0.0.1:8080`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens. Port 0 takes a free one.
 * @throws Error in words when the port is in use or the host is not this machine's.
 */
export function serveDashboard(
  app: App,
  options: { readonly port: number; readonly host?: string },
): Promise<ServedDashboard> {
  const hostname = options.host ?? '127.0.0.1';
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: options.port, hostname }, (info) => {
      resolve({
        url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${info.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `Port ${options.port} is in use by another program. Stop it, or choose another with --port.`
          : `The dashboard cannot listen on ${hostname}:${options.port}: ${cause.message}`;
      reject(new Error(why, { cause }));
    });
  });
}
