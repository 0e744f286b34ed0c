import { type SqlBool, sql } from 'kysely';
import { type RejectionReason, type ReviewState, WAITING_STATES } from '../model/review.ts';
import type { Held } from '../model/threshold.ts';
import type { Database } from '../open.ts';
import type { Listed, Paging } from './article-list.ts';

/** A match as the queue shows it. */
export interface QueueItem {
  readonly matchId: number;
  readonly state: ReviewState;
  readonly statement: string;
  readonly quote: string;
  readonly score: number;
  readonly foundAt: Date;
  readonly language: string;
  readonly articleId: number;
  readonly articleTitle: string;
  readonly outlet: string;
  readonly at: Date;
  readonly storyId: number | null;
  /** Outlets that carry its story. */
  readonly outlets: number;
  readonly firstConfirmer: number | null;
  readonly reason: RejectionReason | null;
  readonly held: Held | null;
  /** When a reading found that the sentence is no longer in the article. */
  readonly goneAt: Date | null;
}

export interface QueueFilter {
  readonly states: readonly ReviewState[];
  /** Only matches in articles that name this locality. */
  readonly locality?: string | undefined;
  readonly statement?: string | undefined;
  /** Only flags that wait aside; without it only those that do not. */
  readonly held?: boolean | undefined;
  /** Only those that would wait if their sentence were still in the article; without it only the others. */
  readonly gone?: boolean | undefined;
}

const STATE = sql<ReviewState>`coalesce(r.state, 'new')`;

/** Nobody waits for a match whose sentence left the article before anything came of it. */
const GONE = sql<SqlBool>`(m.gone_at is not null and ${STATE} in (${sql.join(WAITING_STATES)}))`;

/** Matches in the given states: the most widely carried first, then those that wait longest. */
export async function listQueue(
  db: Database,
  filter: QueueFilter,
  paging: Paging,
): Promise<Listed<QueueItem>> {
  if (filter.states.length === 0) return { items: [], total: 0 };
  let base = db
    .selectFrom('claim_matches as m')
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
    .leftJoin('stories as st', 'st.id', 'sa.story_id')
    // Only contradictions are flagged; a review that began stays to be seen whatever a later model says.
    .where((eb) => eb.or([eb('m.verdict', '=', 'contradicts'), eb('r.match_id', 'is not', null)]))
    .where('m.held', filter.held ? 'is not' : 'is', null)
    .where(filter.gone ? GONE : sql<SqlBool>`not ${GONE}`)
    .where(STATE, 'in', [...filter.states]);
  if (filter.statement) base = base.where('m.statement', '=', filter.statement);
  if (filter.locality)
    base = base.where(
      sql<SqlBool>`exists (select 1 from article_localities al where al.article_id = a.id and al.locality_id = ${filter.locality})`,
    );
  const [rows, count] = await Promise.all([
    base
      .select([
        'm.id as matchId',
        STATE.as('state'),
        'm.statement',
        'm.quote',
        'm.score',
        'm.found_at as foundAt',
        'a.language',
        'a.id as articleId',
        'a.title as articleTitle',
        'a.outlet',
        'a.at',
        'sa.story_id as storyId',
        sql<number>`coalesce(st.outlet_count, 1)`.as('outlets'),
        'r.first_confirmer as firstConfirmer',
        'r.reason',
        'm.held',
        'm.gone_at as goneAt',
      ])
      .orderBy('outlets', 'desc')
      .orderBy('m.found_at')
      .orderBy('m.id')
      .limit(paging.limit)
      .offset(paging.offset)
      .execute(),
    base.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: rows, total: Number(count.n) };
}

export interface QueueCounts {
  readonly byState: ReadonlyMap<ReviewState, number>;
  /** Those whose sentence left the article before anything came of them; in no other count. */
  readonly gone: number;
}

/** How many matches are in each state. */
export async function countQueue(db: Database): Promise<QueueCounts> {
  const rows = await db
    .selectFrom('claim_matches as m')
    .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .where((eb) => eb.or([eb('m.verdict', '=', 'contradicts'), eb('r.match_id', 'is not', null)]))
    .where('m.held', 'is', null)
    .select(({ fn }) => [STATE.as('state'), GONE.as('gone'), fn.countAll<number>().as('n')])
    .groupBy(['state', 'gone'])
    .execute();
  const gone = rows.filter((row) => row.gone);
  return {
    byState: new Map(rows.filter((row) => !row.gone).map((row) => [row.state, Number(row.n)])),
    gone: gone.reduce((sum, row) => sum + Number(row.n), 0),
  };
}

/** A rejected match, for the thresholds and the never-flag set. Reduce the text before it is kept elsewhere. */
export interface Rejection {
  readonly statement: string;
  readonly reason: RejectionReason;
  readonly quote: string;
  readonly language: string;
  readonly score: number;
}

export async function listRejections(db: Database): Promise<Rejection[]> {
  const rows = await db
    .selectFrom('claim_reviews as r')
    .innerJoin('claim_matches as m', 'm.id', 'r.match_id')
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .where('r.state', '=', 'rejected')
    .select(['m.statement', 'r.reason', 'm.quote', 'a.language', 'm.score'])
    .orderBy('r.changed_at')
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason ?? 'other' }));
}
