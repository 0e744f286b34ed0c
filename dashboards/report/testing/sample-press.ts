import { sql } from 'kysely';
import type { Database } from '../../../db/open.ts';

/**
 * Fills a database with invented press of one locality, spread evenly over [from, to): fourteen outlets, eight
 * topics, a story for every two articles, bodies of about 2,400 characters. Everything is a function of the row's
 * number: two runs make the same rows.
 */
export async function fillWithPress(
  db: Database,
  options: {
    readonly locality: string;
    readonly province: string;
    readonly from: Date;
    readonly to: Date;
    readonly articles: number;
  },
): Promise<void> {
  const { locality, province, from, to, articles } = options;
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const body =
    'Trong phiên làm việc sáng nay, các đại biểu thảo luận về tình hình địa phương và kế hoạch quý tới. '.repeat(
      24,
    );
  const number = sql`row_number() over (order by d.id)`;
  await sql`
    insert into documents (kind, outlet, url, final_url, fetched_at, status, content_type, sha256, archive_file, archive_offset, archive_length)
    select 'press', 'Báo số ' || (i * 7919 % 97 % 14), 'https://bao.example/' || ${from.getTime()}::bigint || '/' || i,
      'https://bao.example/' || i, ${from}::timestamptz + make_interval(secs => i * ${seconds}::float8 / ${articles}), 200, 'text/html',
      md5(i::text), 'x.warc.gz', 0, 0
    from generate_series(0, ${articles}::int - 1) i`.execute(db);
  await sql`
    insert into articles (document_id, kind, outlet, title, text, published_at, at, language, canonical_url, site_name, read_at)
    select d.id, 'press', d.outlet, 'Tin số ' || ${number} || ' về kinh tế, xã hội của địa phương', ${body}, d.fetched_at, d.fetched_at,
      case when ${number} % 50 = 0 then 'en' else 'vi' end, d.url, d.outlet, d.fetched_at
    from documents d where d.fetched_at >= ${from} and d.fetched_at < ${to}`.execute(db);
  await sql`insert into stage_marks (stage, subject_id, state) select 'extract', d.id, 'done' from documents d
    where d.fetched_at >= ${from} and d.fetched_at < ${to}`.execute(db);
  const fresh = sql`articles a where a.at >= ${from} and a.at < ${to}`;
  await sql`insert into article_localities select a.id, ${locality}, 0.9, true, 'named' from ${fresh}`.execute(
    db,
  );
  await sql`insert into assessments select a.id,
      (array['positive', 'neutral', 'negative', 'neutral', 'positive', 'neutral', 'negative', 'positive'])[a.id * 31 % 8 + 1],
      0.8, a.id % 9 = 0, 'bench', null, a.at from ${fresh}`.execute(db);
  await sql`insert into article_topics select a.id,
      (array['economy', 'agriculture', 'tourism', 'transport', 'environment', 'education', 'security-law', 'investment'])[a.id * 13 % 8 + 1],
      0.8, 1 from ${fresh}`.execute(db);
  await sql`with ground as (
      insert into stories (title, first_seen, last_seen, article_count, outlet_count)
      select min(a.title), min(a.at), max(a.at), count(*), count(distinct a.outlet) from ${fresh} group by a.id / 2
      returning id, first_seen)
    insert into story_articles select a.id, g.id, 'first', 1, 'bench'
    from (select id, row_number() over (order by first_seen, id) as place from ground) g
    join (select a.id, dense_rank() over (order by a.id / 2) as place from ${fresh}) a on a.place = g.place`.execute(
    db,
  );
  const communes = sql`unnest(array['Đồng Đăng', 'Lợi Bác', 'Lộc Bình', 'Tân Thanh', 'Hữu Lũng', 'Bắc Sơn', 'Chi Lăng', 'Na Sầm'])`;
  await sql`insert into mentions
    select a.id, 0, 7, c.name, 'commune', c.name, ${province}::text, ${province}::text || '/' || c.name, 0.9, '{}'
    from articles a cross join lateral (select ${communes} as name) c
    where a.at >= ${from} and a.at < ${to} and hashtext(a.id || c.name) % 4 = 0`.execute(db);
  // What autovacuum has long done where rows came in day by day.
  await sql`vacuum analyze`.execute(db);
}
