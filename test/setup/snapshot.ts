import { sql } from 'kysely';
import type { Database } from '../../db/open.ts';

/** Everything that the road has stored, by content: what numbers, clocks and keys differ between runs is left out. */
const PARTS: Readonly<Record<string, string>> = {
  documents: 'select url, sha256, outlet, kind from documents order by 1, 2',
  articles:
    'select canonical_url, title, text, published_at, language, outlet, site_name from articles order by 1',
  mentions: `select a.canonical_url, m.start_at, m.place_key, round(m.confidence::numeric, 3)::text as confidence
    from mentions m join articles a on a.id = m.article_id order by 1, 2, 3`,
  localities: `select a.canonical_url, l.locality_id, l.about from article_localities l
    join articles a on a.id = l.article_id order by 1, 2`,
  stories: `select string_agg(a.canonical_url || ' ' || s.link, ' + ' order by a.canonical_url) as members
    from story_articles s join articles a on a.id = s.article_id group by s.story_id order by 1`,
  assessments: `select a.canonical_url, s.tone, s.unsure, s.model, round(s.tone_score::numeric, 2)::text as score,
    (select array_agg(t.code order by t.rank) from article_topics t where t.article_id = a.id) as topics
    from assessments s join articles a on a.id = s.article_id order by 1`,
  claims: `select a.canonical_url, c.statement, c.verdict, c.quote from claim_matches c
    join articles a on a.id = c.article_id order by 1, 2, c.start_at`,
  posts: 'select text, posted_hour, platform from posts order by 1, 2',
  quarantine: `select d.url, m.stage, m.reason from stage_marks m join documents d on d.id = m.subject_id
    where m.state = 'quarantined' and m.stage = 'extract' order by 1`,
  unfinished: `select stage, state, count(*) from stage_marks where state in ('leased', 'retry') group by 1, 2`,
};

export type Snapshot = Readonly<Record<string, readonly unknown[]>>;

export async function snapshot(db: Database): Promise<Snapshot> {
  const entries = await Promise.all(
    Object.entries(PARTS).map(
      async ([name, query]) => [name, (await sql.raw(query).execute(db)).rows] as const,
    ),
  );
  return Object.fromEntries(entries);
}
