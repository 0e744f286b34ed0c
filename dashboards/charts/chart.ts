import { type Markup, markup } from './markup.ts';

/** A chart as vector graphics with what it shows in words. Sizes in SVG units; 4 units are a millimetre. */
export interface Chart {
  readonly svg: string;
  readonly title: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export const UNITS_PER_MM = 4;
export const COLOURS = {
  all: '#8fa9c0',
  negative: '#a8201a',
  neutral: '#b8bec6',
  positive: '#2f7d4a',
  ink: '#1b1f24',
  rule: '#d5dae0',
} as const;
/** Generic names last: a machine without Times New Roman uses the nearest it has. */
export const CHART_FONT = "'Times New Roman','Liberation Serif','Noto Serif',serif";

/** Wraps a drawing with its title and description, which screen readers read. */
export function drawing(
  title: string,
  alt: string,
  width: number,
  height: number,
  body: Markup | readonly Markup[],
): Chart {
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${CHART_FONT}" font-size="15" fill="${COLOURS.ink}"><title>${title}</title><desc>${alt}</desc><rect width="${width}" height="${height}" fill="#ffffff"/>${body}</svg>`;
  return { svg: svg.value, title, alt, width, height };
}

/** A row of coloured squares with their names, from `x` on. */
export function legend(
  entries: readonly { readonly colour: string; readonly name: string }[],
  x: number,
  y: number,
): Markup {
  let at = x;
  const parts = entries.map(({ colour, name }) => {
    const part = markup`<rect x="${at}" y="${y - 10}" width="12" height="12" fill="${colour}"/><text x="${at + 17}" y="${y}">${name}</text>`;
    at += 40 + name.length * 7.5;
    return part;
  });
  return markup`${parts}`;
}
