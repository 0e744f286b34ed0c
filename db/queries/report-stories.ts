import { sql } from 'kysely';
import type { ReportLine, ReportStory, Tone } from '../model/index.ts';
import type { Database } from '../open.ts';
import { articlePlaces } from './digest-articles.ts';

interface StoryRow extends Omit<ReportStory, 'places'> {
  readonly articleId: number;
}

/**
 * The most widely carried stories of the report's period in one tone: `limit` of all, or of each first topic. A story is told
 * by its earliest article in that tone.
 */
export async function topStories(
  db: Database,
  tone: Tone,
  limit: number,
  each: 'of-all' | 'of-topic',
): Promise<ReportStory[]> {
  const partition = each === 'of-topic' ? sql`partition by topic` : sql``;
  const { rows } = await sql<StoryRow>`
    with members as (
      select id, outlet, at, story, topic from report_articles where period = 'now' and tone = ${tone}
    ), told as (
      select story, count(*) as articles, count(distinct outlet) as outlets,
        (array_agg(id order by at, id))[1] as id, mode() within group (order by topic) as topic
      from members group by story
    ), ranked as (
      select *, row_number() over (${partition} order by outlets desc, articles desc, id) as place from told
    )
    select r.id as "articleId", a.title, a.canonical_url as url, a.outlet, r.outlets, r.articles, a.at,
      ${tone} as tone, r.topic, a.language, coalesce(st.retracted, false) as retracted
    from ranked r join articles a on a.id = r.id left join stories st on st.id = r.story
    where r.place <= ${limit}
    order by r.outlets desc, r.articles desc, r.id`.execute(db);
  const places = await articlePlaces(
    db,
    rows.map((row) => row.articleId),
  );
  return rows.map(({ articleId, ...story }) => ({
    ...story,
    places: (places.get(articleId) ?? []).slice(0, 3),
  }));
}

/** The annex: the latest `limit` articles, in order of time. */
export async function annexLines(db: Database, limit: number): Promise<ReportLine[]> {
  const { rows } = await sql<ReportLine>`
    with chosen as (
      select id, tone, topic from report_articles where period = 'now' order by at desc, id desc limit ${limit}
    )
    select a.title, a.canonical_url as url, a.outlet, a.at, c.tone, c.topic
    from chosen c join articles a on a.id = c.id order by a.at, a.id`.execute(db);
  return rows;
}
