import { html } from 'hono/html';
import type { Ctx, Html } from '../layout/shell.ts';

/** The hidden token that every changing form carries. */
export const csrfField = (c: Ctx): Html => html`<input type="hidden" name="csrf" value="${c.get('csrf')}">`;

/** A posted form's fields as trimmed text; files and repeats are left out. */
export async function formFields(c: Ctx): Promise<(name: string, most?: number) => string> {
  const body = await c.req.parseBody();
  return (name, most = 4000) => {
    const value = body[name];
    return typeof value === 'string' ? value.normalize('NFC').replaceAll('\0', '').trim().slice(0, most) : '';
  };
}

/** The same without trimming: a password is what was typed. */
export async function secretField(c: Ctx, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === 'string' ? value.slice(0, 500) : '';
}

export const textField = (
  id: string,
  label: string,
  options: {
    readonly type?: 'text' | 'password';
    readonly value?: string;
    readonly autocomplete?: string;
    readonly hint?: string;
  } = {},
): Html =>
  html`<p class="field"><label for="${id}">${label}</label><input id="${id}" name="${id}" type="${options.type ?? 'text'}" value="${options.value ?? ''}" autocomplete="${options.autocomplete ?? 'off'}" required${
    options.hint ? html` aria-describedby="${id}-hint"` : ''
  }>${options.hint ? html`<span class="small soft" id="${id}-hint">${options.hint}</span>` : ''}</p>`;

/** Why a form was not accepted, above it. */
export const formError = (message: string | undefined): Html | '' =>
  message ? html`<p class="note bad" role="alert">${message}</p>` : '';
