import { type Kysely, type Selectable, sql } from 'kysely';
import type { Case } from '../model/index.ts';
import type { Tables } from '../tables.ts';
import type { CaseEventKind, CaseTable } from '../tables-reading.ts';
import { storyOfCase, toCase } from './cases.ts';

type Db = Kysely<Tables>;

export interface CaseEvent {
  readonly at: Date;
  readonly kind: CaseEventKind;
  readonly detail: string;
}

/** A case with its history, oldest event first, or undefined. */
export async function readCase(
  db: Db,
  id: number,
): Promise<{ readonly case: Case; readonly events: readonly CaseEvent[] } | undefined> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const events = await db
    .selectFrom('case_events')
    .select(['at', 'kind', 'detail'])
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return { case: toCase(row), events };
}

/** Cases that are not closed, the nearest limit first and those without one last. */
export async function openCases(db: Db, locality: string): Promise<Case[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('locality', '=', locality)
    .where('state', '<>', 'closed')
    .orderBy(sql`due_at nulls last`)
    .orderBy('id')
    .execute();
  return rows.map(toCase);
}

/** Cases of a period: opened in [from, to), in order. */
export async function casesBetween(db: Db, locality: string, from: Date, to: Date): Promise<Case[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('locality', '=', locality)
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map(toCase);
}

/** Cases whose limit passed before an answer or a correction, by desk, the longest overdue first. Null: no desk. */
export async function overdueByDesk(
  db: Db,
  locality: string,
  now: Date,
): Promise<{ readonly desk: string | null; readonly cases: readonly Case[] }[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('locality', '=', locality)
    .where('state', '<>', 'closed')
    .where('answered_at', 'is', null)
    .where('outcome_at', 'is', null)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .execute();
  return [...Map.groupBy(rows.map(toCase), (item) => item.desk)]
    .map(([desk, cases]) => ({ desk, cases }))
    .toSorted((a, b) => b.cases.length - a.cases.length);
}

/** Cases that moved in [from, to): opened, answered, published, closed; the last movement first. */
export async function casesMoved(db: Db, locality: string, from: Date, to: Date): Promise<Case[]> {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin(
      db
        .selectFrom('case_events')
        .select(({ fn }) => ['case_id', fn.max('at').as('moved')])
        .where('at', '>=', from)
        .where('at', '<', to)
        .where('kind', '<>', 'reminded')
        .groupBy('case_id')
        .as('e'),
      'e.case_id',
      'c.id',
    )
    .selectAll('c')
    .where('c.locality', '=', locality)
    .orderBy('e.moved', 'desc')
    .execute();
  return rows.map(toCase);
}

/** Cases of the given stories, by story, an open one before a closed one; also those opened before grouping. */
export async function casesOfStories(
  db: Db,
  locality: string,
  storyIds: readonly number[],
): Promise<ReadonlyMap<number, Case>> {
  if (storyIds.length === 0) return new Map();
  const { rows } = await sql<Selectable<CaseTable> & { story: number }>`
    select c.*, ${storyOfCase} as story
    from cases c left join story_articles sa on sa.article_id = c.article_id
    where c.locality = ${locality} and ${storyOfCase} = any(${[...storyIds]})
    order by c.state <> 'closed', c.id`.execute(db);
  return new Map(rows.map((row) => [row.story, toCase(row)]));
}

/** Those of the cases whose story an outlet took back. */
export async function retractedCases(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: number }>`
    select c.id from cases c left join story_articles sa on sa.article_id = c.article_id
    join stories st on st.id = ${storyOfCase}
    where c.id = any(${[...ids]}) and st.retracted`.execute(db);
  return new Set(rows.map((row) => row.id));
}
