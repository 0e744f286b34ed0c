import { type ReportData, topicLabel } from '../../db/model/index.ts';
import { barChart, toneChart } from '../charts/bars.ts';
import { type Chart, UNITS_PER_MM } from '../charts/chart.ts';
import { placeMap } from '../charts/map.ts';
import { volumeChart } from '../charts/volume.ts';
import type { Block, Cell, FigureBlock } from '../office-document/document.ts';
import { CHART } from '../texts/charts.ts';
import { day, number, percent } from '../texts/format.ts';
import { REPORT } from '../texts/report.ts';

/** Turns a chart into pixels for programs without SVG; null where that is not possible. */
export type ToPng = (svg: string, width: number) => Promise<Uint8Array | null>;

const TOPICS_SHOWN = 12;
const PLACES_SHOWN = 15;

/** Part I: figures, shares and comparisons, with the charts. */
export async function generalPart(data: ReportData, toPng: ToPng): Promise<Block[]> {
  const figure = async (chart: Chart, index: number): Promise<FigureBlock> => ({
    kind: 'figure',
    svg: chart.svg,
    png: await toPng(chart.svg, chart.width * 2),
    widthMm: chart.width / UNITS_PER_MM,
    heightMm: chart.height / UNITS_PER_MM,
    alt: chart.alt,
    caption: `Hình ${index}. ${chart.title}`,
  });
  const charts = chartsOf(data);
  const [tones, volume, outlets, topics, map] = await Promise.all(
    [charts.tones, charts.volume, charts.outlets, charts.topics, ...(charts.map ? [charts.map] : [])].map(
      (chart, index) => figure(chart, index + 1),
    ),
  );
  const { headings } = REPORT;
  return [
    { kind: 'heading', level: 2, text: headings.figures },
    { kind: 'paragraph', text: overview(data) },
    { kind: 'paragraph', text: comparedWith(data), italic: true },
    figureTable(data),
    ...(tones ? [tones] : []),
    { kind: 'heading', level: 2, text: headings.time },
    ...(volume ? [volume] : []),
    ...(outlets ? [outlets] : []),
    { kind: 'heading', level: 2, text: headings.topics },
    ...(topics ? [topics] : []),
    topicTable(data),
    ...(map ? [map] : []),
  ];
}

/** The report's charts; no map where no place has a known centre. */
export function chartsOf(
  data: ReportData,
): Readonly<Record<'tones' | 'volume' | 'outlets' | 'topics', Chart>> & { readonly map?: Chart } {
  const rows = [
    { label: CHART.thisPeriod, tones: data.figures.tones },
    { label: CHART.before, tones: data.before.figures.tones },
    { label: CHART.yearBefore, tones: data.yearBefore.figures.tones },
  ];
  const bars = (
    counts: readonly { key: string; articles: number; negative: number }[],
    label: (key: string) => string,
  ) =>
    counts
      .slice(0, TOPICS_SHOWN)
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
    ...(located ? { map: placeMap(data.places, data.ground) } : {}),
  };
}

function overview(data: ReportData): string {
  const { figures, coverage } = data;
  const read = `Từ ${number(coverage.sources)} nguồn tin, hệ thống thu ${number(coverage.documents)} trang`;
  if (figures.articles === 0) return `${read}; không có tin, bài nào về ${data.locality.name} trong kỳ.`;
  const languages = data.languages
    .map((row) => `${LANGUAGE[row.key] ?? row.key} ${number(row.articles)}`)
    .join(', ');
  return `${read}; có ${number(figures.articles)} tin, bài về ${data.locality.name} (${languages}) của ${number(figures.outlets)} cơ quan báo chí, thuộc ${number(figures.stories)} sự việc.`;
}

/** Which days the figures stand beside: a share without its base says nothing. */
const comparedWith = ({ before, yearBefore }: ReportData): string =>
  `Kỳ trước: ${day(before.period.from)} đến ${day(before.period.to)}; cùng kỳ năm trước: ${day(yearBefore.period.from)} đến ${day(yearBefore.period.to)}. Tỷ lệ tính trên số tin, bài đã đánh giá sắc thái.`;

const LANGUAGE: Readonly<Record<string, string>> = {
  vi: 'tiếng Việt',
  en: 'tiếng Anh',
  zh: 'tiếng Trung',
  und: 'ngôn ngữ khác',
};

function figureTable(data: ReportData): Block {
  const periods = [data.figures, data.before.figures, data.yearBefore.figures];
  const rows = REPORT.figureRows;
  const counts = (label: string, pick: (figures: (typeof periods)[number]) => number): Cell[] => [
    { text: label },
    ...periods.map((figures) => ({
      text: figures.articles === 0 ? '–' : number(pick(figures)),
      right: true,
    })),
  ];
  const shares = (tone: 'positive' | 'neutral' | 'negative'): Cell[] => [
    { text: rows[tone] },
    ...periods.map((figures) => {
      const assessed = figures.articles - figures.unassessed;
      const text =
        assessed === 0 ? '–' : `${number(figures.tones[tone])} (${percent(figures.tones[tone] / assessed)})`;
      return { text, right: true };
    }),
  ];
  return {
    kind: 'table',
    heads: REPORT.figureColumns,
    widths: [4, 2, 2, 2.4],
    rows: [
      counts(rows.articles, (figures) => figures.articles),
      counts(rows.stories, (figures) => figures.stories),
      counts(rows.outlets, (figures) => figures.outlets),
      shares('positive'),
      shares('neutral'),
      shares('negative'),
      counts(rows.unsure, (figures) => figures.unsure),
      counts(rows.unassessed, (figures) => figures.unassessed),
    ],
  };
}

const right = (value: number | null): Cell => ({ text: value === null ? '–' : number(value), right: true });

const topicTable = (data: ReportData): Block => ({
  kind: 'table',
  heads: REPORT.topicColumns,
  widths: [0.8, 5, 1.4, 1.4, 1.4],
  rows: data.topics
    .slice(0, TOPICS_SHOWN)
    .map((topic, index) => [
      { text: String(index + 1) },
      { text: topicLabel(topic.key) },
      right(topic.articles),
      right(topic.negative),
      right(topic.before),
    ]),
});

/** Places with most articles; the annex of a province would be too long with all of them. */
export const placeTable = (data: ReportData): Block[] =>
  data.places.length === 0
    ? []
    : [
        {
          kind: 'table',
          heads: REPORT.placeColumns,
          widths: [0.8, 5, 1.4, 1.4, 1.4],
          rows: data.places
            .slice(0, PLACES_SHOWN)
            .map((place, index) => [
              { text: String(index + 1) },
              { text: place.key },
              right(place.articles),
              right(place.negative),
              right(place.before),
            ]),
        },
      ];
