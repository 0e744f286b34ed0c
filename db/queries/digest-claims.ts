import { sql } from 'kysely';
import type { CommunityTheme, TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';

/** A flagged sentence of the press or of an institution that nobody has decided about yet. */
export interface WaitingClaim {
  readonly matchId: number;
  readonly statement: string;
  readonly quote: string;
  readonly score: number;
  readonly outlet: string;
  readonly articleTitle: string;
  readonly url: string;
  readonly foundAt: Date;
}

/** Public posts of the period as counts by platform and theme; never one by one. */
export async function communityThemes(
  db: Database,
  locality: string,
  from: Date,
  to: Date,
): Promise<CommunityTheme[]> {
  const { rows } = await sql<{ platform: string; topic: TopicCode | null; posts: number; total: number }>`
    with period as (
      select id, platform, topics from posts
      where read_at >= ${from} and read_at < ${to} and ${locality} = any(localities)
    ), totals as (select platform, count(*) as total from period group by platform)
    select t.platform, t.total, theme.topic, theme.posts
    from totals t
    left join lateral (
      select topic, count(*) as posts from period p, unnest(p.topics) as topic
      where p.platform = t.platform group by topic order by posts desc, topic limit 4
    ) theme on true
    order by t.total desc, t.platform, theme.posts desc nulls last`.execute(db);
  return [...Map.groupBy(rows, (row) => row.platform)].map(([platform, themes]) => ({
    platform,
    posts: themes[0]?.total ?? 0,
    themes: themes.flatMap(({ topic, posts }) => (topic ? [{ topic, posts }] : [])),
  }));
}

/** Flagged sentences about the locality found in [since, to) that wait for a decision, the surest first. */
export async function waitingClaims(
  db: Database,
  locality: string,
  since: Date,
  to: Date,
): Promise<WaitingClaim[]> {
  const { rows } = await sql<WaitingClaim>`
    select m.id as "matchId", m.statement, m.quote, m.score, a.outlet, a.title as "articleTitle",
      a.canonical_url as url, m.found_at as "foundAt"
    from claim_matches m
    join articles a on a.id = m.article_id
    join article_localities al on al.article_id = a.id and al.locality_id = ${locality}
    left join claim_reviews r on r.match_id = m.id
    where m.verdict = 'contradicts' and m.held is null and m.gone_at is null
      and coalesce(r.state, 'new') in ('new', 'needs-information', 'confirmed-once')
      and m.found_at >= ${since} and m.found_at < ${to}
    order by m.score desc, m.id`.execute(db);
  return rows;
}
