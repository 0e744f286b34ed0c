import { sql } from 'kysely';
import type { Database } from '../open.ts';

/** A stretch of time, half open. */
export interface Span {
  readonly locality: string;
  readonly from: Date;
  readonly to: Date;
}

/** The three stretches that a report stands on. */
export const PERIODS = ['now', 'before', 'year-before'] as const;
export type PeriodName = (typeof PERIODS)[number];

/**
 * Runs `work` on one snapshot of the database in which the narrow facts of the three spans' articles were gathered
 * once, into a temporary table: every figure of a report agrees with the others, and the wide rows of a half year
 * are read once instead of ten times.
 */
export async function withReportSpans<T>(
  db: Database,
  spans: Readonly<Record<PeriodName, Span>>,
  work: (snapshot: Database) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      await sql.raw(`set local work_mem = '${WORK_MEMORY}'`).execute(snapshot);
      await gather(snapshot, spans);
      return work(snapshot);
    });
}

/** Hashes of a half year's articles fit into it; PostgreSQL's 4 MB would put them on disk in parts. */
const WORK_MEMORY = '64MB';

/** All three spans in one statement: the tables that are joined are hashed once. */
async function gather(db: Database, spans: Readonly<Record<PeriodName, Span>>): Promise<void> {
  await sql`create temporary table report_articles (
    period text not null, id bigint not null, at timestamptz not null, outlet text not null,
    language text not null, story bigint not null, tone text, unsure boolean, topic text) on commit drop`.execute(
    db,
  );
  const rows = PERIODS.map(
    (name) => sql`(${name}, ${spans[name].from}::timestamptz, ${spans[name].to}::timestamptz)`,
  );
  // An article that is not grouped yet is a story of its own, under its negative id.
  await sql`insert into report_articles
    select p.period, a.id, a.at, a.outlet, a.language, coalesce(sa.story_id, -a.id), s.tone, s.unsure, t.code
    from (values ${sql.join(rows)}) as p (period, first, last)
    join articles a on a.at >= p.first and a.at < p.last
    join article_localities al on al.article_id = a.id and al.locality_id = ${spans.now.locality} and al.about
    left join assessments s on s.article_id = a.id
    left join story_articles sa on sa.article_id = a.id
    left join article_topics t on t.article_id = a.id and t.rank = 1`.execute(db);
  await sql`analyze report_articles`.execute(db);
}
