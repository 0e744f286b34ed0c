import { sql } from 'kysely';
import { addDays, instantOf, type LocalDate, type SourceVolumeChange, volumeChange } from '../model/index.ts';
import type { Database } from '../open.ts';

/** Days looked back on. */
const DAYS = 60;

interface DayRow {
  readonly source_id: string;
  readonly outlet: string;
  readonly day: LocalDate;
  readonly items: number;
}

/**
 * Sources of a locality whose number of new items a day has changed, the newest change first. A day on which a
 * source was not read says nothing of it and is left out; so is its first day, which brought the backlog.
 * @param before local day up to which the days are whole, itself not counted
 */
export async function sourceVolumeChanges(
  db: Database,
  locality: { readonly id: string; readonly timeZone: string },
  before: LocalDate,
): Promise<SourceVolumeChange[]> {
  const { id, timeZone } = locality;
  const { rows } = await sql<DayRow>`
    with days as (
      select r.source_id, s.outlet, (r.started_at at time zone ${timeZone})::date as day,
        sum(r.documents + r.posts)::int as items
      from rounds r join sources s on s.id = r.source_id
      where s.active and ${id} = any(s.localities)
        and r.started_at >= ${instantOf(addDays(before, -DAYS), timeZone)}
        and r.started_at < ${instantOf(before, timeZone)}
        and (r.listed + r.documents + r.posts + r.unchanged > 0
          or (r.finished_at is not null and jsonb_array_length(r.failures) = 0))
      group by r.source_id, s.outlet, day)
    select source_id, outlet, to_char(day, 'YYYY-MM-DD') as day, items from days
    where day > (select (min(f.started_at) at time zone ${timeZone})::date from rounds f
      where f.source_id = days.source_id)
    order by outlet, source_id, day`.execute(db);
  return [...Map.groupBy(rows, (row) => row.source_id).values()]
    .flatMap((days): SourceVolumeChange[] => {
      const change = volumeChange(days.map((day) => day.items));
      if (!change) return [];
      const { source_id: sourceId, outlet } = days[0]!;
      return [{ sourceId, outlet, day: days[change.day]!.day, before: change.before, after: change.after }];
    })
    .toSorted((one, other) => other.day.localeCompare(one.day));
}
