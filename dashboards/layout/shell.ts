import type { Context } from 'hono';
import { html } from 'hono/html';
import type { DashboardEnv } from '../pages/page.ts';

/** Escaped markup, as `html` makes it. Strings put into it are escaped; only `html` parts are not. */
export type Html = ReturnType<typeof html>;
export type Ctx = Context<DashboardEnv>;

export interface Shell {
  readonly title: string;
  /** Path of the navigation entry that is open. */
  readonly active: string;
  readonly body: Html;
}

/** A whole page: head, navigation, body. */
export function page(c: Ctx, shell: Shell): Response | Promise<Response> {
  const locality = c.get('locality');
  const viewer = c.get('viewer');
  return c.html(html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${shell.title} – Điểm Báo ${locality.fullName}</title>
<link rel="stylesheet" href="/style.css?v=${c.get('version')}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#noi-dung">Tới nội dung chính</a>
<header class="top"><div class="wide">
<a class="brand" href="${to(c, '/')}">Điểm Báo<small>${locality.fullName}</small></a>
${localityForm(c)}
${viewer?.userId ? account(c, viewer.name) : ''}
</div></header>
${c.get('nav').length > 0 ? navigation(c, shell.active) : ''}
<main id="noi-dung" class="wide">
${shell.body}
</main>
<footer class="wide">Điểm Báo ${c.get('version')}. Phần mềm tổng hợp thông tin báo chí, không theo dõi cá nhân.
Lĩnh vực và sắc thái do máy gợi ý; cán bộ là người quyết định.</footer>
</body>
</html>`);
}

function navigation(c: Ctx, active: string): Html {
  return html`<nav class="main" aria-label="Chính"><div class="wide"><ul>
${c
  .get('nav')
  .map(
    (item) =>
      html`<li><a href="${to(c, item.path)}"${item.path === active ? html` aria-current="page"` : ''}>${item.name}</a></li>`,
  )}
</ul></div></nav>`;
}

function localityForm(c: Ctx): Html | '' {
  const localities = c.get('localities');
  if (localities.length < 2 || c.get('nav').length === 0) return '';
  const chosen = c.get('locality').id;
  return html`<form method="get" action="/"><label for="dia-ban">Địa bàn</label>
<select id="dia-ban" name="dia-ban">${localities.map(
    (item) =>
      html`<option value="${item.id}"${item.id === chosen ? html` selected` : ''}>${item.fullName}${item.level === 'commune' ? ` (${item.province})` : ''}</option>`,
  )}</select><button class="second">Xem</button></form>`;
}

function account(c: Ctx, name: string): Html {
  return html`<form method="post" action="/dang-xuat"><input type="hidden" name="csrf" value="${c.get('csrf')}">
<a href="/tai-khoan/cua-toi">${name}</a> <button class="second">Đăng xuất</button></form>`;
}

export type Params = Readonly<Record<string, string | number | boolean | undefined>>;

/** A path on this dashboard that stays with the chosen locality; empty parameters are left out. */
export function to(c: Ctx, path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  const locality = c.get('locality').id;
  if (locality !== c.get('localities')[0]?.id) query.set('dia-ban', locality);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '' && value !== false)
      query.set(name, value === true ? '1' : String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The hidden field that keeps a GET form with the chosen locality. */
export const keepLocality = (c: Ctx): Html =>
  html`<input type="hidden" name="dia-ban" value="${c.get('locality').id}">`;

/** A page that says what went wrong and what to do. */
export function problem(
  c: Ctx,
  status: 400 | 403 | 404 | 409 | 422 | 429 | 500 | 503,
  title: string,
  advice: string,
) {
  c.status(status);
  return page(c, {
    title,
    active: '',
    body: html`<h1>${title}</h1><p class="note warn" role="alert">${advice}</p>
<p><a href="${to(c, '/')}">Về trang Hôm nay</a></p>`,
  });
}
