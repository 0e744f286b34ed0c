import { type Kysely, sql, type Transaction } from 'kysely';
import type { StoryLink } from '../model/index.ts';
import type { Tables } from '../tables.ts';

/** A key that so many articles share says nothing (a disclaimer, a slogan) and is passed over. */
const COMMON_KEY = 400;
const CANDIDATES = 50;

/** A known article that shares keys with a fresh one. */
export interface StoryCandidate {
  readonly story: number;
  readonly articleId: number;
  /** As it was stored: JSON of the stories' room. */
  readonly fingerprint: string;
  readonly embedding: readonly number[] | null;
}

/**
 * Known articles that share `keys`, most keys in common first; text keys (`s…`, `t…`) count twice.
 * Each key costs one index look-up of 401 rows at most, so the time does not grow with the archive.
 */
export async function storyCandidates(
  db: Kysely<Tables>,
  keys: readonly string[],
  except: number,
): Promise<StoryCandidate[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<StoryCandidate>`
    with hits as (
      select p.key, k.article_id, count(*) over (partition by p.key) as shared
      from unnest(${[...keys]}::text[]) as p(key)
      cross join lateral (select article_id from story_keys where key = p.key limit ${COMMON_KEY + 1}) as k
    ), best as (
      select article_id, sum(case when left(key, 1) in ('s', 't') then 2 else 1 end) as worth
      from hits where shared <= ${COMMON_KEY} and article_id <> ${except}
      group by article_id order by worth desc, article_id limit ${CANDIDATES}
    )
    select s.story_id as story, b.article_id as "articleId", f.fingerprint::text as fingerprint, f.embedding
    from best b
    join story_articles s on s.article_id = b.article_id
    join story_fingerprints f on f.article_id = b.article_id
    order by b.worth desc, b.article_id`.execute(db);
  return rows;
}

export interface StoryMembership {
  readonly articleId: number;
  readonly title: string;
  readonly at: Date;
  /** The story that it joins, or `new`. */
  readonly story: number | 'new';
  readonly link: StoryLink;
  readonly score: number;
  readonly because: string;
  readonly keys: readonly string[];
  /** JSON of the fingerprint, less its keys and embedding. */
  readonly fingerprint: string;
  readonly embedding: readonly number[] | null;
}

/** Puts an article into its story (a new one where none fits) and stores what later ones are compared with. */
export async function saveMembership(trx: Transaction<Tables>, member: StoryMembership): Promise<number> {
  const { articleId } = member;
  const left = await trx
    .deleteFrom('story_articles')
    .where('article_id', '=', articleId)
    .returning(['story_id', 'link', 'because'])
    .executeTakeFirst();
  // Where an officer put the article, it stays, whatever its new text looks like.
  const kept = left?.link === 'officer' ? left : undefined;
  const story = kept?.story_id ?? (member.story === 'new' ? await newStory(trx, member) : member.story);
  await trx
    .insertInto('story_articles')
    .values({
      article_id: articleId,
      story_id: story,
      link: kept?.link ?? member.link,
      score: kept ? 1 : member.score,
      because: kept?.because ?? member.because,
    })
    .execute();
  await trx.deleteFrom('story_keys').where('article_id', '=', articleId).execute();
  await trx.deleteFrom('story_fingerprints').where('article_id', '=', articleId).execute();
  await trx
    .insertInto('story_fingerprints')
    .values({
      article_id: articleId,
      fingerprint: member.fingerprint,
      embedding: member.embedding ? [...member.embedding] : null,
    })
    .execute();
  if (member.keys.length > 0) {
    await sql`insert into story_keys (key, article_id)
      select distinct key, ${articleId}::bigint from unnest(${[...member.keys]}::text[]) as k(key)`.execute(
      trx,
    );
  }
  await refreshStory(trx, story);
  if (left && left.story_id !== story) await refreshStory(trx, left.story_id);
  return story;
}

async function newStory(trx: Transaction<Tables>, { title, at }: StoryMembership): Promise<number> {
  const row = await trx
    .insertInto('stories')
    .values({ title, first_seen: at, last_seen: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Counts a story's articles and outlets anew; one that lost its last article goes. */
export async function refreshStory(trx: Transaction<Tables>, story: number): Promise<void> {
  await sql`
    update stories set
      article_count = m.articles, outlet_count = m.outlets,
      first_seen = m.first, last_seen = m.last, title = m.title, retracted = m.retracted
    from (
      select count(*) as articles, count(distinct a.outlet) as outlets, min(a.at) as first, max(a.at) as last,
        (array_agg(a.title order by a.at, a.canonical_url))[1] as title, bool_or(s.link = 'retraction') as retracted
      from story_articles s join articles a on a.id = s.article_id where s.story_id = ${story}
      having count(*) > 0
    ) as m where stories.id = ${story}`.execute(trx);
  await sql`delete from stories where id = ${story}
    and not exists (select 1 from story_articles where story_id = ${story})`.execute(trx);
}

/** Forgets the keys that only find tellings of an event (`e…`, `l…`, `n…`, `p…`) of articles older than `before`. */
export async function deleteEventKeysBefore(db: Kysely<Tables>, before: Date): Promise<void> {
  await sql`delete from story_keys k using articles a
    where a.id = k.article_id and a.at < ${before} and left(k.key, 1) in ('e', 'l', 'n', 'p')`.execute(db);
}
