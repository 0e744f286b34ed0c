import { sql } from 'kysely';
import type { ReportCoverage } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Span } from './report-span.ts';

export interface ClaimCounts {
  readonly found: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly byStatement: readonly { readonly statement: string; readonly confirmed: number }[];
}

/**
 * Flagged sentences found in the span, by what people decided. Confirmed: by two different people. What left its
 * article before it was decided counts nowhere.
 */
export async function claimCounts(db: Database, { locality, from, to }: Span): Promise<ClaimCounts> {
  const { rows } = await sql<{
    statement: string;
    found: number;
    confirmed: number;
    rejected: number;
    waiting: number;
  }>`
    select m.statement, count(*) as found,
      count(*) filter (where r.state in ('confirmed-twice', 'packet-sent', 'answered', 'corrected', 'closed')) as confirmed,
      count(*) filter (where r.state = 'rejected') as rejected,
      count(*) filter (where coalesce(r.state, 'new') in ('new', 'needs-information', 'confirmed-once')) as waiting
    from claim_matches m
    join article_localities al on al.article_id = m.article_id and al.locality_id = ${locality}
    left join claim_reviews r on r.match_id = m.id
    where m.verdict = 'contradicts' and m.held is null and m.found_at >= ${from} and m.found_at < ${to}
      and (m.gone_at is null or r.state not in ('new', 'needs-information', 'confirmed-once'))
    group by m.statement order by confirmed desc, m.statement`.execute(db);
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    found: sum((row) => row.found),
    confirmed: sum((row) => row.confirmed),
    rejected: sum((row) => row.rejected),
    waiting: sum((row) => row.waiting),
    byStatement: rows
      .filter((row) => row.confirmed > 0)
      .map(({ statement, confirmed }) => ({ statement, confirmed })),
  };
}

/** How well the span was read: what a report's figures rest on. `days`: of the span. */
export async function reportCoverage(
  db: Database,
  span: Span,
  timeZone: string,
  days: number,
): Promise<ReportCoverage> {
  const { locality, from, to } = span;
  const [sources, rounds, documents] = await Promise.all([
    sql<{ outlet: string; rounds: number; failed: number }>`
      select s.outlet, count(r.id) as rounds,
        count(r.id) filter (where jsonb_array_length(r.failures) > 0
          and r.listed + r.documents + r.posts + r.unchanged = 0) as failed
      from sources s left join rounds r on r.source_id = s.id and r.started_at >= ${from} and r.started_at < ${to}
      where s.active and ${locality} = any(s.localities)
      group by s.id order by failed desc, s.outlet`.execute(db),
    sql<{ days: number }>`
      select count(distinct (d.fetched_at at time zone ${timeZone})::date) as days
      from documents d left join sources s on s.id = d.source_id
      where d.fetched_at >= ${from} and d.fetched_at < ${to}
        and (d.source_id is null or ${locality} = any(s.localities))`.execute(db),
    sql<{ documents: number; quarantined: number }>`
      select count(*) as documents, count(*) filter (where m.state = 'quarantined') as quarantined
      from documents d
      left join sources s on s.id = d.source_id
      left join stage_marks m on m.stage = 'extract' and m.subject_id = d.id
      where d.fetched_at >= ${from} and d.fetched_at < ${to}
        and (d.source_id is null or ${locality} = any(s.localities))`.execute(db),
  ]);
  return {
    sources: sources.rows.length,
    unreadDays: Math.max(0, days - (rounds.rows[0]?.days ?? 0)),
    documents: documents.rows[0]?.documents ?? 0,
    quarantined: documents.rows[0]?.quarantined ?? 0,
    poorSources: sources.rows.filter((row) => row.failed * 2 > row.rounds),
  };
}
