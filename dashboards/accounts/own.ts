import { html } from 'hono/html';
import { openSession } from '../../db/queries/sessions.ts';
import { findLogin, findUser, setPassword, takeLoginTry } from '../../db/queries/users.ts';
import { type Ctx, page } from '../layout/shell.ts';
import type { Page } from '../pages/page.ts';
import { csrfField, formError, secretField, textField } from './form.ts';
import { setSessionCookie } from './guard.ts';
import { hashPassword, passwordMatches, passwordProblem } from './passwords.ts';
import { ROLE_WORDS } from './users.ts';

const LOCK = { tries: 5, minutes: 15 };

/** An officer's own account: the role, and a new password. */
export const ownAccountPage: Page = {
  path: '/tai-khoan/cua-toi',
  role: 'reader',
  needsAccounts: true,
  register(app, deps) {
    app.get('/tai-khoan/cua-toi', (c) => form(c));

    app.post('/tai-khoan/cua-toi', async (c) => {
      const now = deps.now();
      const { userId } = c.get('viewer')!;
      const user = await findUser(deps.db, userId);
      const known = user && (await findLogin(deps.db, user.login));
      const next = await secretField(c, 'mat-khau');
      const gate = await takeLoginTry(deps.db, userId, LOCK, now);
      const right = await passwordMatches(known?.passwordHash, await secretField(c, 'cu'));
      const wrong =
        gate === 'go' && right
          ? passwordProblem(next, await secretField(c, 'nhap-lai'), user?.login ?? '')
          : 'Mật khẩu hiện tại không đúng.';
      if (wrong) {
        c.status(422);
        return form(c, wrong);
      }
      const passwordHash = await hashPassword(next);
      const token = await deps.db.transaction().execute(async (trx) => {
        await setPassword(trx, userId, passwordHash, { userId, at: now });
        return openSession(trx, userId, now);
      });
      setSessionCookie(c, token, deps.secureCookies ?? false);
      return c.redirect('/', 303);
    });
  },
};

function form(c: Ctx, error?: string) {
  const viewer = c.get('viewer')!;
  return page(c, {
    title: 'Tài khoản của tôi',
    active: '',
    body: html`<h1>${viewer.name}</h1><p>Vai trò: ${ROLE_WORDS[viewer.role]}</p>${formError(error)}
<form class="card stack narrow" method="post" action="/tai-khoan/cua-toi"><h2>Đổi mật khẩu</h2>${csrfField(c)}
${textField('cu', 'Mật khẩu hiện tại', { type: 'password', autocomplete: 'current-password' })}
${textField('mat-khau', 'Mật khẩu mới', { type: 'password', autocomplete: 'new-password', hint: 'Ít nhất 12 ký tự.' })}
${textField('nhap-lai', 'Nhập lại mật khẩu mới', { type: 'password', autocomplete: 'new-password' })}
<button>Đổi mật khẩu</button></form><p class="small soft">Mọi phiên đăng nhập khác của tài khoản sẽ kết thúc.</p>`,
  });
}
