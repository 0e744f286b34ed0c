import { sql } from 'kysely';
import type { TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Span } from './report-span.ts';

/** Articles about a locality on a local day; `topic` null where the model gave none. */
export interface HistoryDay {
  readonly date: string;
  readonly topic: TopicCode | null;
  readonly articles: number;
  readonly negative: number;
}

/** Daily counts by first topic; days without an article are absent. What forecasts learn from. */
export async function historyDays(
  db: Database,
  { locality, from, to }: Span,
  timeZone: string,
): Promise<HistoryDay[]> {
  const { rows } = await sql<HistoryDay>`
    select to_char(a.at at time zone ${timeZone}, 'YYYY-MM-DD') as date, t.code as topic, count(*) as articles,
      count(*) filter (where s.tone = 'negative') as negative
    from articles a
    join article_localities al on al.article_id = a.id and al.locality_id = ${locality} and al.about
    left join assessments s on s.article_id = a.id
    left join article_topics t on t.article_id = a.id and t.rank = 1
    where a.at >= ${from} and a.at < ${to}
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
