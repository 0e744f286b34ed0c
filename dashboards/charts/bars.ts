import { TONES, type Tone } from '../../db/model/index.ts';
import { barsAlt, CHART } from '../texts/charts.ts';
import { TONE } from '../texts/common.ts';
import { number, percent } from '../texts/format.ts';
import { type Chart, COLOURS, drawing, legend } from './chart.ts';
import { type Markup, markup } from './markup.ts';
import { at } from './scale.ts';

const WIDTH = 640;
const LABEL_WIDTH = 250;
const ROW = 26;

export interface BarRow {
  readonly label: string;
  readonly value: number;
  readonly negative: number;
}

/** Lying bars with their numbers: topics, outlets. */
export function barChart(title: string, rows: readonly BarRow[]): Chart {
  const max = Math.max(1, ...rows.map((row) => row.value));
  const room = WIDTH - LABEL_WIDTH - 70;
  const bars = rows.map((row, index) => {
    const y = 30 + index * ROW;
    const width = (room * row.value) / max;
    return markup`<text x="${LABEL_WIDTH - 8}" y="${y + 16}" text-anchor="end" font-size="${row.label.length > 32 ? 13 : 15}">${cut(row.label)}</text><rect x="${LABEL_WIDTH}" y="${y + 3}" width="${at(width)}" height="18" fill="${COLOURS.all}"/><rect x="${LABEL_WIDTH}" y="${y + 3}" width="${at((room * row.negative) / max)}" height="18" fill="${COLOURS.negative}"/><text x="${at(LABEL_WIDTH + width + 6)}" y="${y + 17}">${number(row.value)}</text>`;
  });
  const names = [
    { colour: COLOURS.all, name: CHART.all },
    { colour: COLOURS.negative, name: CHART.negative },
  ];
  return drawing(title, barsAlt(title, rows), WIDTH, 36 + Math.max(1, rows.length) * ROW, [
    legend(names, LABEL_WIDTH, 18),
    ...bars,
  ]);
}

const cut = (label: string): string => (label.length > 40 ? `${label.slice(0, 38)}…` : label);

export interface ToneRow {
  readonly label: string;
  readonly tones: Readonly<Record<Tone, number>>;
}

/** Shares of the tones, one bar a period; a period without assessed articles stays empty. */
export function toneChart(rows: readonly ToneRow[]): Chart {
  const left = 170;
  const room = WIDTH - left - 12;
  const bars = rows.map(({ label, tones }, index): Markup => {
    const y = 32 + index * 34;
    const total = TONES.reduce((sum, tone) => sum + tones[tone], 0);
    let x = left;
    const parts = TONES.map((tone) => {
      const share = total === 0 ? 0 : tones[tone] / total;
      const width = room * share;
      const part = markup`<rect x="${at(x)}" y="${y}" width="${at(width)}" height="24" fill="${COLOURS[tone]}"/>${share > 0.08 && markup`<text x="${at(x + width / 2)}" y="${y + 17}" text-anchor="middle" fill="${tone === 'neutral' ? COLOURS.ink : '#ffffff'}">${percent(share, 0)}</text>`}`;
      x += width;
      return part;
    });
    const empty = total === 0 && markup`<text x="${left}" y="${y + 17}">${CHART.noData}</text>`;
    return markup`<text x="${left - 10}" y="${y + 17}" text-anchor="end">${label}</text>${parts}${empty}`;
  });
  const names = TONES.map((tone) => ({ colour: COLOURS[tone], name: TONE[tone] }));
  const alt = rows
    .map(
      ({ label, tones }) =>
        `${label}: ${TONES.map((tone) => `${TONE[tone].toLowerCase()} ${number(tones[tone])}`).join(', ')}`,
    )
    .join('; ');
  return drawing(CHART.tones, `${alt}.`, WIDTH, 40 + rows.length * 34, [legend(names, left, 20), ...bars]);
}
