import type { KnownFigure } from '../classifiers/pull/catalogue.ts';

/**
 * Figures of a model card: the rows of the tables below its heading `## Figures`, as this project measured them.
 * The value is in the column `measured`, else in the last one; `baseline` and `reach` are left out.
 */
export function figuresOfCard(card: string): KnownFigure[] {
  const section = /^## Figures$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(card)?.[1] ?? '';
  const figures: KnownFigure[] = [];
  let header: readonly string[] = [];
  for (const line of section.split('\n')) {
    if (!line.startsWith('|')) {
      header = [];
      continue;
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (header.length === 0) header = cells.map((cell) => cell.toLowerCase());
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) figures.push(figureOf(header, cells));
  }
  return figures;
}

const ASIDE = new Set(['baseline', 'reach']);

function figureOf(header: readonly string[], cells: readonly string[]): KnownFigure {
  const named = header.indexOf('measured');
  const at = named < 0 ? cells.length - 1 : named;
  const words = cells.filter(
    (cell, column) => column !== at && cell !== '' && !ASIDE.has(header[column] ?? ''),
  );
  return { what: words.join(', '), value: cells[at] ?? '', kind: 'measured' };
}
