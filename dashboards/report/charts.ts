import { type ReportData, topicLabel } from '../../db/model/index.ts';
import { barChart, toneChart } from '../charts/bars.ts';
import { type Chart, UNITS_PER_MM } from '../charts/chart.ts';
import { placeMap } from '../charts/map.ts';
import { volumeChart } from '../charts/volume.ts';
import type { FigureBlock } from '../office-document/document.ts';
import { CHART } from '../texts/charts.ts';
import { isOneBase } from './lines.ts';

/** Turns a chart into pixels for programs without SVG; null where that is not possible. */
export type ToPng = (svg: string, width: number) => Promise<Uint8Array | null>;

/** Topics or outlets in one chart, and rows of the table below it. */
export const SHOWN_BARS = 12;

/** A chart as the document holds it, with its number. */
export async function figureOf(chart: Chart, index: number, toPng: ToPng): Promise<FigureBlock> {
  return {
    kind: 'figure',
    svg: chart.svg,
    png: await toPng(chart.svg, chart.width * 2),
    widthMm: chart.width / UNITS_PER_MM,
    heightMm: chart.height / UNITS_PER_MM,
    alt: chart.alt,
    caption: `Hình ${index}. ${chart.title}`,
  };
}

/** The report's charts; no map where no place has a known centre. */
export function chartsOf(
  data: ReportData,
): Readonly<Record<'tones' | 'volume' | 'outlets' | 'topics', Chart>> & { readonly map?: Chart } {
  const rows = [
    { label: CHART.thisPeriod, tones: data.figures.tones },
    { label: CHART.before, tones: data.before.figures.tones },
    { label: CHART.yearBefore, tones: data.yearBefore.figures.tones },
  ].slice(0, isOneBase(data) ? 2 : 3);
  const bars = (
    counts: readonly { key: string; articles: number; negative: number }[],
    label: (key: string) => string,
  ) =>
    counts
      .slice(0, SHOWN_BARS)
      .map((count) => ({ label: label(count.key), value: count.articles, negative: count.negative }));
  const located = data.places.some((place) => place.latitude !== null);
  return {
    tones: toneChart(rows),
    volume: volumeChart(data.bars, data.barDays),
    outlets: barChart(
      CHART.outlets,
      bars(data.outlets, (outlet) => outlet),
    ),
    topics: barChart(CHART.topics, bars(data.topics, topicLabel)),
    ...(located ? { map: placeMap(data.places, data.ground, data.locality.name) } : {}),
  };
}
