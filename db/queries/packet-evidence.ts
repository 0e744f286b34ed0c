import { sql } from 'kysely';
import type { PacketData, PacketQuotation } from '../model/packet.ts';
import type { Database } from '../open.ts';

/** Days back in which public posts on borders are counted for the spread: they are kept no longer. */
const COMMUNITY_DAYS = 30;

/**
 * The sentence of a match and those of other matches of its statement that two people confirmed as well: press,
 * agencies and institutions only, each with its address and its record in the archive.
 */
export async function readQuotations(db: Database, matchId: number): Promise<PacketQuotation[]> {
  const rows = await db
    .selectFrom('claim_matches as m')
    .innerJoin('claim_matches as own', (join) =>
      join.onRef('own.statement', '=', 'm.statement').on('own.id', '=', matchId),
    )
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .innerJoin('documents as d', 'd.id', 'a.document_id')
    .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .where((eb) =>
      eb.or([
        eb('m.id', '=', matchId),
        eb.and([
          // Only what still stands in its article is quoted.
          eb('m.gone_at', 'is', null),
          sql<boolean>`position(m.quote in a.title || E'\\n' || a.text) > 0`,
          eb('r.second_confirmer', 'is not', null),
          eb('r.state', 'not in', ['rejected', 'needs-information', 'closed']),
        ]),
      ]),
    )
    .select([
      'm.id',
      'm.quote',
      'a.language',
      'a.outlet',
      'a.kind',
      'a.title',
      'a.canonical_url',
      'a.at',
      'd.archive_file',
      'd.archive_offset',
      'd.sha256',
      'd.fetched_at',
    ])
    .orderBy(sql`m.id <> ${matchId}`)
    .orderBy('a.at')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    quote: row.quote,
    language: row.language,
    outlet: row.outlet,
    kind: row.kind,
    title: row.title,
    url: row.canonical_url,
    at: row.at.toISOString(),
    archive: {
      file: row.archive_file,
      offset: row.archive_offset,
      sha256: row.sha256,
      fetchedAt: row.fetched_at.toISOString(),
    },
  }));
}

/**
 * How widely the claim was seen: the article, the copies of its story that carry the sentence word for word or
 * are reprints, and articles of other matches of the statement that two people confirmed. Flags that nobody
 * decided about are not counted.
 */
export async function readSpread(
  db: Database,
  matchId: number,
  locality: { readonly id: string; readonly timeZone: string },
  now: Date,
): Promise<PacketData['spread']> {
  const { rows } = await sql<{
    id: number;
    outlet: string;
    kind: 'press' | 'agency' | 'institution';
    at: Date;
    date: string;
  }>`
    with own as (
      select m.statement, m.quote, a.id, sa.story_id from claim_matches m
      join articles a on a.id = m.article_id left join story_articles sa on sa.article_id = a.id
      where m.id = ${matchId}
    )
    select a.id, a.outlet, a.kind, a.at, to_char(a.at at time zone ${locality.timeZone}, 'YYYY-MM-DD') as date
    from articles a, own
    where a.id = own.id
      or exists (select 1 from story_articles sa where sa.article_id = a.id and sa.story_id = own.story_id
        and (sa.link = 'reprint' or position(own.quote in a.text) > 0))
      or exists (select 1 from claim_matches m join claim_reviews r on r.match_id = m.id
        where m.article_id = a.id and m.statement = own.statement and r.second_confirmer is not null
          and r.state not in ('rejected', 'needs-information'))
    order by a.at, a.id`.execute(db);
  const outlets = [...Map.groupBy(rows, (row) => row.outlet).values()].map((articles) => ({
    outlet: articles[0]!.outlet,
    kind: articles[0]!.kind,
    articles: articles.length,
    first: articles[0]!.at.toISOString(),
  }));
  const days = [...Map.groupBy(rows, (row) => row.date)].map(([date, articles]) => ({
    date,
    articles: articles.length,
  }));
  return { articles: rows.length, outlets, days, communityPosts: await countPosts(db, locality.id, now) };
}

async function countPosts(db: Database, locality: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .where('read_at', '>=', new Date(now.getTime() - COMMUNITY_DAYS * 86_400_000))
    .where(sql<boolean>`${locality} = any(localities) and 'border-sovereignty' = any(topics)`)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
