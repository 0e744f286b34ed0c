import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface UnitCentre {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Square kilometres; 0 where the table has none. */
  readonly area: number;
}

/** Centres and areas of the communes of each province (units in force since 1 July 2025), by the province's short name. */
export function readUnitCentres(
  file = join(import.meta.dirname, 'unit-centres.tsv'),
): ReadonlyMap<string, readonly UnitCentre[]> {
  const provinces = new Map<string, UnitCentre[]>();
  let current: UnitCentre[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('=')) {
      current = [];
      provinces.set(line.slice(1), current);
    } else if (line !== '') {
      const [name = '', latitude = '', longitude = '', area = ''] = line.split('\t');
      current.push({
        name,
        latitude: Number(latitude),
        longitude: Number(longitude),
        area: Number(area),
      });
    }
  }
  return provinces;
}
