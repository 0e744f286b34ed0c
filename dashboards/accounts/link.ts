import { html } from 'hono/html';
import type { Database } from '../../db/open.ts';
import { createLink, findLink, openSession, useLink } from '../../db/queries/sessions.ts';
import { createUser, findUser, listUsers, setPassword } from '../../db/queries/users.ts';
import { type Ctx, page, problem } from '../layout/shell.ts';
import type { Page } from '../pages/page.ts';
import { csrfField, formError, formFields, secretField, textField } from './form.ts';
import { setSessionCookie } from './guard.ts';
import { hashPassword, passwordProblem } from './passwords.ts';

const FIRST_LINK_HOURS = 24;

/**
 * A one-time link that makes the first administrator, or undefined when there is an account already. The start
 * command prints it; each call replaces the link before.
 */
export async function firstAdministratorLink(
  db: Database,
  dashboardUrl: string,
  now: Date,
): Promise<string | undefined> {
  if ((await listUsers(db)).length > 0) return undefined;
  const token = await db
    .transaction()
    .execute((trx) => createLink(trx, null, FIRST_LINK_HOURS, { userId: null, at: now }));
  return `${dashboardUrl}/lien-ket/${token}`;
}

const SPENT = [
  'Liên kết này đã dùng hoặc đã hết hạn',
  'Mỗi liên kết chỉ dùng một lần. Đề nghị người quản trị cấp liên kết mới; với tài khoản quản trị đầu tiên, khởi động lại phần mềm để có liên kết mới.',
] as const;

/** Where a one-time link leads: an officer sets a password, or the first administrator's account is made. */
export const linkPage: Page = {
  path: '/lien-ket/:token',
  role: 'reader',
  open: true,
  needsAccounts: true,
  register(app, deps) {
    app.get('/lien-ket/:token', async (c) => {
      const link = await findLink(deps.db, c.req.param('token'), deps.now());
      if (!link) return problem(c, 404, ...SPENT);
      const user = link.userId === null ? undefined : await findUser(deps.db, link.userId);
      return form(c, user?.login);
    });

    app.post('/lien-ket/:token', async (c) => {
      const token = c.req.param('token');
      const now = deps.now();
      const link = await findLink(deps.db, token, now);
      if (!link) return problem(c, 404, ...SPENT);
      const user = link.userId === null ? undefined : await findUser(deps.db, link.userId);
      const field = await formFields(c);
      const login = user?.login ?? field('ten', 60).toLowerCase();
      const [password, repeated] = [await secretField(c, 'mat-khau'), await secretField(c, 'nhap-lai')];
      const wrong =
        (user ? undefined : loginProblem(login, field('ho-ten', 100))) ??
        passwordProblem(password, repeated, login);
      if (wrong) {
        c.status(422);
        return form(c, user?.login, wrong);
      }
      const passwordHash = await hashPassword(password);
      const session = await deps.db.transaction().execute(async (trx) => {
        if (!(await useLink(trx, token, now))) return undefined;
        const id =
          user?.id ??
          (await createUser(
            trx,
            { login, displayName: field('ho-ten', 100), role: 'administrator' },
            { userId: null, at: now },
          ));
        if (id === undefined) return undefined;
        await setPassword(trx, id, passwordHash, { userId: id, at: now });
        return openSession(trx, id, now);
      });
      if (!session) return problem(c, 409, ...SPENT);
      setSessionCookie(c, session, deps.secureCookies ?? false);
      return c.redirect('/', 303);
    });
  },
};

/** What is wrong with a new account's names, in words, or undefined. */
export function loginProblem(login: string, displayName: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(login))
    return 'Tên đăng nhập gồm 3 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch.';
  return displayName === '' ? 'Cần họ tên hoặc chức danh để hiện trong nhật ký.' : undefined;
}

function form(c: Ctx, login: string | undefined, error?: string) {
  const title = login ? 'Đặt mật khẩu' : 'Tạo tài khoản quản trị đầu tiên';
  return page(c, {
    title,
    active: '',
    body: html`<h1>${title}</h1>${formError(error)}
<form class="card stack narrow" method="post" action="${c.req.path}">${csrfField(c)}
${
  login
    ? html`<p>Tên đăng nhập: <b>${login}</b></p>`
    : html`${textField('ten', 'Tên đăng nhập', { autocomplete: 'username', hint: 'Chữ cái không dấu, chữ số, dấu chấm hoặc gạch.' })}${textField('ho-ten', 'Họ tên hoặc chức danh', { hint: 'Hiện trong nhật ký thao tác.' })}`
}
${textField('mat-khau', 'Mật khẩu mới', { type: 'password', autocomplete: 'new-password', hint: 'Ít nhất 12 ký tự.' })}
${textField('nhap-lai', 'Nhập lại mật khẩu', { type: 'password', autocomplete: 'new-password' })}
<button>Lưu</button></form>`,
  });
}
