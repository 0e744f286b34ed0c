import { type Kysely, sql } from 'kysely';
import type { Tone } from '../model/index.ts';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/** A public post after reduction, as it is counted: nothing in it leads to a person. */
export interface NewPost {
  readonly sourceId: string | null;
  readonly platform: string;
  readonly text: string;
  readonly postedHour: Date | null;
  readonly repeatKey: string;
  readonly readAt: Date;
  readonly localities: readonly string[];
  readonly topics: readonly string[];
  readonly tone: Tone | null;
}

/** Stores a post once; true when it is new: neither stored nor deleted when its time was over. */
export async function savePost(db: Db, post: NewPost): Promise<boolean> {
  if ((await endedPosts(db, [post.repeatKey])).length > 0) return false;
  const row = await db
    .insertInto('posts')
    .values({
      source_id: post.sourceId,
      platform: post.platform,
      text: post.text,
      posted_hour: post.postedHour,
      repeat_key: post.repeatKey,
      read_at: post.readAt,
      localities: [...post.localities],
      topics: [...post.topics],
      tone: post.tone,
    })
    .onConflict((conflict) => conflict.column('repeat_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of `keys` under which a post is stored, or was. */
export async function knownPosts(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.selectFrom('posts').select('repeat_key').where('repeat_key', 'in', keys).execute();
  return new Set([...rows.map((row) => row.repeat_key), ...(await endedPosts(db, keys))]);
}

async function endedPosts(db: Db, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('ended_posts')
    .select('repeat_key')
    .where('repeat_key', 'in', keys)
    .execute();
  return rows.map((row) => row.repeat_key);
}

/**
 * Deletes posts read before `before`; the retention of community text (30 days by default). Of those whose hour
 * does not tell that their time is over (none, or one to come) the keyed hash stays, and nothing else.
 */
export async function deletePostsBefore(db: Db, before: Date): Promise<number> {
  const { rows } = await sql<{ deleted: number }>`
    with ended as (delete from posts where read_at < ${before} returning repeat_key, posted_hour),
    kept as (
      insert into ended_posts (repeat_key)
      select repeat_key from ended where posted_hour is null or posted_hour >= ${before}
      on conflict do nothing
    )
    select count(*) as deleted from ended`.execute(db);
  return Number(rows[0]?.deleted ?? 0);
}
