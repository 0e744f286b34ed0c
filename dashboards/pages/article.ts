import { html } from 'hono/html';
import { fullText, type Mention, placeKey, topicLabel } from '../../db/model/index.ts';
import { type ArticleView, readArticleView } from '../../db/queries/article-view.ts';
import { readStoryView, type StoryView } from '../../db/queries/story-view.ts';
import { dateTime, share } from '../layout/format.ts';
import { chip, outside, toneChip } from '../layout/parts.ts';
import { type Ctx, type Html, page, problem, to } from '../layout/shell.ts';
import {
  KIND_WORDS,
  LANGUAGE_WORDS,
  LEVEL_WORDS,
  LINK_WORDS,
  VERDICT_WORDS,
  wordFor,
} from '../layout/words.ts';
import { openCaseForm } from './case-parts.ts';
import { correctionForm } from './corrections.ts';
import { type MarkedSpan, markedParagraphs } from './marked-text.ts';
import type { DashboardDeps, Page } from './page.ts';
import { placeQuestions } from './place-rules.ts';
import { relevanceWords, signalWords } from './signal-words.ts';
import { statementTitle } from './statement-text.ts';

/** One article: its text, and everything that was said of it, with why. */
export const articlePage: Page = {
  path: '/tin-bai/:id',
  role: 'reader',
  register(app, deps) {
    app.get('/tin-bai/:id{[0-9]{1,15}}', async (c) => {
      const article = await readArticleView(deps.db, Number(c.req.param('id')));
      if (!article) return problem(c, 404, 'Không có tin, bài này', 'Địa chỉ có thể đã gõ sai.');
      const story = article.story ? await readStoryView(deps.db, article.story.id) : undefined;
      const zone = c.get('locality').timeZone;
      const body = html`<p class="small"><a href="${to(c, '/tin-bai')}">← Tin, bài</a></p>
<div class="columns"><article class="card">
<h1>${article.title}</h1>
<p class="meta">${article.outlet} (${KIND_WORDS[article.kind]}) · ${
        article.publishedAt
          ? `đăng ${dateTime(article.publishedAt, zone)}`
          : `trang không ghi giờ đăng, tải về ${dateTime(article.at, zone)}`
      } · ${wordFor(LANGUAGE_WORDS, article.language)}</p>
<p>${outside(article.url, 'Mở trang gốc')}${
        deps.readPage ? html` · <a href="${to(c, `/ban-luu/${article.document.id}`)}">Xem bản lưu</a>` : ''
      }</p>
${article.story?.retracted ? html`<p class="note warn">Sự việc này có bài đã được đính chính hoặc gỡ.</p>` : ''}
<div class="article" lang="${article.language}">${markedParagraphs(article.text, spans(article), textOffset(article))}</div>
</article><aside>${openCaseForm(c, article.id)}${assessmentCard(c, article, deps)}${claimsCard(c, article, deps)}${placesCard(c, article)}${story ? storyCard(c, story, article.id) : ''}${documentCard(article, zone)}</aside></div>`;
      return page(c, { title: article.title, active: '/tin-bai', body });
    });
  },
};

const textOffset = (article: ArticleView): number => fullText(article).length - article.text.length;

function spans(article: ArticleView): MarkedSpan[] {
  return [
    ...article.matches.map(
      (match): MarkedSpan => ({
        start: match.start,
        end: match.end,
        mark: 'claim',
        label: VERDICT_WORDS[match.verdict],
      }),
    ),
    ...article.mentions.map(
      (mention): MarkedSpan => ({
        start: mention.start,
        end: mention.end,
        mark: 'place',
        label: placeWords(mention),
      }),
    ),
  ];
}

function placeWords(mention: Mention): string {
  const parts = [mention.name];
  if (mention.level === 'landmark' && mention.commune) parts.push(mention.commune);
  if (mention.level !== 'province') parts.push(mention.province);
  return parts.join(', ');
}

function assessmentCard(c: Ctx, article: ArticleView, deps: DashboardDeps): Html {
  const { assessment } = article;
  return html`<section class="card"><h2>Lĩnh vực, sắc thái</h2>
<p>${toneChip(assessment?.tone ?? null)}${assessment ? html`<span class="small soft">${share(assessment.score)}${assessment.target ? `, đối với ${assessment.target}` : ''}</span>` : ''}</p>
${assessment?.unsure ? html`<p>${chip('Máy chưa chắc, cần cán bộ xem', 'warn')}</p>` : ''}
<p>${article.topics.map((topic) => html`${chip(topicLabel(topic.code))}<span class="small soft">${share(topic.score)}</span> `)}</p>
${article.topics.length === 0 ? html`<p class="soft">Chưa rõ lĩnh vực.</p>` : ''}
${assessment && deps.explain ? html`<p><a href="${to(c, `/tin-bai/${article.id}/vi-sao`)}">Vì sao máy gợi ý như vậy?</a></p>` : ''}${correctionForm(c, article)}<p class="small soft">${assessment ? `Mô hình: ${assessment.model}` : 'Chưa có mô hình nào đọc.'}</p>
${article.localities
  .filter((item) => item.id === c.get('locality').id)
  .map(
    (item) =>
      html`<p class="small">${item.about ? 'Bài về địa bàn' : 'Chỉ nhắc tới địa bàn'}: ${relevanceWords(item.reason)}</p>`,
  )}</section>`;
}

function claimsCard(c: Ctx, article: ArticleView, deps: DashboardDeps): Html | '' {
  if (article.matches.length === 0) return '';
  return html`<section class="card"><h2>Đối chiếu luận cứ</h2><ul class="rows">${article.matches.map(
    (
      match,
    ) => html`<li><p>${chip(VERDICT_WORDS[match.verdict], match.verdict === 'contradicts' ? 'bad' : 'plain')}<span class="small soft">${share(match.score)}</span></p>
<blockquote class="${match.verdict === 'contradicts' ? 'claim' : ''}" lang="${article.language}">${match.quote}</blockquote>
<p class="small">Luận cứ: ${statementTitle(deps.statements, match.statement)}</p>
<p class="small soft">Vì sao: ${match.why.map(signalWords).join('; ')}${match.verdict === 'contradicts' ? html` · <a href="${to(c, `/tham-dinh/${match.id}`)}">thẩm định</a>` : ''}</p></li>`,
  )}</ul><p class="small soft">Máy chỉ gợi ý. Chỉ sau khi hai người khác nhau xác nhận mới có hồ sơ đề nghị.</p></section>`;
}

function placesCard(c: Ctx, article: ArticleView): Html {
  const byPlace = Map.groupBy(article.mentions, placeKey);
  if (byPlace.size === 0)
    return html`<section class="card"><h2>Địa bàn được nêu</h2><p class="soft">Bài không nêu địa bàn nào.</p></section>`;
  return html`<section class="card"><h2>Địa bàn được nêu</h2><ul class="rows">${[...byPlace.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((mentions) => {
      const best = mentions.toSorted((a, b) => b.confidence - a.confidence)[0]!;
      const signals = [...new Set(mentions.flatMap((mention) => mention.signals))].slice(0, 5);
      return html`<li><b>${placeWords(best)}</b> <span class="small soft">${LEVEL_WORDS[best.level]} · ${mentions.length} lần · chắc ${share(best.confidence)}</span>
<p class="small soft">Vì: ${signals.map(signalWords).join('; ')}</p></li>`;
    })}</ul>${placeQuestions(c, article)}</section>`;
}

function storyCard(c: Ctx, view: StoryView, articleId: number): Html {
  const others = view.members.filter((member) => member.article.id !== articleId);
  return html`<section class="card"><h2>Sự việc</h2><p><a href="${to(c, `/su-viec/${view.story.id}`)}">${view.story.title}</a></p>
<p class="meta">${view.story.articleCount} bài, ${view.story.outletCount} cơ quan báo chí</p>
${others.length === 0 ? '' : html`<ul class="rows">${others.slice(0, 8).map((member) => html`<li><a href="${to(c, `/tin-bai/${member.article.id}`)}">${member.article.outlet}</a> ${chip(LINK_WORDS[member.link], 'line')}</li>`)}</ul>`}</section>`;
}

function documentCard(article: ArticleView, zone: string): Html {
  return html`<section class="card"><h2>Bản lưu</h2><dl class="facts">
<dt>Tải về</dt><dd>${dateTime(article.document.fetchedAt, zone)}</dd>
<dt>Địa chỉ</dt><dd>${outside(article.document.url, article.document.url)}</dd>
<dt>SHA-256</dt><dd class="small">${article.document.sha256}</dd></dl></section>`;
}
