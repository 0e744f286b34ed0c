import { html } from 'hono/html';
import { topicLabel } from '../../db/model/index.ts';
import { readArticleView } from '../../db/queries/article-view.ts';
import { toneChip } from '../layout/parts.ts';
import { page, problem, to } from '../layout/shell.ts';
import type { Page } from './page.ts';

/** Sentences shown: enough to see what the machine leaned on. */
const SHOWN = 6;

/** Why the machine answered as it did for an article: the sentences that moved topics and tone most. */
export const explainPage: Page = {
  path: '/tin-bai/:id/vi-sao',
  role: 'reader',
  register(app, deps) {
    app.get('/tin-bai/:id{[0-9]{1,15}}/vi-sao', async (c) => {
      const article = await readArticleView(deps.db, Number(c.req.param('id')));
      if (!article || !deps.explain)
        return problem(c, 404, 'Không có tin, bài này', 'Địa chỉ có thể đã gõ sai.');
      const sentences = (await deps.explain(article)).slice(0, SHOWN);
      const { assessment } = article;
      const body = html`<p class="small"><a href="${to(c, `/tin-bai/${article.id}`)}">← ${article.title}</a></p>
<h1>Vì sao máy gợi ý như vậy?</h1>
<p>Máy gợi ý: ${assessment ? toneChip(assessment.tone) : 'chưa đánh giá'} ${article.topics.map((topic) => topicLabel(topic.code)).join('; ')}.</p>
<p class="meta">Mỗi câu dưới đây được bỏ ra khỏi bài rồi đọc lại: câu nào làm kết quả đổi nhiều hơn thì đứng trước. Đây là cách máy cân nhắc, không phải kết luận.</p>
${
  sentences.length === 0
    ? html`<p>Không câu nào đứng riêng làm kết quả thay đổi.</p>`
    : html`<ol class="card">${sentences.map(
        ({ sentence, weight }) =>
          html`<li><p>${sentence}</p><p class="meta">mức ảnh hưởng ${Math.round(weight * 100)}%</p></li>`,
      )}</ol>`
}`;
      return page(c, { title: 'Vì sao máy gợi ý như vậy?', active: '/tin-bai', body });
    });
  },
};
