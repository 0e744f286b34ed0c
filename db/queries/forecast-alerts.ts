import { type Kysely, sql } from 'kysely';
import type { DigestAlert, TopicCode } from '../model/index.ts';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/** An unusual volume or growth. The key names the event: a topic's day, a story. */
export interface Alert {
  readonly locality: string;
  readonly kind: 'volume' | 'topic' | 'story';
  readonly key: string;
  readonly topic: TopicCode | null;
  readonly storyId: number | null;
  readonly observed: number;
  readonly expected: number;
  readonly upper: number;
}

/** Stores an alert; false when the event is known already: it is told once. */
export async function saveAlert(db: Db, alert: Alert, now: Date): Promise<boolean> {
  const { storyId, ...rest } = alert;
  const row = await db
    .insertInto('alerts')
    .values({ ...rest, story_id: storyId, found_at: now })
    .onConflict((conflict) => conflict.columns(['locality', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Alerts found in [from, to), the first first, as pages and mails tell them. */
export async function alertsBetween(db: Db, locality: string, from: Date, to: Date): Promise<DigestAlert[]> {
  const rows = await alertRows(db)
    .where('a.locality', '=', locality)
    .where('a.found_at', '>=', from)
    .where('a.found_at', '<', to)
    .orderBy('a.found_at')
    .orderBy('a.id')
    .execute();
  return rows.map(toDigestAlert);
}

/** One alert by its key, or undefined. */
export async function readAlert(db: Db, locality: string, key: string): Promise<DigestAlert | undefined> {
  const row = await alertRows(db)
    .where('a.locality', '=', locality)
    .where('a.key', '=', key)
    .executeTakeFirst();
  return row && toDigestAlert(row);
}

/** The newest articles behind an alert: of its story, its topic or the whole, in the day before it was found. */
export async function alertHeadlines(
  db: Db,
  locality: string,
  key: string,
  limit: number,
): Promise<{ readonly outlet: string; readonly title: string; readonly url: string }[]> {
  const { rows } = await sql<{ outlet: string; title: string; url: string }>`
    select a.outlet, a.title, a.canonical_url as url
    from alerts al
    join article_localities l on l.locality_id = al.locality and l.about
    join articles a on a.id = l.article_id and a.at > al.found_at - interval '1 day' and a.at <= al.found_at
    left join story_articles sa on sa.article_id = a.id
    where al.locality = ${locality} and al.key = ${key}
      and (al.story_id is null or sa.story_id = al.story_id)
      and (al.topic is null or exists (
        select 1 from article_topics t where t.article_id = a.id and t.code = al.topic))
    order by a.at desc, a.id desc limit ${limit}`.execute(db);
  return rows;
}

const alertRows = (db: Db) =>
  db
    .selectFrom('alerts as a')
    .leftJoin('stories as st', 'st.id', 'a.story_id')
    .select(['a.topic', 'a.observed', 'a.upper', 'st.title']);

const toDigestAlert = (row: {
  topic: string | null;
  observed: number;
  upper: number;
  title: string | null;
}): DigestAlert => ({
  topic: row.topic as TopicCode | null,
  count: row.observed,
  upper: row.upper,
  storyTitle: row.title ?? '',
});
