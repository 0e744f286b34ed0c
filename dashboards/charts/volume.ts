import type { ReportBar } from '../../db/model/index.ts';
import { CHART, volumeAlt } from '../texts/charts.ts';
import { number } from '../texts/format.ts';
import { type Chart, COLOURS, drawing, legend } from './chart.ts';
import { markup } from './markup.ts';
import { at, countTicks } from './scale.ts';

const WIDTH = 640;
const HEIGHT = 250;
const BOX = { left: 52, right: 10, top: 34, bottom: 34 };
/** Dates below the axis, at most. */
const LABELS = 9;

/** Columns by day or week, the negative part of each at its foot. */
export function volumeChart(bars: readonly ReportBar[], barDays: 1 | 7): Chart {
  const plotWidth = WIDTH - BOX.left - BOX.right;
  const plotHeight = HEIGHT - BOX.top - BOX.bottom;
  const ticks = countTicks(Math.max(0, ...bars.map((bar) => bar.articles)));
  const top = ticks[ticks.length - 1] ?? 1;
  const y = (value: number) => BOX.top + plotHeight * (1 - value / top);
  const step = plotWidth / Math.max(1, bars.length);
  const width = Math.max(1, Math.min(26, step * 0.72));
  const every = Math.max(1, Math.ceil(bars.length / LABELS));
  const total = bars.reduce((sum, bar) => sum + bar.articles, 0);
  const peak = bars.reduce<ReportBar | undefined>(
    (best, bar) => (bar.articles > (best?.articles ?? 0) ? bar : best),
    undefined,
  );
  const grid = ticks.map(
    (tick) =>
      markup`<line x1="${BOX.left}" x2="${WIDTH - BOX.right}" y1="${at(y(tick))}" y2="${at(y(tick))}" stroke="${COLOURS.rule}"/><text x="${BOX.left - 7}" y="${at(y(tick) + 5)}" text-anchor="end">${number(tick)}</text>`,
  );
  const columns = bars.map((bar, index) => {
    const x = BOX.left + step * (index + 0.5) - width / 2;
    const label = index % every === 0;
    return markup`<rect x="${at(x)}" y="${at(y(bar.articles))}" width="${at(width)}" height="${at(y(0) - y(bar.articles))}" fill="${COLOURS.all}"/><rect x="${at(x)}" y="${at(y(bar.negative))}" width="${at(width)}" height="${at(y(0) - y(bar.negative))}" fill="${COLOURS.negative}"/>${label && markup`<text x="${at(x + width / 2)}" y="${HEIGHT - 12}" text-anchor="middle">${bar.from.slice(8)}/${bar.from.slice(5, 7)}</text>`}`;
  });
  const names = [
    { colour: COLOURS.all, name: CHART.all },
    { colour: COLOURS.negative, name: CHART.negative },
  ];
  return drawing(CHART.volume, volumeAlt(total, peak, barDays === 7), WIDTH, HEIGHT, [
    legend(names, BOX.left, 20),
    ...grid,
    ...columns,
  ]);
}
