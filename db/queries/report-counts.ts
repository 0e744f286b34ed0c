import { sql } from 'kysely';
import type { Tone } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { PeriodName } from './report-span.ts';

export interface Tally {
  readonly key: string;
  readonly articles: number;
  readonly positive: number;
  readonly negative: number;
}

const TALLY = sql`count(*) as articles, count(*) filter (where a.tone = 'positive') as positive,
  count(*) filter (where a.tone = 'negative') as negative`;

export interface SpanTotals {
  readonly articles: number;
  readonly stories: number;
  readonly outlets: number;
  readonly tones: Readonly<Record<Tone, number>>;
  readonly unassessed: number;
  readonly unsure: number;
}

/** Totals of a period. Like all queries here, inside `withReportSpans`. */
export async function spanTotals(db: Database, period: PeriodName): Promise<SpanTotals> {
  const { rows } = await sql<
    Record<'articles' | 'stories' | 'outlets' | Tone | 'unassessed' | 'unsure', number>
  >`
    select count(*) as articles, count(distinct a.story) as stories, count(distinct a.outlet) as outlets,
      count(*) filter (where a.tone = 'positive') as positive,
      count(*) filter (where a.tone = 'neutral') as neutral,
      count(*) filter (where a.tone = 'negative') as negative,
      count(*) filter (where a.tone is null) as unassessed,
      count(*) filter (where a.unsure) as unsure
    from report_articles a where a.period = ${period}`.execute(db);
  const { articles, stories, outlets, positive, neutral, negative, unassessed, unsure } = rows[0]!;
  return { articles, stories, outlets, tones: { positive, neutral, negative }, unassessed, unsure };
}

/** By local day, `YYYY-MM-DD`; days without an article are absent. */
export async function dailyTallies(db: Database, period: PeriodName, timeZone: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select to_char(a.at at time zone ${timeZone}, 'YYYY-MM-DD') as key, ${TALLY}
    from report_articles a where a.period = ${period} group by 1 order by 1`.execute(db);
  return rows;
}

/** By first topic, outlet or language, the most frequent first. */
export async function columnTallies(
  db: Database,
  period: PeriodName,
  column: 'topic' | 'outlet' | 'language',
  limit: number,
): Promise<Tally[]> {
  const key = sql.ref(`a.${column}`);
  const { rows } = await sql<Tally>`
    select ${key} as key, ${TALLY}
    from report_articles a where a.period = ${period} and ${key} is not null
    group by 1 order by articles desc, key limit ${limit}`.execute(db);
  return rows;
}

/**
 * By place: the province's communes for a province, landmarks of the commune for a commune. An article counts
 * once for each place that it names.
 */
export async function placeTallies(
  db: Database,
  period: PeriodName,
  place: { readonly province: string; readonly commune?: string | undefined },
  limit: number,
): Promise<Tally[]> {
  const level = place.commune
    ? sql`m.level = 'landmark' and m.commune = ${place.commune}`
    : sql`m.level = 'commune'`;
  const { rows } = await sql<Tally>`
    with named as (
      select distinct a.id, a.tone, m.name from report_articles a
      join mentions m on m.article_id = a.id and m.province = ${place.province} and ${level}
      where a.period = ${period})
    select a.name as key, ${TALLY} from named a group by a.name order by articles desc, a.name limit ${limit}`.execute(
    db,
  );
  return rows;
}
