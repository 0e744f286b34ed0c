import { html } from 'hono/html';
import { type Mention, type Place, placeKey } from '../../db/model/index.ts';
import { type ArticleView, readArticleView } from '../../db/queries/article-view.ts';
import { savePlaceRule } from '../../db/queries/place-rules.ts';
import { csrfField, formFields } from '../accounts/form.ts';
import { select } from '../layout/parts.ts';
import { type Ctx, type Html, problem, to } from '../layout/shell.ts';
import { mayEdit } from './case-parts.ts';
import type { Page } from './page.ts';

/** The stage that reads an article for places. */
const LOCATE = 'locate';
const NONE = '-';

/** Địa danh máy chưa chắc: an officer says which unit is meant; the answer holds for the outlet from then on. */
export const placeRulePage: Page = {
  path: '/tin-bai/:id/dia-danh',
  role: 'editor',
  needsAccounts: true,
  register(app, deps) {
    app.post('/tin-bai/:id{[0-9]{1,15}}/dia-danh', async (c) => {
      const article = await readArticleView(deps.db, Number(c.req.param('id')));
      if (!article) return problem(c, 404, 'Không có tin, bài này', 'Bài có thể đã bị xóa.');
      const field = await formFields(c);
      const asked = askedNames(article).find((item) => item.name === field('ten', 200));
      const answer = field(/^la-\d+$/.test(field('o')) ? field('o') : 'la-0', 300);
      const chosen = asked?.choices.find((place) => placeKey(place) === answer);
      if (!asked || (!chosen && answer !== NONE))
        return problem(c, 422, 'Chưa chọn địa danh', 'Chọn một đơn vị trong danh sách rồi lưu.');
      const rule = { outlet: article.outlet, name: asked.name, unit: chosen ?? null };
      const actor = { userId: c.get('viewer')!.userId, at: deps.now() };
      await deps.db.transaction().execute((trx) => savePlaceRule(trx, rule, article.id, LOCATE, actor));
      return c.redirect(to(c, `/tin-bai/${article.id}`), 303);
    });
  },
};

interface AskedName {
  readonly name: string;
  readonly choices: readonly Place[];
}

/** Names that the locator was not sure of, each with the units it thought of. */
function askedNames(article: ArticleView): AskedName[] {
  const spans = [...Map.groupBy(article.mentions, (mention) => mention.start).values()];
  const asked = spans.filter((mentions) => mentions.some((mention) => mention.signals.includes('asked')));
  const text = `${article.title}\n${article.text}`;
  const byName = Map.groupBy(asked.flat(), (mention) => text.slice(mention.start, mention.end));
  return [...byName].map(([name, mentions]) => ({
    name,
    choices: [...new Map(mentions.map((mention) => [placeKey(mention), unitOf(mention)])).values()],
  }));
}

const unitOf = ({ name, level, commune, province }: Mention): Place => ({
  name,
  level,
  ...(commune ? { commune } : {}),
  province,
});

/** Asks an editor about each name that the locator was not sure of. */
export function placeQuestions(c: Ctx, article: ArticleView): Html | '' {
  if (!mayEdit(c)) return '';
  return html`${askedNames(article).map(
    (
      { name, choices },
      index,
    ) => html`<form class="stack noprint" method="post" action="${to(c, `/tin-bai/${article.id}/dia-danh`)}">${csrfField(c)}<input type="hidden" name="ten" value="${name}"><input type="hidden" name="o" value="la-${index}">
${select(
  `la-${index}`,
  `“${name}” trong ${article.outlet} là`,
  [
    ...choices.map((place) => ({
      value: placeKey(place),
      name: placeKey(place).split('/').toReversed().join(', '),
    })),
    { value: NONE, name: 'Không phải các nơi này' },
  ],
  undefined,
  'Chọn',
)}<button class="second">Ghi nhớ</button></form>`,
  )}`;
}
