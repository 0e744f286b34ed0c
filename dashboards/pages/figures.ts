import { html, raw } from 'hono/html';
import { addDays, daysBetween, instantOf, localDate, topicLabel } from '../../db/model/index.ts';
import {
  type FiguresPeriod,
  type FiguresRow,
  figuresByDay,
  figuresByOutlet,
  figuresByTopic,
  figuresTotals,
} from '../../db/queries/figures-view.ts';
import { barChart, toneChart } from '../charts/bars.ts';
import type { Chart } from '../charts/chart.ts';
import { volumeChart } from '../charts/volume.ts';
import { count, isoToDay } from '../layout/format.ts';
import { dateField } from '../layout/parts.ts';
import { type Ctx, type Html, keepLocality, page, to } from '../layout/shell.ts';
import { barsOf } from '../report/bars.ts';
import { CHART } from '../texts/charts.ts';
import type { Page } from './page.ts';
import { localDay } from './period.ts';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 400;
const OUTLETS = 12;

/** Số liệu: volume, tone, topics and outlets of a period, counted by the day of publication. */
export const figuresPage: Page = {
  path: '/so-lieu',
  nav: 'Số liệu',
  role: 'reader',
  register(app, deps) {
    app.get('/so-lieu', async (c) => {
      const { timeZone } = c.get('locality');
      const { from, to: until } = chosenDays(c, deps.now());
      const length = daysBetween(from, until) + 1;
      const span = (first: string): FiguresPeriod => ({
        locality: c.get('locality').id,
        from: instantOf(first, timeZone),
        to: instantOf(addDays(first, length), timeZone),
      });
      const [totals, before, yearBefore, daily, topics, outlets] = await Promise.all([
        figuresTotals(deps.db, span(from)),
        figuresTotals(deps.db, span(addDays(from, -length))),
        figuresTotals(deps.db, span(aYearBefore(from))),
        figuresByDay(deps.db, span(from), timeZone),
        figuresByTopic(deps.db, span(from)),
        figuresByOutlet(deps.db, span(from), OUTLETS),
      ]);
      const { bars, barDays } = barsOf(everyDay(daily, from, length));
      const rows = (tallies: readonly FiguresRow[], name: (key: string) => string) =>
        tallies.map((tally) => ({ label: name(tally.key), value: tally.articles, negative: tally.negative }));
      const body = html`<h1>Số liệu</h1>
<form class="filter card" method="get" action="/so-lieu">${keepLocality(c)}${dateField('tu', 'Từ ngày', from)}${dateField('den', 'Đến ngày', until)}<p class="field"><button>Xem</button></p></form>
<p>Từ ${isoToDay(from)} đến ${isoToDay(until)}: <b>${count(totals.articles)}</b> tin, bài, <b>${count(totals.stories)}</b> sự việc, <b>${count(totals.outlets)}</b> cơ quan báo chí; kỳ trước ${count(before.articles)} tin, bài. <a href="${to(c, '/tin-bai', { tu: from, den: until })}">Xem danh sách</a></p>
${totals.unread > 0 ? html`<p class="soft">${count(totals.unread)} tin, bài chưa có sắc thái, không có trong cơ cấu sắc thái.</p>` : ''}
<div class="charts">${figure(volumeChart(bars, barDays))}
${figure(
  toneChart([
    { label: CHART.thisPeriod, tones: totals.tones },
    { label: CHART.before, tones: before.tones },
    { label: CHART.yearBefore, tones: yearBefore.tones },
  ]),
)}
${figure(barChart(CHART.topics, rows(topics, topicLabel)))}
${figure(
  barChart(
    CHART.outlets,
    rows(outlets, (key) => key),
  ),
)}</div>`;
      return page(c, { title: 'Số liệu', active: '/so-lieu', body });
    });
  },
};

/** The same day a year earlier; 29 February becomes 1 March. */
const aYearBefore = (date: string): string =>
  new Date(Date.UTC(Number(date.slice(0, 4)) - 1, Number(date.slice(5, 7)) - 1, Number(date.slice(8))))
    .toISOString()
    .slice(0, 10);

/** The days asked for; by default the last thirty, and never so many that a page takes long. */
function chosenDays(c: Ctx, now: Date): { from: string; to: string } {
  const to = localDay(c.req.query('den')) ?? localDate(now, c.get('locality').timeZone);
  const from = localDay(c.req.query('tu')) ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) return { from: to, to };
  return { from: daysBetween(from, to) >= MOST_DAYS ? addDays(to, 1 - MOST_DAYS) : from, to };
}

function everyDay(tallies: readonly FiguresRow[], from: string, length: number) {
  const byDay = new Map(tallies.map((tally) => [tally.key, tally]));
  return Array.from({ length }, (_, index) => {
    const date = addDays(from, index);
    return { date, articles: byDay.get(date)?.articles ?? 0, negative: byDay.get(date)?.negative ?? 0 };
  });
}

/** The drawing carries its title and description for screen readers; it escapes its own texts. */
const figure = (chart: Chart): Html =>
  html`<figure class="card"><figcaption><h2>${chart.title}</h2></figcaption>${raw(chart.svg)}<p class="small soft">${chart.alt}</p></figure>`;
