import type { Locality, Source } from '../db/model/index.ts';

/** A source as one installation reads it: once, whatever the number of localities that follow it. */
export interface PlannedSource {
  readonly source: Source;
  /** Ids of the localities whose profiles name it. */
  readonly localities: readonly string[];
  /** Folder of the archive that its pages go to: its only locality, or `shared`. */
  readonly shelf: string;
}

/** Every source of the profiles once; the gentlest delay of those asked for holds. */
export function planSources(localities: readonly Locality[]): readonly PlannedSource[] {
  const planned = new Map<string, { source: Source; localities: string[] }>();
  for (const locality of localities) {
    for (const source of locality.sources) {
      const delaySeconds = source.delaySeconds ?? locality.crawl.delaySeconds;
      const known = planned.get(source.id);
      if (!known) {
        planned.set(source.id, { source: { ...source, delaySeconds }, localities: [locality.id] });
        continue;
      }
      known.localities.push(locality.id);
      known.source = {
        ...known.source,
        delaySeconds: Math.max(known.source.delaySeconds ?? 0, delaySeconds),
      };
    }
  }
  return [...planned.values()].map(({ source, localities: ids }) => ({
    source,
    localities: ids,
    shelf: ids.length === 1 ? (ids[0] ?? 'shared') : 'shared',
  }));
}
