import { sql } from 'kysely';
import type { Tone } from '../model/index.ts';
import type { Database } from '../open.ts';

/** A stretch of time, half open, with the zone in which its days are counted. */
export interface Span {
  readonly locality: string;
  readonly from: Date;
  readonly to: Date;
}

export interface Tally {
  readonly key: string;
  readonly articles: number;
  readonly positive: number;
  readonly negative: number;
}

const TALLY = sql`count(*) as articles, count(*) filter (where s.tone = 'positive') as positive,
  count(*) filter (where s.tone = 'negative') as negative`;

/** Articles about the locality, with their assessment; a report counts by time of publication. */
const articlesOf = ({ locality, from, to }: Span) => sql`
  articles a
  join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
  left join assessments s on s.article_id = a.id
  where a.at >= ${from} and a.at < ${to}`;

export interface SpanTotals {
  readonly articles: number;
  readonly stories: number;
  readonly outlets: number;
  readonly tones: Readonly<Record<Tone, number>>;
  readonly unassessed: number;
}

/** Totals of a span. */
export async function spanTotals(db: Database, { locality, from, to }: Span): Promise<SpanTotals> {
  const { rows } = await sql<Record<'articles' | 'stories' | 'outlets' | Tone | 'unassessed', number>>`
    select count(*) as articles, count(distinct coalesce(sa.story_id, -a.id)) as stories,
      count(distinct a.outlet) as outlets,
      count(*) filter (where s.tone = 'positive') as positive,
      count(*) filter (where s.tone = 'neutral') as neutral,
      count(*) filter (where s.tone = 'negative') as negative,
      count(*) filter (where s.tone is null) as unassessed
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
    left join assessments s on s.article_id = a.id
    left join story_articles sa on sa.article_id = a.id
    where a.at >= ${from} and a.at < ${to}`.execute(db);
  const { articles, stories, outlets, positive, neutral, negative, unassessed } = rows[0]!;
  return { articles, stories, outlets, tones: { positive, neutral, negative }, unassessed };
}

/** By local day, `YYYY-MM-DD`; days without an article are absent. */
export async function dailyTallies(db: Database, span: Span, timeZone: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select to_char(a.at at time zone ${timeZone}, 'YYYY-MM-DD') as key, ${TALLY}
    from ${articlesOf(span)} group by 1 order by 1`.execute(db);
  return rows;
}

/** By first topic, the most frequent first. */
export async function topicTallies(db: Database, span: Span): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select t.code as key, ${TALLY}
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${span.locality} and al.about
    join article_topics t on t.article_id = a.id and t.rank = 1
    left join assessments s on s.article_id = a.id
    where a.at >= ${span.from} and a.at < ${span.to}
    group by t.code order by articles desc, t.code`.execute(db);
  return rows;
}

/** By outlet or language, the most frequent first. */
export async function columnTallies(
  db: Database,
  span: Span,
  column: 'outlet' | 'language',
  limit: number,
): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select ${sql.ref(`a.${column}`)} as key, ${TALLY}
    from ${articlesOf(span)} group by 1 order by articles desc, key limit ${limit}`.execute(db);
  return rows;
}

/**
 * By place: the province's communes for a province, landmarks of the commune for a commune. An article counts
 * once for each place that it names.
 */
export async function placeTallies(
  db: Database,
  span: Span,
  place: { readonly province: string; readonly commune?: string | undefined },
  limit: number,
): Promise<Tally[]> {
  const level = place.commune
    ? sql`m.level = 'landmark' and m.commune = ${place.commune}`
    : sql`m.level = 'commune'`;
  const { rows } = await sql<Tally>`
    select m.name as key, ${TALLY}
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${span.locality} and al.about
    join lateral (select distinct name from mentions m
      where m.article_id = a.id and m.province = ${place.province} and ${level}) m on true
    left join assessments s on s.article_id = a.id
    where a.at >= ${span.from} and a.at < ${span.to}
    group by m.name order by articles desc, m.name limit ${limit}`.execute(db);
  return rows;
}
