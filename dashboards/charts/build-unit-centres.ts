import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `unit-centres.tsv` (province lines `=Lạng Sơn`, then name, latitude, longitude, km²) from a table of units with the
 * columns name, province, lat, lon, area_km2. Run by hand when the units change:
 * `node dashboards/charts/build-unit-centres.ts ../shared/data/units/units.tsv`
 */
export function unitCentres(table: string): string {
  const [head = '', ...lines] = table.trim().split('\n');
  const columns = head.split('\t');
  const column = (cells: readonly string[], name: string): string => cells[columns.indexOf(name)] ?? '';
  const byProvince = Map.groupBy(
    lines.map((line) => line.split('\t')),
    (cells) => column(cells, 'province'),
  );
  const degrees = (cells: readonly string[]) =>
    ['lat', 'lon'].map((name) => Number(column(cells, name)).toFixed(3));
  const out = [...byProvince].flatMap(([province, rows]) => [
    `=${province}`,
    ...rows.map((cells) =>
      [column(cells, 'name'), ...degrees(cells), Number(column(cells, 'area_km2')) || 0].join('\t'),
    ),
  ]);
  return `${out.join('\n')}\n`;
}

if (import.meta.main) {
  const [source = '../shared/data/units/units.tsv'] = process.argv.slice(2);
  writeFileSync(join(import.meta.dirname, 'unit-centres.tsv'), unitCentres(readFileSync(source, 'utf8')));
}
