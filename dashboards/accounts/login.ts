import { html } from 'hono/html';
import { appendAudit } from '../../db/queries/audit.ts';
import { closeSession, openSession } from '../../db/queries/sessions.ts';
import { findLogin, takeLoginTry } from '../../db/queries/users.ts';
import { type Ctx, page } from '../layout/shell.ts';
import type { DashboardDeps, Page } from '../pages/page.ts';
import { clientAddress, createAddressLimit } from './address-limit.ts';
import { csrfField, formError, formFields, secretField, textField } from './form.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './guard.ts';
import { passwordMatches } from './passwords.ts';

/** Five tries in a row, then a quarter of an hour: an officer's slip passes, guessing does not. */
const LOCK = { tries: 5, minutes: 15 };

/** Guessing at many names from one place: wider than an account's lock, for an office has one address. */
const ADDRESS_LOCK = { tries: 30, minutes: 15 };
const TOO_MANY =
  'Quá nhiều lần đăng nhập sai từ máy hoặc mạng này. Thử lại sau 15 phút; nếu anh/chị không thử, hãy báo người quản trị.';

/** One sentence for every reason, so that nobody learns which names exist. */
const REFUSED =
  'Không đăng nhập được: sai tên, sai mật khẩu, hoặc tài khoản đang bị khóa. Sau 5 lần sai liên tiếp, tài khoản tạm khóa 15 phút.';

export const loginPage: Page = {
  path: '/dang-nhap',
  role: 'reader',
  open: true,
  needsAccounts: true,
  register(app, deps) {
    app.get('/dang-nhap', (c) => {
      if (c.get('viewer')) return c.redirect('/', 303);
      return form(c, nextPath(c.req.query('tiep')));
    });

    const addresses = createAddressLimit(ADDRESS_LOCK);
    app.post('/dang-nhap', async (c) => {
      const field = await formFields(c);
      const next = nextPath(field('tiep'));
      const address = clientAddress(c, deps.secureCookies ?? false);
      const gate = addresses.take(address, deps.now());
      if (gate === 'full') await logAddressLock(deps);
      if (gate !== 'go') {
        c.status(429);
        return form(c, next, TOO_MANY);
      }
      const token = await tryLogin(deps, field('ten', 100), await secretField(c, 'mat-khau'));
      if (!token) {
        c.status(401);
        return form(c, next, REFUSED);
      }
      addresses.giveBack(address);
      setSessionCookie(c, token, deps.secureCookies ?? false);
      return c.redirect(next, 303);
    });
  },
};

export const logoutPage: Page = {
  path: '/dang-xuat',
  role: 'reader',
  needsAccounts: true,
  register(app, deps) {
    app.post('/dang-xuat', async (c) => {
      const token = sessionToken(c);
      if (token) await closeSession(deps.db, token);
      clearSessionCookie(c, deps.secureCookies ?? false);
      return c.redirect('/dang-nhap', 303);
    });
  },
};

/** Returns the token of a new session, or undefined. The order of checks takes the same time for every name. */
async function tryLogin(deps: DashboardDeps, login: string, password: string): Promise<string | undefined> {
  const now = deps.now();
  const found = await findLogin(deps.db, login);
  const gate = found ? await takeLoginTry(deps.db, found.account.id, LOCK, now) : 'go';
  const right = await passwordMatches(found?.passwordHash, password);
  if (!found || gate === 'locked' || !right || !found.account.active) return undefined;
  return deps.db.transaction().execute((trx) => openSession(trx, found.account.id, now));
}

/** That some address is locked out, and not which one: the log holds nobody's address. */
const logAddressLock = (deps: DashboardDeps): Promise<void> =>
  deps.db.transaction().execute(async (trx) => {
    await appendAudit(trx, {
      at: deps.now(),
      userId: null,
      action: 'login.address-lock',
      subject: 'login',
      detail: { tries: ADDRESS_LOCK.tries, minutes: ADDRESS_LOCK.minutes },
    });
  });

/** Only a path of this dashboard: `//elsewhere` and `https:` would lead away. */
function nextPath(asked: string | undefined): string {
  return asked && /^\/(?![/\\])[^\s\\]*$/.test(asked) && !asked.startsWith('/dang-') ? asked : '/';
}

function form(c: Ctx, next: string, error?: string) {
  return page(c, {
    title: 'Đăng nhập',
    active: '',
    body: html`<h1>Đăng nhập</h1>${formError(error)}
<form class="card stack narrow" method="post" action="/dang-nhap">${csrfField(c)}<input type="hidden" name="tiep" value="${next}">
${textField('ten', 'Tên đăng nhập', { autocomplete: 'username' })}
${textField('mat-khau', 'Mật khẩu', { type: 'password', autocomplete: 'current-password' })}
<button>Đăng nhập</button></form>
<p class="small soft">Quên mật khẩu: đề nghị người quản trị cấp liên kết đặt lại.</p>`,
  });
}
