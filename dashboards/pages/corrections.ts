import { html } from 'hono/html';
import { TONES, TOPICS, type TopicCode } from '../../db/model/index.ts';
import { type ArticleView, readArticleView } from '../../db/queries/article-view.ts';
import { saveCorrection } from '../../db/queries/corrections.ts';
import { csrfField, formFields } from '../accounts/form.ts';
import { select } from '../layout/parts.ts';
import { type Ctx, type Html, problem, to } from '../layout/shell.ts';
import { TONE_WORDS } from '../layout/words.ts';
import { mayEdit } from './case-parts.ts';
import type { Page } from './page.ts';

const TOPIC_FIELDS = ['linh-vuc-1', 'linh-vuc-2', 'linh-vuc-3'] as const;

/** Sửa phân loại: an officer's answer stands for the model's, and teaches it at the next retraining. */
export const correctionPage: Page = {
  path: '/tin-bai/:id/phan-loai',
  role: 'editor',
  needsAccounts: true,
  register(app, deps) {
    app.post('/tin-bai/:id{[0-9]{1,15}}/phan-loai', async (c) => {
      const id = Number(c.req.param('id'));
      if (!(await readArticleView(deps.db, id)))
        return problem(c, 404, 'Không có tin, bài này', 'Bài có thể đã bị xóa.');
      const field = await formFields(c);
      const tone = TONES.find((item) => item === field('sac-thai'));
      const topics = [...new Set(TOPIC_FIELDS.map((name) => field(name)))].filter((code): code is TopicCode =>
        TOPICS.some((topic) => topic.code === code),
      );
      if (!tone && topics.length === 0)
        return problem(c, 422, 'Chưa chọn gì', 'Chọn sắc thái hoặc ít nhất một lĩnh vực rồi lưu.');
      const actor = { userId: c.get('viewer')!.userId, at: deps.now() };
      await deps.db.transaction().execute((trx) => saveCorrection(trx, id, { tone, topics }, actor));
      return c.redirect(to(c, `/tin-bai/${id}`), 303);
    });
  },
};

/** The form on an article's page, filled with what is there now. */
export function correctionForm(c: Ctx, article: ArticleView): Html | '' {
  if (!mayEdit(c)) return '';
  const topics = TOPICS.map((topic) => ({ value: topic.code, name: topic.label }));
  return html`<details class="noprint"><summary>Sửa lĩnh vực, sắc thái</summary>
<form class="stack" method="post" action="${to(c, `/tin-bai/${article.id}/phan-loai`)}">${csrfField(c)}
${select(
  'sac-thai',
  'Sắc thái đối với địa bàn',
  TONES.map((tone) => ({ value: tone, name: TONE_WORDS[tone] })),
  article.assessment?.tone,
  'Không đổi',
)}${TOPIC_FIELDS.map((name, index) =>
  select(
    name,
    index === 0 ? 'Lĩnh vực chính' : `Lĩnh vực ${index + 1}`,
    topics,
    article.topics[index]?.code,
    index === 0 ? 'Không đổi' : 'Không có',
  ),
)}<button class="second">Lưu</button></form>
<p class="small soft">Câu trả lời của cán bộ thay cho máy và dùng để dạy lại mô hình của đơn vị.</p></details>`;
}
