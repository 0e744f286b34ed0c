import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';
import { refreshStory } from './stories.ts';

type Trx = Transaction<Tables>;
/** Why an article stands alone, as its page says. */
const SPLIT = 'cán bộ tách';
interface Editor {
  readonly userId: number;
  readonly at: Date;
}

/** Puts every article of a story into another: an officer saw that both tell one event. False: one of them is gone. */
export async function mergeStories(trx: Trx, from: number, into: number, editor: Editor): Promise<boolean> {
  if (from === into) return false;
  const both = await trx
    .selectFrom('stories')
    .select('id')
    .where('id', 'in', [from, into])
    .orderBy('id')
    .forUpdate()
    .execute();
  if (both.length < 2) return false;
  const moved = await trx
    .updateTable('story_articles')
    .set({ story_id: into, link: 'officer', score: 1, because: 'cán bộ ghép' })
    .where('story_id', '=', from)
    .executeTakeFirst();
  await refreshStory(trx, into);
  await refreshStory(trx, from);
  await appendAudit(trx, {
    ...editor,
    action: 'story.merge',
    subject: `story:${into}`,
    detail: { from, articles: Number(moved.numUpdatedRows) },
  });
  return true;
}

/** Takes an article out of its story into one of its own; undefined where it stands alone or in none. */
export async function splitFromStory(
  trx: Trx,
  articleId: number,
  editor: Editor,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('story_articles as sa')
    .innerJoin('articles as a', 'a.id', 'sa.article_id')
    .innerJoin('stories as s', 's.id', 'sa.story_id')
    .select(['sa.story_id', 'a.title', 'a.at', 's.article_count'])
    .where('sa.article_id', '=', articleId)
    .forUpdate('sa')
    .executeTakeFirst();
  if (!row || row.article_count < 2) return undefined;
  const { id } = await trx
    .insertInto('stories')
    .values({ title: row.title, first_seen: row.at, last_seen: row.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('story_articles')
    .set({ story_id: id, link: 'officer', score: 1, because: SPLIT })
    .where('article_id', '=', articleId)
    .execute();
  await refreshStory(trx, id);
  await refreshStory(trx, row.story_id);
  await appendAudit(trx, {
    ...editor,
    action: 'story.split',
    subject: `story:${row.story_id}`,
    detail: { article: articleId, into: id },
  });
  return id;
}

/**
 * True when an officer once took an article of this title frame out of a story: a series of its own, whose parts
 * are no tellings of one event.
 */
export async function isSplitSeries(db: Kysely<Tables>, titleFrame: number): Promise<boolean> {
  const row = await db
    .selectFrom('story_articles as s')
    .innerJoin('story_fingerprints as f', 'f.article_id', 's.article_id')
    .select('s.article_id')
    .where('s.link', '=', 'officer')
    .where('s.because', '=', SPLIT)
    .where(sql<string>`f.fingerprint->>'titleFrame'`, '=', String(titleFrame))
    .executeTakeFirst();
  return row !== undefined;
}
