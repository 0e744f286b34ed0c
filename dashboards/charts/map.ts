import type { ReportPlace } from '../../db/model/index.ts';
import { CHART, mapAlt } from '../texts/charts.ts';
import { number } from '../texts/format.ts';
import { type Chart, COLOURS, drawing } from './chart.ts';
import { markup } from './markup.ts';
import { at } from './scale.ts';

const WIDTH = 640;
const MARGIN = 46;
const TALLEST = 620;
const SHOWN_NAMES = 10;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Places as circles at their centres over the centres of all units: area grows with the count, the red part of
 * the ring with the negative share. An equirectangular view at the middle latitude: true enough for a province.
 */
export function placeMap(places: readonly ReportPlace[], ground: readonly Point[]): Chart {
  const known = places.flatMap(({ latitude, longitude, ...place }) =>
    latitude === null || longitude === null ? [] : [{ ...place, latitude, longitude }],
  );
  const points: readonly Point[] = [...ground, ...known];
  const rows = known.slice(0, SHOWN_NAMES).map((place) => ({ label: place.key, value: place.articles }));
  const alt = mapAlt(rows, ground.length);
  if (points.length === 0)
    return drawing(CHART.map, alt, WIDTH, 60, markup`<text x="20" y="34">${CHART.noData}</text>`);
  const { project, height } = projection(points);
  const most = Math.max(1, ...known.map((place) => place.articles));
  const dots = ground.map((point) => {
    const [x, y] = project(point);
    return markup`<circle cx="${at(x)}" cy="${at(y)}" r="2.6" fill="#b3bcc7"/>`;
  });
  const circles = known
    .toSorted((a, b) => b.articles - a.articles)
    .map((place, index) => {
      const [x, y] = project(place);
      const radius = 3 + 21 * Math.sqrt(place.articles / most);
      const share = place.articles === 0 ? 0 : place.negative / place.articles;
      const name =
        index < SHOWN_NAMES &&
        markup`<text x="${at(x)}" y="${at(y - radius - 4)}" text-anchor="middle" font-size="13">${place.key} (${number(place.articles)})</text>`;
      return markup`<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${COLOURS.all}" fill-opacity="0.65" stroke="#4a5f73"/>${share > 0 && markup`<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius * Math.sqrt(share))}" fill="${COLOURS.negative}" fill-opacity="0.75"/>`}${name}`;
    });
  return drawing(CHART.map, alt, WIDTH, height, [...dots, ...circles]);
}

function projection(points: readonly Point[]): {
  project(point: Point): readonly [number, number];
  height: number;
} {
  const latitudes = points.map((point) => point.latitude);
  const longitudes = points.map((point) => point.longitude);
  const north = Math.max(...latitudes);
  const south = Math.min(...latitudes);
  const west = Math.min(...longitudes);
  const stretch = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const spanX = Math.max(0.02, (Math.max(...longitudes) - west) * stretch);
  const spanY = Math.max(0.02, north - south);
  const scale = Math.min((WIDTH - 2 * MARGIN) / spanX, (TALLEST - 2 * MARGIN) / spanY);
  const shift = (WIDTH - spanX * scale) / 2;
  return {
    project: ({ latitude, longitude }) => [
      shift + (longitude - west) * stretch * scale,
      MARGIN + (north - latitude) * scale,
    ],
    height: Math.round(spanY * scale + 2 * MARGIN),
  };
}
