import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { countMarks, type StageCount } from './stage-marks.ts';

export interface Totals {
  readonly documents: number;
  readonly articles: number;
  readonly mentions: number;
  readonly stories: number;
  readonly assessments: number;
  readonly claimMatches: number;
  readonly posts: number;
  readonly quarantined: number;
}

export interface Status {
  readonly totals: Totals;
  readonly stages: readonly StageCount[];
  readonly sources: readonly { readonly state: string; readonly count: number }[];
  readonly lastRound: Date | null;
  readonly databaseBytes: number;
}

/** Counts of every noun and stage, for `diem-bao status` and the dashboard. */
export async function readStatus(db: Kysely<Tables>): Promise<Status> {
  const [totals, stages, sources, last] = await Promise.all([
    sql<Totals>`select
      (select count(*) from documents) as "documents",
      (select count(*) from articles) as "articles",
      (select count(*) from mentions) as "mentions",
      (select count(*) from stories) as "stories",
      (select count(*) from assessments) as "assessments",
      (select count(*) from claim_matches) as "claimMatches",
      (select count(*) from posts) as "posts",
      (select count(*) from stage_marks where state = 'quarantined') as "quarantined"`.execute(db),
    countMarks(db),
    db
      .selectFrom('sources')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
      .where('active', '=', true)
      .groupBy('state')
      .orderBy('state')
      .execute(),
    sql<{ last: Date | null; bytes: number }>`
      select max(finished_at) as last, pg_database_size(current_database()) as bytes from rounds`.execute(db),
  ]);
  const row = totals.rows[0];
  if (!row) throw new Error('the database gave no totals');
  return {
    totals: row,
    stages,
    sources,
    lastRound: last.rows[0]?.last ?? null,
    databaseBytes: last.rows[0]?.bytes ?? 0,
  };
}
