import { type ReportData, topicLabel } from '../../db/model/index.ts';
import type { Block, Cell } from '../office-document/document.ts';
import { number, percent } from '../texts/format.ts';
import { REPORT } from '../texts/report.ts';
import { chartsOf, figureOf, SHOWN_BARS, type ToPng } from './charts.ts';
import { comparedLine, isOneBase, overviewLine, sharesLines } from './lines.ts';

const PLACES_SHOWN = 15;

/** Part I: figures, shares and comparisons, with the charts; an empty period has none to draw. */
export async function generalPart(data: ReportData, toPng: ToPng): Promise<Block[]> {
  const { headings } = REPORT;
  const figures: Block[] = [
    { kind: 'heading', level: 2, text: headings.figures },
    { kind: 'paragraph', text: overviewLine(data) },
    ...sharesLines(data).map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'paragraph', text: comparedLine(data), italic: true },
    figureTable(data),
  ];
  if (data.figures.articles === 0) return figures;
  const charts = chartsOf(data);
  const drawn = [
    charts.tones,
    charts.volume,
    charts.outlets,
    charts.topics,
    ...(charts.map ? [charts.map] : []),
  ];
  const [tones, volume, outlets, topics, ...map] = await Promise.all(
    drawn.map((chart, index) => figureOf(chart, index + 1, toPng)),
  );
  return [
    ...figures,
    ...(tones ? [tones] : []),
    { kind: 'heading', level: 2, text: headings.time },
    ...(volume ? [volume] : []),
    ...(outlets ? [outlets] : []),
    { kind: 'heading', level: 2, text: headings.topics },
    ...(topics ? [topics] : []),
    topicTable(data),
    ...map,
  ];
}

function figureTable(data: ReportData): Block {
  const columns = isOneBase(data) ? 2 : 3;
  const periods = [data.figures, data.before.figures, data.yearBefore.figures].slice(0, columns);
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
    heads: REPORT.figureColumns.slice(0, columns + 1),
    widths: [4, 2, 2, 2.4].slice(0, columns + 1),
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
    .slice(0, SHOWN_BARS)
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
