import { type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import { type Case, type CaseOrigin, type ClockRule, dueAt, type Locality } from '../model/index.ts';
import type { Tables } from '../tables.ts';
import type { CaseEventKind, CaseTable } from '../tables-reading.ts';
import { inTransaction } from './in-transaction.ts';

type Db = Kysely<Tables>;

export interface NewCase {
  readonly articleId: number;
  readonly origin: CaseOrigin;
  /** Desk's id; null until somebody gives the case one. */
  readonly desk: string | null;
  /** A clock rule of the profile, or null. */
  readonly clock: string | null;
  /** When the clock began. */
  readonly startedAt: Date;
}

/**
 * Opens a case from an article, with its clock. An event has one open case in a locality: a second click finds the
 * first, on another article of the story, on the same one, and where the first click came before the article was
 * grouped. Undefined where the article does not exist.
 */
export async function openCase(
  db: Db,
  locality: Locality,
  input: NewCase,
  now: Date,
): Promise<Case | undefined> {
  const rule = findClock(locality, input.clock);
  return inTransaction(db, async (trx) => {
    // One click after the other: before grouping there is no story for a unique index to hold two clicks apart.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`case:${locality.id}`}, 0))`.execute(trx);
    const article = await trx
      .selectFrom('articles as a')
      .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
      .select(['a.id', 'a.title', 'sa.story_id'])
      .where('a.id', '=', input.articleId)
      .executeTakeFirst();
    if (!article) return undefined;
    const open = await openCaseOf(trx, locality.id, article.id, article.story_id);
    if (open) return open;
    // A case whose article was split out of this story still holds its number; the case goes with its article.
    await trx
      .updateTable('cases')
      .set({ story_id: null })
      .where('locality', '=', locality.id)
      .where('story_id', '=', article.story_id)
      .where('state', '<>', 'closed')
      .execute();
    const row = await trx
      .insertInto('cases')
      .values({
        locality: locality.id,
        article_id: article.id,
        story_id: article.story_id,
        title: article.title,
        origin: input.origin,
        state: input.desk ? 'assigned' : 'new',
        desk: input.desk,
        clock: rule?.id ?? null,
        basis: rule?.basis ?? '',
        started_at: input.startedAt,
        due_at: rule ? dueAt(rule, input.startedAt, locality.timeZone, locality.workCalendar) : null,
        opened_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await addEvent(trx, row.id, 'opened', now, rule?.name ?? '');
    return toCase(row);
  });
}

/** The open case of an article or of its story; the story that the case's own article has now counts. */
async function openCaseOf(
  db: Db,
  locality: string,
  articleId: number,
  storyId: number | null,
): Promise<Case | undefined> {
  const { rows } = await sql<Selectable<CaseTable>>`
    select c.* from cases c left join story_articles sa on sa.article_id = c.article_id
    where c.locality = ${locality} and c.state <> 'closed'
      and (c.article_id = ${articleId} or ${storyOfCase} = ${storyId})
    order by c.id limit 1`.execute(db);
  return rows[0] && toCase(rows[0]);
}

/** Story of a case `c` beside its article's place `sa`: where the article stands now, else where it stood. */
export const storyOfCase = sql<number | null>`coalesce(sa.story_id, c.story_id)`;

const findClock = (locality: Locality, id: string | null): ClockRule | undefined =>
  id === null ? undefined : locality.clocks.find((clock) => clock.id === id);

/** Gives the case to a desk. */
export const assignCase = (db: Db, id: number, desk: string, now: Date): Promise<Case | undefined> =>
  change(db, id, 'assigned', now, desk, (row) => ({
    desk,
    state: row.state === 'new' ? 'assigned' : row.state,
  }));

/** Sets another clock, or none; the limit is counted anew from `startedAt`. */
export function setClock(
  db: Db,
  id: number,
  locality: Locality,
  clock: string | null,
  startedAt: Date,
  now: Date,
): Promise<Case | undefined> {
  const rule = findClock(locality, clock);
  const due = rule ? dueAt(rule, startedAt, locality.timeZone, locality.workCalendar) : null;
  return change(db, id, 'clock', now, rule?.name ?? '', () => ({
    clock: rule?.id ?? null,
    basis: rule?.basis ?? '',
    started_at: startedAt,
    due_at: due,
  }));
}

/** Records the answer with the number of its document; it stops the clock. */
export const answerCase = (
  db: Db,
  id: number,
  answer: { readonly number: string; readonly at: Date },
  now: Date,
): Promise<Case | undefined> =>
  change(db, id, 'answered', now, answer.number, () => ({
    state: 'answered',
    answered_at: answer.at,
    answer_number: answer.number,
  }));

/** Links the outlet's publication of the answer, or its correction; either stops the clock. */
export const publishOutcome = (
  db: Db,
  id: number,
  outcome: { readonly kind: NonNullable<Case['outcomeKind']>; readonly url: string },
  now: Date,
): Promise<Case | undefined> =>
  change(db, id, outcome.kind === 'correction' ? 'corrected' : 'published', now, outcome.url, (row) => ({
    state: 'published',
    outcome_kind: outcome.kind,
    outcome_url: outcome.url,
    // Recorded again to correct its address: the clock stopped at the first.
    outcome_at: row.outcome_at ?? now,
  }));

/** Ends the case, and its clock. A result is required: a case without one is not finished. */
export function closeCase(db: Db, id: number, result: string, now: Date): Promise<Case | undefined> {
  const text = result.trim();
  if (text === '') throw new RangeError('A case is closed with a result');
  return change(db, id, 'closed', now, text, () => ({ state: 'closed', result: text, closed_at: now }));
}

async function change(
  db: Db,
  id: number,
  kind: CaseEventKind,
  now: Date,
  detail: string,
  update: (row: Selectable<CaseTable>) => Updateable<CaseTable>,
): Promise<Case | undefined> {
  return inTransaction(db, async (trx) => {
    const row = await trx.selectFrom('cases').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) return undefined;
    const changed = await trx
      .updateTable('cases')
      .set(update(row))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await addEvent(trx, id, kind, now, detail);
    return toCase(changed);
  });
}

/** A line in the case's history: what happened and when, never who. */
export async function addEvent(
  db: Db,
  id: number,
  kind: CaseEventKind,
  at: Date,
  detail = '',
): Promise<void> {
  await db.insertInto('case_events').values({ case_id: id, at, kind, detail }).execute();
}

/** Another outlet's article of the case's story that reads like a correction or an answer, for the officer to link. */
export async function outcomeCandidates(
  db: Db,
  id: number,
): Promise<
  { readonly articleId: number; readonly title: string; readonly url: string; readonly at: Date }[]
> {
  const { rows } = await sql<{ articleId: number; title: string; url: string; at: Date }>`
    select a.id as "articleId", a.title, a.canonical_url as url, a.at
    from cases c
    left join story_articles sa on sa.article_id = c.article_id
    join story_articles other on other.story_id = ${storyOfCase}
    join articles a on a.id = other.article_id and a.id is distinct from c.article_id
    where c.id = ${id} and a.at > c.started_at
      and (other.link = 'retraction' or a.search @@ websearch_to_tsquery('vietnamese',
        '"cải chính" or "đính chính" or "xin lỗi" or "phản hồi" or "thông tin chính thức" or "trả lời báo chí"'))
    order by a.at`.execute(db);
  return rows;
}

export function toCase(row: Selectable<CaseTable>): Case {
  return {
    id: row.id,
    locality: row.locality,
    articleId: row.article_id,
    storyId: row.story_id,
    title: row.title,
    origin: row.origin,
    state: row.state,
    desk: row.desk,
    clock: row.clock,
    basis: row.basis,
    startedAt: row.started_at,
    dueAt: row.due_at,
    answeredAt: row.answered_at,
    answerNumber: row.answer_number,
    outcomeUrl: row.outcome_url,
    outcomeKind: row.outcome_kind,
    outcomeAt: row.outcome_at,
    result: row.result,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}
