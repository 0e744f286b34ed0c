import { html } from 'hono/html';
import { type Account, ROLES, type Role } from '../../db/model/account.ts';
import { createLink } from '../../db/queries/sessions.ts';
import { changeUser, createUser, findUser, listUsers } from '../../db/queries/users.ts';
import { dateTime } from '../layout/format.ts';
import { chip } from '../layout/parts.ts';
import { type Ctx, type Html, page } from '../layout/shell.ts';
import type { DashboardDeps, Page } from '../pages/page.ts';
import { publicOrigin } from '../pages/security.ts';
import { csrfField, formError, formFields, textField } from './form.ts';
import { loginProblem } from './link.ts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  reader: 'Người đọc',
  editor: 'Biên tập',
  reviewer: 'Thẩm định',
  administrator: 'Quản trị',
};

const LINK_HOURS = 72;

interface Said {
  readonly error?: string | undefined;
  /** A new one-time link, shown once. */
  readonly link?: { readonly login: string; readonly address: string } | undefined;
}

/** Tài khoản: who may do what. Passwords are set by each officer through a one-time link. */
export const usersPage: Page = {
  path: '/tai-khoan',
  nav: 'Tài khoản',
  role: 'administrator',
  needsAccounts: true,
  register(app, deps) {
    app.get('/tai-khoan', (c) => show(c, deps, {}));

    app.post('/tai-khoan/moi', async (c) => {
      const field = await formFields(c);
      const user = {
        login: field('ten', 60).toLowerCase(),
        displayName: field('ho-ten', 100),
        role: roleOf(field('vai-tro')),
      };
      const wrong = loginProblem(user.login, user.displayName);
      if (wrong) return show(c, deps, { error: wrong });
      const actor = { userId: c.get('viewer')!.userId, at: deps.now() };
      const token = await deps.db.transaction().execute(async (trx) => {
        const id = await createUser(trx, user, actor);
        return id === undefined ? undefined : createLink(trx, id, LINK_HOURS, actor);
      });
      if (!token) return show(c, deps, { error: 'Tên đăng nhập này đã có người dùng.' });
      return show(c, deps, { link: { login: user.login, address: linkAddress(c, deps, token) } });
    });

    app.post('/tai-khoan/:id{[0-9]{1,15}}', async (c) => {
      const field = await formFields(c);
      const result = await deps.db
        .transaction()
        .execute((trx) =>
          changeUser(
            trx,
            Number(c.req.param('id')),
            { role: roleOf(field('vai-tro')), active: field('mo') === '1' },
            { userId: c.get('viewer')!.userId, at: deps.now() },
          ),
        );
      if (result === 'last-administrator')
        return show(c, deps, { error: 'Phải luôn còn ít nhất một tài khoản quản trị đang mở.' });
      return c.redirect('/tai-khoan', 303);
    });

    app.post('/tai-khoan/:id{[0-9]{1,15}}/lien-ket', async (c) => {
      const user = await findUser(deps.db, Number(c.req.param('id')));
      if (!user) return show(c, deps, { error: 'Không có tài khoản này.' });
      const actor = { userId: c.get('viewer')!.userId, at: deps.now() };
      const token = await deps.db.transaction().execute((trx) => createLink(trx, user.id, LINK_HOURS, actor));
      return show(c, deps, { link: { login: user.login, address: linkAddress(c, deps, token) } });
    });
  },
};

const roleOf = (text: string): Role => ROLES.find((role) => role === text) ?? 'reader';

const linkAddress = (c: Ctx, deps: DashboardDeps, token: string): string =>
  `${publicOrigin(c, deps.secureCookies ?? false)}/lien-ket/${token}`;

async function show(c: Ctx, deps: DashboardDeps, said: Said) {
  const users = await listUsers(deps.db);
  const zone = c.get('locality').timeZone;
  if (said.error) c.status(422);
  return page(c, {
    title: 'Tài khoản',
    active: '/tai-khoan',
    body: html`<h1>Tài khoản</h1>${formError(said.error)}
${said.link ? html`<p class="note good" role="status">Gửi tận tay người dùng “${said.link.login}” liên kết này để đặt mật khẩu; chỉ dùng một lần, trong ${LINK_HOURS} giờ, và không hiện lại:<br><b>${said.link.address}</b></p>` : ''}
<div class="card scroll"><table><thead><tr><th>Người dùng</th><th>Tình trạng</th><th>Vai trò</th><th>Mật khẩu</th></tr></thead>
<tbody>${users.map((user) => row(c, user, zone, deps.now()))}</tbody></table></div>
<form class="card stack narrow" method="post" action="/tai-khoan/moi"><h2>Thêm tài khoản</h2>${csrfField(c)}
${textField('ten', 'Tên đăng nhập', { hint: 'Chữ cái không dấu, chữ số, dấu chấm hoặc gạch.' })}${textField('ho-ten', 'Họ tên hoặc chức danh')}
${roleSelect('vai-tro', 'reader')}<button>Thêm</button></form>
<p class="small soft">Người đọc: chỉ xem. Biên tập: sửa lĩnh vực, sắc thái, vụ việc. Thẩm định: xác nhận, từ chối nội dung cần rà soát, lập hồ sơ. Quản trị: thêm quản lý tài khoản. Không ai tự mình xác nhận được một nội dung: luôn cần hai người.</p>`,
  });
}

const roleSelect = (id: string, role: Role): Html =>
  html`<p class="field"><label for="${id}">Vai trò</label><select id="${id}" name="vai-tro">${ROLES.map(
    (item) =>
      html`<option value="${item}"${item === role ? html` selected` : ''}>${ROLE_WORDS[item]}</option>`,
  )}</select></p>`;

function row(c: Ctx, user: Account, zone: string, now: Date): Html {
  const locked = user.lockedUntil && user.lockedUntil > now;
  return html`<tr><td><b>${user.displayName}</b><br><span class="small soft">${user.login}</span></td>
<td>${user.active ? chip('Đang mở', 'good') : chip('Đã đóng', 'bad')}${user.hasPassword ? '' : chip('Chưa đặt mật khẩu', 'warn')}${locked ? chip(`Tạm khóa tới ${dateTime(user.lockedUntil, zone)}`, 'warn') : ''}</td>
<td><form class="inline" method="post" action="/tai-khoan/${user.id}">${csrfField(c)}${roleSelect(`vai-tro-${user.id}`, user.role)}
<label><input type="checkbox" name="mo" value="1"${user.active ? html` checked` : ''}> Đang mở</label><button class="second">Lưu</button></form></td>
<td><form class="inline" method="post" action="/tai-khoan/${user.id}/lien-ket">${csrfField(c)}<button class="second">Cấp liên kết đặt mật khẩu</button></form></td></tr>`;
}
