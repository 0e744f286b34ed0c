import { html } from 'hono/html';
import { type SourceState, type Tone, topicLabel } from '../../db/model/index.ts';
import type { ArticleRow } from '../../db/queries/article-rows.ts';
import { SOURCE_STATE } from '../texts/common.ts';
import { count, dateTime, webAddress } from './format.ts';
import { type Ctx, type Html, type Params, to } from './shell.ts';
import { KIND_WORDS, LANGUAGE_WORDS, STATE_ADVICE, TONE_WORDS, wordFor } from './words.ts';

export type ChipTone = 'good' | 'warn' | 'bad' | 'plain' | 'line';

export const chip = (text: string, tone: ChipTone = 'plain'): Html =>
  html`<span class="chip ${tone}">${text}</span>`;

const TONE_CHIPS: Readonly<Record<Tone, ChipTone>> = { positive: 'good', neutral: 'plain', negative: 'bad' };

/** The tone in words and colour, never in colour alone. */
export const toneChip = (tone: Tone | null): Html =>
  tone ? chip(TONE_WORDS[tone], TONE_CHIPS[tone]) : chip('Chưa phân loại', 'line');

/** The state of a source. */
export const stateChip = (state: SourceState): Html =>
  chip(capital(SOURCE_STATE[state]), STATE_ADVICE[state].tone);

/** `đọc được` → `Đọc được`. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A list of articles, each with where it is from, what about, and what needs an eye. */
export function articleRows(c: Ctx, rows: readonly ArticleRow[], empty: string): Html {
  if (rows.length === 0) return html`<p class="soft">${empty}</p>`;
  return html`<ul class="rows">${rows.map((row) => html`<li>${articleRow(c, row)}</li>`)}</ul>`;
}

export function articleRow(c: Ctx, row: ArticleRow, snippet?: Html): Html {
  const zone = c.get('locality').timeZone;
  return html`<a class="title" href="${to(c, `/tin-bai/${row.id}`)}">${row.title}</a>
<p class="meta">${row.outlet}${row.kind === 'press' ? '' : ` (${KIND_WORDS[row.kind]})`} · ${dateTime(row.at, zone)}${row.dated ? '' : ' (giờ tải về)'}${
    row.language === 'vi' ? '' : ` · ${wordFor(LANGUAGE_WORDS, row.language)}`
  }${row.storyOutlets > 1 && row.storyId ? html` · <a href="${to(c, `/su-viec/${row.storyId}`)}">${row.storyOutlets} báo cùng đưa</a>` : ''}</p>
<p class="small">${snippet ?? row.lead}</p>
<p>${toneChip(row.tone)}${row.unsure ? chip('Cần cán bộ xem', 'warn') : ''}${
    row.flagged > 0 ? chip(`${row.flagged} câu cần rà soát`, 'bad') : ''
  }${row.topics.map((code) => chip(topicLabel(code)))}${row.places.map((place) => chip(place, 'line'))}</p>`;
}

/** Links to the pages of a list; nothing when it fits on one. */
export function pages(
  c: Ctx,
  path: string,
  params: Params,
  current: number,
  total: number,
  size: number,
): Html | '' {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return '';
  const step = (target: number, name: string) =>
    target < 1 || target > last
      ? ''
      : html`<a class="button second" href="${to(c, path, { ...params, trang: target })}">${name}</a>`;
  return html`<nav class="pages" aria-label="Trang">${step(current - 1, '← Trang trước')}<span>Trang ${current}/${last} · ${count(total)} mục</span>${step(current + 1, 'Trang sau →')}</nav>`;
}

/** The number of the page asked for, at least 1. */
export const pageNumber = (c: Ctx): number =>
  Math.min(10_000, Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1));

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** A labelled drop-down list; the first entry is "no matter". */
export const select = (
  id: string,
  label: string,
  choices: readonly Choice[],
  chosen: string | undefined,
  any = 'Tất cả',
): Html =>
  html`<p class="field"><label for="${id}">${label}</label><select id="${id}" name="${id}">
<option value="">${any}</option>${choices.map(
    (item) =>
      html`<option value="${item.value}"${item.value === chosen ? html` selected` : ''}>${item.name}</option>`,
  )}</select></p>`;

export const dateField = (id: string, label: string, value: string | undefined): Html =>
  html`<p class="field"><label for="${id}">${label}</label><input type="date" id="${id}" name="${id}" value="${value ?? ''}"></p>`;

/** A labelled field for an hour, or for a day with its hour, both in the locality's zone; `hint` stands below it. */
export const timeField = (
  id: string,
  label: string,
  type: 'time' | 'datetime-local',
  value: string,
  hint: string,
): Html =>
  html`<p class="field"><label for="${id}">${label}</label><input type="${type}" id="${id}" name="${id}" value="${value}" aria-describedby="${id}-hint"><span class="small soft" id="${id}-hint">${hint}</span></p>`;

/** A link to a page outside: opened apart, without telling it where from; plain text where it is no web address. */
export function outside(address: string, text: string): Html {
  const href = webAddress(address);
  return href
    ? html`<a href="${href}" target="_blank" rel="noopener noreferrer external">${text}</a>`
    : html`<span>${text}</span>`;
}
