import { html } from 'hono/html';
import { SOURCE_KINDS, TONES, TOPICS, type TopicCode } from '../../db/model/index.ts';
import { type ArticleFilter, listArticles, listOutlets } from '../../db/queries/article-list.ts';
import { count } from '../layout/format.ts';
import { articleRows, dateField, pageNumber, pages, select } from '../layout/parts.ts';
import { type Ctx, keepLocality, page, to } from '../layout/shell.ts';
import { KIND_WORDS, TONE_WORDS } from '../layout/words.ts';
import type { Page } from './page.ts';
import { chosenPeriod } from './period.ts';

const PAGE_SIZE = 25;
const KINDS = SOURCE_KINDS.filter((kind) => kind !== 'community');

/** Tin bài: every article, narrowed by day, topic, tone, outlet, kind. */
export const articlesPage: Page = {
  path: '/tin-bai',
  nav: 'Tin, bài',
  role: 'reader',
  register(app, deps) {
    app.get('/tin-bai', async (c) => {
      const chosen = choices(c);
      const current = pageNumber(c);
      const [list, outlets] = await Promise.all([
        listArticles(deps.db, chosen.filter, { limit: PAGE_SIZE, offset: (current - 1) * PAGE_SIZE }),
        listOutlets(deps.db, c.get('locality').id),
      ]);
      const { values } = chosen;
      const body = html`<h1>Tin, bài</h1>
<form class="filter card" method="get" action="/tin-bai" aria-label="Lọc tin, bài">${keepLocality(c)}
${dateField('tu', 'Từ ngày', values.tu)}${dateField('den', 'Đến ngày', values.den)}
${select(
  'linh-vuc',
  'Lĩnh vực',
  TOPICS.map((topic) => ({ value: topic.code, name: topic.label })),
  values['linh-vuc'],
)}
${select(
  'sac-thai',
  'Sắc thái',
  [
    ...TONES.map((tone) => ({ value: tone, name: TONE_WORDS[tone] })),
    { value: 'unread', name: 'Chưa phân loại' },
  ],
  values['sac-thai'],
)}
${select(
  'bao',
  'Cơ quan báo chí',
  outlets.map((item) => ({ value: item.outlet, name: `${item.outlet} (${item.articles})` })),
  values.bao,
)}
${select(
  'loai',
  'Loại nguồn',
  KINDS.map((kind) => ({ value: kind, name: KIND_WORDS[kind] })),
  values.loai,
)}
${select('pham-vi', 'Phạm vi', [{ value: 'nhac-toi', name: 'Cả bài chỉ nhắc tới địa bàn' }], values['pham-vi'], 'Bài về địa bàn')}
<p class="field"><label><input type="checkbox" name="can-xem" value="1"${values['can-xem'] ? html` checked` : ''}> Chỉ bài máy chưa chắc</label></p>
<p class="field"><button>Lọc</button></p><p class="field"><a href="${to(c, '/tin-bai')}">Bỏ lọc</a></p></form>
<p class="soft" role="status">${count(list.total)} tin, bài</p>
<div class="card">${articleRows(c, list.items, 'Không có tin, bài nào hợp với bộ lọc này. Hãy nới khoảng ngày hoặc bỏ bớt điều kiện.')}
${pages(c, '/tin-bai', values, current, list.total, PAGE_SIZE)}</div>`;
      return page(c, { title: 'Tin, bài', active: '/tin-bai', body });
    });
  },
};

/** What the address bar asks for; a value that does not exist counts as absent. */
function choices(c: Ctx): { filter: ArticleFilter; values: Record<string, string | undefined> } {
  const period = chosenPeriod(c);
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | undefined =>
    allowed.find((item) => item === c.req.query(name));
  const topic = oneOf<TopicCode>(
    'linh-vuc',
    TOPICS.map((item) => item.code),
  );
  const tone = oneOf('sac-thai', [...TONES, 'unread'] as const);
  const kind = oneOf('loai', KINDS);
  const outlet = c.req.query('bao') || undefined;
  const mentioned = c.req.query('pham-vi') === 'nhac-toi';
  const unsure = c.req.query('can-xem') === '1';
  return {
    filter: {
      locality: c.get('locality').id,
      from: period.from,
      to: period.to,
      topic,
      tone,
      kind,
      outlet,
      mentioned,
      unsure,
    },
    values: {
      tu: period.fromDay,
      den: period.toDay,
      'linh-vuc': topic,
      'sac-thai': tone,
      bao: outlet,
      loai: kind,
      'pham-vi': mentioned ? 'nhac-toi' : undefined,
      'can-xem': unsure ? '1' : undefined,
    },
  };
}
