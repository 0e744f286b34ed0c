import type { ReportData, ReportPlace } from '../../db/model/index.ts';
import { CHART, mapAlt } from '../texts/charts.ts';
import { number } from '../texts/format.ts';
import { type Chart, COLOURS, drawing } from './chart.ts';
import { labelsOf } from './labels.ts';
import { type Markup, markup } from './markup.ts';
import { at, countTicks } from './scale.ts';

const WIDTH = 640;
const MARGIN = 24;
const TALLEST = 620;
const LEGEND = 58;
const SHOWN_NAMES = 14;
const GROUND = '#eef1f4';
const GROUND_RIM = '#b3bcc7';
/** Kilometres of a degree of latitude. */
const KM = 111.32;

type Unit = ReportData['ground'][number];
type Point = Pick<Unit, 'latitude' | 'longitude'>;
type Extent = Point & Pick<Unit, 'area'>;
type Project = (point: Point) => readonly [number, number];

/**
 * Units of a province with the places of the news upon them. No boundaries are at hand, and none are made up: each
 * unit is a circle at its centre with the unit's own area, so that together they fill the province's shape, and the
 * drawing says so. Equirectangular at the middle latitude: true enough for a province.
 * @param own name of the unit that the report is about, if it is one of them
 */
export function placeMap(places: readonly ReportPlace[], ground: readonly Unit[], own = ''): Chart {
  const known = places
    .flatMap(({ latitude, longitude, ...place }) =>
      latitude === null || longitude === null ? [] : [{ ...place, latitude, longitude }],
    )
    .toSorted((a, b) => b.articles - a.articles);
  const rows = known.slice(0, SHOWN_NAMES).map((place) => ({ label: place.key, value: place.articles }));
  const alt = mapAlt(rows, ground.length);
  const points: readonly Extent[] = [...ground, ...known.map((place) => ({ ...place, area: 0 }))];
  if (points.length === 0)
    return drawing(CHART.map, alt, WIDTH, 60, markup`<text x="20" y="34">${CHART.noData}</text>`);
  const { project, height, kilometre } = projection(points);
  const most = Math.max(1, ...known.map((place) => place.articles));
  const discs = known.map((place) => {
    const [x, y] = project(place);
    return { place, x, y, radius: 3 + 19 * Math.sqrt(place.articles / most) };
  });
  const labels = labelsOf(
    discs.slice(0, SHOWN_NAMES).map(({ place, x, y, radius }) => ({
      text: `${place.key} (${number(place.articles)})`,
      x,
      y,
      radius,
    })),
    { width: WIDTH, height },
  );
  return drawing(CHART.map, alt, WIDTH, height + LEGEND, [
    ...ground.map((unit) => unitCircle(unit, project, kilometre, unit.name === own)),
    ...discs.map(discCircle),
    ...labels.map(
      (label) =>
        markup`<text x="${at(label.x)}" y="${at(label.y)}" text-anchor="${label.anchor}" font-size="13" stroke="#ffffff" stroke-width="3" paint-order="stroke">${label.text}</text>`,
    ),
    legendOf(
      height,
      kilometre,
      ground.some((unit) => unit.name === own),
    ),
  ]);
}

function unitCircle(unit: Unit, project: Project, kilometre: number, own: boolean): Markup {
  const [x, y] = project(unit);
  const radius = Math.max(2, radiusKm(unit.area) * kilometre);
  const rim = own ? COLOURS.ink : GROUND_RIM;
  return markup`<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${GROUND}" stroke="${rim}" stroke-width="${own ? 1.6 : 0.7}"/>`;
}

interface Disc {
  readonly place: ReportPlace;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function discCircle({ place, x, y, radius }: Disc): Markup {
  const share = place.articles === 0 ? 0 : place.negative / place.articles;
  return markup`<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${COLOURS.all}" fill-opacity="0.75" stroke="#4a5f73"/>${share > 0 && markup`<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius * Math.sqrt(share))}" fill="${COLOURS.negative}" fill-opacity="0.8"/>`}`;
}

/** What each mark is, and how long some kilometres are. */
function legendOf(top: number, kilometre: number, own: boolean): Markup {
  const length = countTicks(120 / kilometre, 2)[1] ?? 1;
  const y = top + 14;
  return markup`<g font-size="13"><circle cx="${MARGIN}" cy="${y - 4}" r="7" fill="${GROUND}" stroke="${GROUND_RIM}"/><text x="${MARGIN + 14}" y="${y}">${CHART.mapUnit}</text>
${own && markup`<circle cx="${MARGIN + 410}" cy="${y - 4}" r="7" fill="${GROUND}" stroke="${COLOURS.ink}" stroke-width="1.6"/><text x="${MARGIN + 424}" y="${y}">${CHART.mapOwn}</text>`}
<circle cx="${MARGIN}" cy="${y + 20}" r="7" fill="${COLOURS.all}" stroke="#4a5f73"/><circle cx="${MARGIN}" cy="${y + 20}" r="4" fill="${COLOURS.negative}"/><text x="${MARGIN + 14}" y="${y + 24}">${CHART.mapCircle}</text>
<path d="M${MARGIN + 410} ${y + 16}v6h${at(length * kilometre)}v-6" fill="none" stroke="${COLOURS.ink}"/><text x="${at(MARGIN + 418 + length * kilometre)}" y="${y + 24}">${number(length)} km</text></g>`;
}

const radiusKm = (area: number): number => Math.sqrt(area / Math.PI);

function projection(points: readonly Extent[]): {
  readonly project: Project;
  readonly height: number;
  /** Units of the drawing to a kilometre. */
  readonly kilometre: number;
} {
  const middle = (least: number, most: number) => (least + most) / 2;
  const latitudes = points.map((point) => point.latitude);
  const stretch = Math.cos((middle(Math.min(...latitudes), Math.max(...latitudes)) * Math.PI) / 180);
  // A unit reaches as far as its circle: none is cut off at the edge.
  const north = Math.max(...points.map((point) => point.latitude + radiusKm(point.area) / KM));
  const south = Math.min(...points.map((point) => point.latitude - radiusKm(point.area) / KM));
  const reach = (point: Extent) => radiusKm(point.area) / KM / stretch;
  const west = Math.min(...points.map((point) => point.longitude - reach(point)));
  const east = Math.max(...points.map((point) => point.longitude + reach(point)));
  const spanX = Math.max(0.02, (east - west) * stretch);
  const spanY = Math.max(0.02, north - south);
  const scale = Math.min((WIDTH - 2 * MARGIN) / spanX, (TALLEST - 2 * MARGIN) / spanY);
  const shift = (WIDTH - spanX * scale) / 2;
  return {
    project: ({ latitude, longitude }) => [
      shift + (longitude - west) * stretch * scale,
      MARGIN + (north - latitude) * scale,
    ],
    height: Math.round(spanY * scale + 2 * MARGIN),
    kilometre: scale / KM,
  };
}
