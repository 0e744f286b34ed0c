import { sql } from 'kysely';
import type { TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';

/** Articles about a locality on a local day; `topic` null is the whole. */
export interface TopicDay {
  readonly topic: TopicCode | null;
  readonly date: string;
  readonly count: number;
  readonly negative: number;
}

/** Daily counts in [from, to) of the whole and of each first topic; days without an article are absent. */
export async function topicDays(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
  timeZone: string,
): Promise<TopicDay[]> {
  const { rows } = await sql<TopicDay>`
    with read as (
      select to_char(a.at at time zone ${timeZone}, 'YYYY-MM-DD') as date, t.code as topic, s.tone
      from articles a
      join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
      left join article_topics t on t.article_id = a.id and t.rank = 1
      left join assessments s on s.article_id = a.id
      where a.at >= ${from} and a.at < ${to}
    )
    select topic, date, count(*) as count, count(*) filter (where tone = 'negative') as negative
    from read where topic is not null group by topic, date
    union all
    select null, date, count(*), count(*) filter (where tone = 'negative') from read group by date
    order by topic nulls first, date`.execute(db);
  return rows;
}

/** A story that grows: outlets that carried it since `from`. */
export interface GrowingStory {
  readonly storyId: number;
  readonly title: string;
  readonly outlets: number;
}

/** Stories about the locality with at least `least` outlets in [from, to), the widest first. */
export async function growingStories(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
  least: number,
): Promise<GrowingStory[]> {
  const { rows } = await sql<GrowingStory>`
    select st.id as "storyId", st.title, count(distinct a.outlet) as outlets
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
    join story_articles sa on sa.article_id = a.id
    join stories st on st.id = sa.story_id
    where a.at >= ${from} and a.at < ${to}
    group by st.id having count(distinct a.outlet) >= ${least}
    order by outlets desc, st.id`.execute(db);
  return rows;
}

/** Outlets of each story about the locality first seen in [from, to): what a story's size ordinarily is. */
export async function storySizes(db: Database, locality: string, from: Date, to: Date): Promise<number[]> {
  const { rows } = await sql<{ outlets: number }>`
    select st.outlet_count as outlets from stories st
    where st.first_seen >= ${from} and st.first_seen < ${to}
      and exists (select 1 from story_articles sa
        join article_localities al on al.article_id = sa.article_id and al.locality_id = ${locality} and al.about
        where sa.story_id = st.id)`.execute(db);
  return rows.map((row) => row.outlets);
}
