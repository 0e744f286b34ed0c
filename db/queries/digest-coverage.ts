import { sql } from 'kysely';
import type { Coverage, SourceChange, SourceFailure, SourceState } from '../model/index.ts';
import type { Database } from '../open.ts';
import { besideThePeriod } from './digest-articles.ts';
import { TROUBLED_STATES } from './health-view.ts';

interface SourceRow {
  readonly id: string;
  readonly outlet: string;
  readonly state: SourceState;
  readonly state_before: SourceState;
  readonly state_since: Date;
  readonly rounds: number;
  readonly answered: number;
  readonly reason: string | null;
  readonly last_ok_at: Date | null;
}

/**
 * What of a locality's sources was read in [from, to), and what could not be. A source has answered when one of
 * its rounds ended without an error or brought anything; a round without items is neither news nor a failure.
 */
export async function digestCoverage(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
  relevant: number,
): Promise<Coverage> {
  const [sources, reading, quarantined, beside] = await Promise.all([
    sourceRows(db, locality, from, to),
    readingCounts(db, locality, from, to),
    quarantineCounts(db, locality, from, to),
    besideThePeriod(db, locality, from, to),
  ]);
  const asked = sources.filter((source) => source.rounds > 0);
  const read = asked.filter((source) => source.answered > 0);
  const failed = asked.filter((source) => source.answered === 0).map(toFailure);
  return {
    total: sources.length,
    read: read.length,
    unasked: sources.length - asked.length,
    failed,
    changed: sources
      .filter((source) => source.rounds === 0 || source.answered > 0)
      .flatMap((source) => changeOf(source, from, to)),
    documents: reading.documents,
    articles: beside.read,
    relevant,
    waiting: reading.waiting,
    quarantined,
    backlog: beside.backlog,
    mentioned: beside.mentioned,
    lastFetch: reading.last_fetch,
  };
}

async function sourceRows(db: Database, locality: string, from: Date, to: Date): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select s.id, s.outlet, s.state, s.state_before, s.state_since, s.last_ok_at,
      count(r.id) as rounds,
      count(r.id) filter (where r.listed + r.documents + r.posts + r.unchanged > 0
        or (r.finished_at is not null and jsonb_array_length(r.failures) = 0)) as answered,
      (array_agg(r.failures -> 0 ->> 'reason' order by r.started_at desc)
        filter (where jsonb_array_length(r.failures) > 0))[1] as reason
    from sources s
    left join rounds r on r.source_id = s.id and r.started_at >= ${from} and r.started_at < ${to}
    where s.active and ${locality} = any(s.localities)
    group by s.id
    order by s.outlet, s.id`.execute(db);
  return rows;
}

const toFailure = (row: SourceRow): SourceFailure => ({
  sourceId: row.id,
  outlet: row.outlet,
  state: row.state,
  reason: row.reason ?? '',
  lastOk: row.last_ok_at,
});

/** Trouble that lasts or is new, and trouble that is over. That a source is quiet, or read for the first time, is neither. */
function changeOf(row: SourceRow, from: Date, to: Date): SourceChange[] {
  const { id: sourceId, outlet, state, state_before: before, state_since: since } = row;
  const fresh = since >= from;
  const troubled = TROUBLED_STATES.includes(state) || state === 'forbidden-by-robots';
  const mended = fresh && TROUBLED_STATES.includes(before) && (state === 'ok' || state === 'quiet');
  // What came after the period is told in the next one.
  return since < to && (troubled || mended) ? [{ sourceId, outlet, state, before, since, fresh }] : [];
}

/** Documents of the period from the locality's sources, or from no source (recordings that were taken in). */
const documentsOf = (locality: string, from: Date, to: Date) => sql`
  documents d left join sources s on s.id = d.source_id
  where d.fetched_at >= ${from} and d.fetched_at < ${to}
    and (d.source_id is null or ${locality} = any(s.localities))`;

interface ReadingRow {
  readonly documents: number;
  readonly waiting: number;
  readonly last_fetch: Date | null;
}

async function readingCounts(db: Database, locality: string, from: Date, to: Date): Promise<ReadingRow> {
  const { rows } = await sql<ReadingRow>`
    with period as (select d.id, d.fetched_at from ${documentsOf(locality, from, to)})
    select count(*) as documents, max(p.fetched_at) as last_fetch,
      count(*) filter (where m.state is null or m.state in ('leased', 'retry')) as waiting
    from period p
    left join stage_marks m on m.stage = 'extract' and m.subject_id = p.id`.execute(db);
  return rows[0]!;
}

async function quarantineCounts(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
): Promise<{ reason: string; documents: number }[]> {
  const { rows } = await sql<{ reason: string; documents: number }>`
    with period as (select d.id from ${documentsOf(locality, from, to)})
    select m.reason, count(*) as documents from period p
    join stage_marks m on m.stage = 'extract' and m.subject_id = p.id and m.state = 'quarantined'
    group by m.reason order by documents desc, m.reason`.execute(db);
  return rows;
}
