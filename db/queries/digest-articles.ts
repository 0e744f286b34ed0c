import { sql } from 'kysely';
import type { Tone, TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';

/** Days after which an article that is fetched late counts for the day of its publication, not of the fetch. */
const BACKLOG_HOURS = 168;

/** An article of a digest's period, without its text. */
export interface PeriodArticle {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly at: Date;
  readonly publishedAt: Date | null;
  readonly language: string;
  /** Null before grouping. */
  readonly storyId: number | null;
  /** Another article of the story was read before the period began: an earlier digest told it. */
  readonly continued: boolean;
  /** An outlet took the story back. */
  readonly retracted: boolean;
  /** This article is the outlet's own notice that takes it back. */
  readonly retraction: boolean;
  /** Null until a model has read it. */
  readonly tone: Tone | null;
  readonly toneScore: number;
  readonly unsure: boolean;
  readonly topics: readonly TopicCode[];
  /** How strongly it is about the locality, 0 to 1. */
  readonly relevance: number;
}

/**
 * What belongs to the period [from, to): articles that were read in it, and those published in it that were
 * read more than a week late (an archive that was taken in, a source that was added).
 */
const inPeriod = (from: Date, to: Date) => sql<boolean>`(
  (a.read_at >= ${from} and a.read_at < ${to} and a.read_at < a.at + ${BACKLOG_HOURS} * interval '1 hour')
  or (a.at >= ${from} and a.at < ${to} and a.read_at >= a.at + ${BACKLOG_HOURS} * interval '1 hour'))`;

/** Articles about the locality in the period, newest first. */
export async function periodArticles(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
): Promise<PeriodArticle[]> {
  const { rows } = await sql<PeriodArticle>`
    select a.id, a.title, a.canonical_url as url, a.outlet, a.at, a.published_at as "publishedAt", a.language,
      sa.story_id as "storyId", exists (select 1 from story_articles earlier join articles e on e.id = earlier.article_id
        where earlier.story_id = sa.story_id and e.id <> a.id and e.read_at < ${from}) as continued,
      coalesce(st.retracted, false) as retracted,
      coalesce(sa.link = 'retraction', false) as retraction,
      s.tone, coalesce(s.tone_score, 0) as "toneScore", coalesce(s.unsure, false) as unsure,
      coalesce((select array_agg(t.code order by t.rank) from article_topics t where t.article_id = a.id), '{}')
        as topics,
      al.score as relevance
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
    left join story_articles sa on sa.article_id = a.id
    left join stories st on st.id = sa.story_id
    left join assessments s on s.article_id = a.id
    where ${inPeriod(from, to)}
    order by a.at desc, a.id desc`.execute(db);
  return rows;
}

/** Texts of articles, by id; only for the few that are shown. */
export async function articleTexts(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'text'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.text]));
}

/** Short names of the places that articles name, narrowest and surest first, by article. */
export async function articlePlaces(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ article_id: number; name: string }>`
    select article_id, name from mentions
    where article_id = any(${[...ids]})
    group by article_id, name, level
    order by article_id, case level when 'landmark' then 2 when 'commune' then 1 else 3 end,
      max(confidence) desc, min(start_at)`.execute(db);
  const byArticle = new Map<number, string[]>();
  for (const { article_id, name } of rows) {
    const names = byArticle.get(article_id) ?? [];
    if (!names.includes(name)) names.push(name);
    byArticle.set(article_id, names);
  }
  return byArticle;
}

/** Counts of a period by story, outlet and tone. */
export interface PeriodCounts {
  readonly articles: number;
  readonly stories: number;
  readonly outlets: number;
  readonly tones: Readonly<Record<Tone, number>>;
  readonly unassessed: number;
  /** Of those with a tone: where the model was not sure. */
  readonly unsure: number;
}

export async function periodCounts(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
): Promise<PeriodCounts> {
  const { rows } = await sql<
    Record<'articles' | 'stories' | 'outlets' | Tone | 'unassessed' | 'unsure', number>
  >`
    select count(*) as articles, count(distinct coalesce(sa.story_id, -a.id)) as stories,
      count(distinct a.outlet) as outlets,
      count(*) filter (where s.tone = 'positive') as positive,
      count(*) filter (where s.tone = 'neutral') as neutral,
      count(*) filter (where s.tone = 'negative') as negative,
      count(*) filter (where s.tone is null) as unassessed,
      count(*) filter (where s.unsure) as unsure
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
    left join story_articles sa on sa.article_id = a.id
    left join assessments s on s.article_id = a.id
    where ${inPeriod(from, to)}`.execute(db);
  const { articles, stories, outlets, positive, neutral, negative, unassessed, unsure } = rows[0]!;
  return { articles, stories, outlets, tones: { positive, neutral, negative }, unassessed, unsure };
}

/** What stands beside the figures: everything read, what only names the locality, what is too old to be news. */
export interface BesidePeriod {
  /** Articles of the period from the locality's sources, or from recordings, about it or not. */
  readonly read: number;
  readonly mentioned: number;
  /** Read in the period, published more than a week before: counted for its own day. */
  readonly backlog: number;
}

export async function besideThePeriod(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
): Promise<BesidePeriod> {
  const { rows } = await sql<BesidePeriod>`
    select
      count(*) filter (where ${inPeriod(from, to)}
        and (al.article_id is not null or a.source_id is null or ${locality} = any(s.localities))) as read,
      count(*) filter (where not al.about and ${inPeriod(from, to)}) as mentioned,
      count(*) filter (where al.about and a.read_at >= ${from} and a.read_at < ${to}
        and a.at < ${from} and a.read_at >= a.at + ${BACKLOG_HOURS} * interval '1 hour') as backlog
    from articles a
    left join article_localities al on al.article_id = a.id and al.locality_id = ${locality}
    left join sources s on s.id = a.source_id
    where (a.read_at >= ${from} and a.read_at < ${to}) or (a.at >= ${from} and a.at < ${to})`.execute(db);
  return rows[0]!;
}
