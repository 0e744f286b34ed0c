import { sql } from 'kysely';
import type { Tone } from '../model/index.ts';
import type { Database } from '../open.ts';

export interface FiguresPeriod {
  readonly locality: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export interface FiguresTotals {
  readonly articles: number;
  readonly stories: number;
  readonly outlets: number;
  readonly tones: Readonly<Record<Tone, number>>;
  /** No model has read them yet. */
  readonly unread: number;
}

/** A day, topic or outlet with its articles, the negative ones among them. */
export interface FiguresRow {
  readonly key: string;
  readonly articles: number;
  readonly negative: number;
}

/** Articles about the locality, by time of publication. */
const about = ({ locality, from, to }: FiguresPeriod) => sql`
  articles a
  join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
  left join assessments s on s.article_id = a.id
  where a.at >= ${from} and a.at < ${to}`;

const COUNTS = sql`count(*) as articles, count(*) filter (where s.tone = 'negative') as negative`;

export async function figuresTotals(db: Database, period: FiguresPeriod): Promise<FiguresTotals> {
  const { rows } = await sql<Record<'articles' | 'stories' | 'outlets' | 'unread' | Tone, number>>`
    select count(*) as articles, count(distinct a.outlet) as outlets,
      count(distinct coalesce((select sa.story_id from story_articles sa where sa.article_id = a.id), -a.id)) as stories,
      count(*) filter (where s.tone = 'positive') as positive,
      count(*) filter (where s.tone = 'neutral') as neutral,
      count(*) filter (where s.tone = 'negative') as negative,
      count(*) filter (where s.tone is null) as unread
    from ${about(period)}`.execute(db);
  const { articles, stories, outlets, unread, positive, neutral, negative } = rows[0]!;
  return { articles, stories, outlets, unread, tones: { positive, neutral, negative } };
}

/** By local day, `YYYY-MM-DD`; days without an article are absent. */
export async function figuresByDay(
  db: Database,
  period: FiguresPeriod,
  timeZone: string,
): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select to_char(a.at at time zone ${timeZone}, 'YYYY-MM-DD') as key, ${COUNTS}
    from ${about(period)} group by 1 order by 1`.execute(db);
  return rows;
}

/** By main topic, the most frequent first. */
export async function figuresByTopic(db: Database, period: FiguresPeriod): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select (select t.code from article_topics t where t.article_id = a.id and t.rank = 1) as key, ${COUNTS}
    from ${about(period)} and exists (select 1 from article_topics t where t.article_id = a.id and t.rank = 1)
    group by 1 order by articles desc, key`.execute(db);
  return rows;
}

/** By outlet, the most frequent first. */
export async function figuresByOutlet(
  db: Database,
  period: FiguresPeriod,
  limit: number,
): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select a.outlet as key, ${COUNTS} from ${about(period)} group by 1 order by articles desc, key limit ${limit}`.execute(
    db,
  );
  return rows;
}
