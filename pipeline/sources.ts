import type { Locality, Source } from '../db/model/index.ts';

/** A source as one installation reads it: once, whatever the number of localities that follow it. */
export interface PlannedSource {
  readonly source: Source;
  /** Ids of the localities whose profiles name it. */
  readonly localities: readonly string[];
  /** Folder of the archive that its pages go to: its only locality, or `shared`. */
  readonly shelf: string;
}

/** The hours of both; none where one of them leaves the reading to the source's own rhythm. */
const bothHours = (one: Source['readAt'], other: Source['readAt']): Source['readAt'] =>
  one && other ? [...new Set([...one, ...other])].toSorted() : undefined;

/** Every source of the profiles once; the gentlest delay of those asked for holds. */
export function planSources(localities: readonly Locality[]): readonly PlannedSource[] {
  const planned = new Map<string, { source: Source; localities: string[] }>();
  for (const locality of localities) {
    for (const source of locality.sources) {
      const delaySeconds = source.delaySeconds ?? locality.crawl.delaySeconds;
      const known = planned.get(source.id);
      if (!known) {
        const { timeZone } = locality;
        planned.set(source.id, { source: { ...source, delaySeconds, timeZone }, localities: [locality.id] });
        continue;
      }
      known.localities.push(locality.id);
      known.source = {
        ...known.source,
        delaySeconds: Math.max(known.source.delaySeconds ?? 0, delaySeconds),
        readAt: bothHours(known.source.readAt, source.readAt),
      };
    }
  }
  return [...planned.values()].map(({ source, localities: ids }) => ({
    source,
    localities: ids,
    shelf: ids.length === 1 ? (ids[0] ?? 'shared') : 'shared',
  }));
}
