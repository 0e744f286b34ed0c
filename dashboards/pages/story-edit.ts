import { html } from 'hono/html';
import { mergeStories, splitFromStory } from '../../db/queries/story-edit.ts';
import { csrfField, formFields } from '../accounts/form.ts';
import { type Ctx, type Html, problem, to } from '../layout/shell.ts';
import { mayEdit } from './case-parts.ts';
import type { Page } from './page.ts';

/** Ghép, tách sự việc: where the grouping was wrong, an editor's word stands, also after the text changes. */
export const storyEditPage: Page = {
  path: '/su-viec/:id/sua',
  role: 'editor',
  needsAccounts: true,
  register(app, deps) {
    app.post('/su-viec/:id{[0-9]{1,15}}/sua', async (c) => {
      const field = await formFields(c);
      const story = Number(c.req.param('id'));
      const editor = { userId: c.get('viewer')!.userId, at: deps.now() };
      const into = Number(/(\d{1,15})\/?(?:\?.*)?$/.exec(field('vao'))?.[1] ?? 0);
      const article = Number(field('tach')) || 0;
      if (article > 0) {
        const own = await deps.db.transaction().execute((trx) => splitFromStory(trx, article, editor));
        if (own === undefined)
          return problem(c, 422, 'Không tách được', 'Bài đã đứng riêng, hoặc không còn trong sự việc này.');
        return c.redirect(to(c, `/su-viec/${own}`), 303);
      }
      const merged = await deps.db.transaction().execute((trx) => mergeStories(trx, story, into, editor));
      if (!merged) return problem(c, 422, 'Không ghép được', 'Kiểm tra lại số hoặc địa chỉ của sự việc kia.');
      return c.redirect(to(c, `/su-viec/${into}`), 303);
    });
  },
};

/** The button that takes one article out of its story. */
export const splitButton = (c: Ctx, story: number, article: number): Html | '' =>
  mayEdit(c)
    ? html`<form class="inline noprint" method="post" action="${to(c, `/su-viec/${story}/sua`)}">${csrfField(c)}<input type="hidden" name="tach" value="${article}"><button class="second">Tách</button></form>`
    : '';

/** Joins the story with another, given by its number or its address on this dashboard. */
export const mergeForm = (c: Ctx, story: number): Html | '' =>
  mayEdit(c)
    ? html`<form class="filter card noprint" method="post" action="${to(c, `/su-viec/${story}/sua`)}">${csrfField(c)}
<p class="field"><label for="vao">Ghép vào sự việc (số hoặc địa chỉ trang)</label><input id="vao" name="vao" required></p><p class="field"><button class="second">Ghép</button></p></form>`
    : '';
