import { type SqlBool, sql } from 'kysely';
import type { SourceKind, Tone, TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';

/** An article as a list shows it. */
export interface ArticleRow {
  readonly id: number;
  readonly title: string;
  readonly outlet: string;
  readonly kind: Exclude<SourceKind, 'community'>;
  /** Time of publication, or of the fetch where the page gives none. */
  readonly at: Date;
  /** False when `at` is the time of the fetch. */
  readonly dated: boolean;
  readonly language: string;
  readonly url: string;
  /** Start of the text, cut at a word. */
  readonly lead: string;
  /** Null until a model has read it. */
  readonly tone: Tone | null;
  readonly unsure: boolean;
  readonly topics: readonly TopicCode[];
  /** Short names of the units and landmarks it names, the surest first. */
  readonly places: readonly string[];
  readonly storyId: number | null;
  /** Outlets that carry the story, this one included; 0 before grouping. */
  readonly storyOutlets: number;
  /** Sentences that contradict a reference statement and were not rejected. */
  readonly flagged: number;
}

const LEAD_LENGTH = 240;
const PLACES_SHOWN = 4;

/** The rows of `ids`, in that order; ids that no longer exist are left out. */
export async function readArticleRows(db: Database, ids: readonly number[]): Promise<ArticleRow[]> {
  if (ids.length === 0) return [];
  const [articles, topics, places] = await Promise.all([
    db
      .selectFrom('articles as a')
      .leftJoin('assessments as s', 's.article_id', 'a.id')
      .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
      .leftJoin('stories as st', 'st.id', 'sa.story_id')
      .where('a.id', 'in', [...ids])
      .select(({ selectFrom, ref }) => [
        'a.id',
        'a.title',
        'a.outlet',
        'a.kind',
        'a.at',
        'a.published_at',
        'a.language',
        'a.canonical_url',
        sql<string>`left(a.text, ${LEAD_LENGTH + 40})`.as('lead'),
        's.tone',
        's.unsure',
        'sa.story_id',
        'st.outlet_count',
        selectFrom('claim_matches as m')
          .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
          .whereRef('m.article_id', '=', ref('a.id'))
          .where('m.verdict', '=', 'contradicts')
          .where('m.held', 'is', null)
          .where('m.gone_at', 'is', null)
          .where(sql<SqlBool>`coalesce(r.state, 'new') <> 'rejected'`)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .as('flagged'),
      ])
      .execute(),
    db
      .selectFrom('article_topics')
      .select(['article_id', 'code'])
      .where('article_id', 'in', [...ids])
      .orderBy('rank')
      .execute(),
    db
      .selectFrom('mentions')
      .select(({ fn }) => ['article_id', 'name', fn.max('confidence').as('sure')])
      .where('article_id', 'in', [...ids])
      .groupBy(['article_id', 'name'])
      .orderBy('sure', 'desc')
      .orderBy('name')
      .execute(),
  ]);
  const topicsOf = Map.groupBy(topics, (row) => row.article_id);
  const placesOf = Map.groupBy(places, (row) => row.article_id);
  const rows = articles.map(
    (row): ArticleRow => ({
      id: row.id,
      title: row.title,
      outlet: row.outlet,
      kind: row.kind,
      at: row.at,
      dated: row.published_at !== null,
      language: row.language,
      url: row.canonical_url,
      lead: cutAtWord(row.lead, LEAD_LENGTH),
      tone: row.tone,
      unsure: row.unsure ?? false,
      topics: (topicsOf.get(row.id) ?? []).map((topic) => topic.code as TopicCode),
      places: (placesOf.get(row.id) ?? []).slice(0, PLACES_SHOWN).map((place) => place.name),
      storyId: row.story_id,
      storyOutlets: row.outlet_count ?? 0,
      flagged: Number(row.flagged ?? 0),
    }),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** `text` in one line, cut at the last word that fits, with an ellipsis where it was cut. */
export function cutAtWord(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length);
  return `${line.slice(0, space > length / 2 ? space : length).trimEnd()}…`;
}

/** True for an article that concerns a locality (`about`), or merely names it when `mentioned` is asked for. */
export const concerns = (locality: string, mentioned: boolean) =>
  sql<SqlBool>`exists (select 1 from article_localities al where al.article_id = a.id
    and al.locality_id = ${locality} ${mentioned ? sql`` : sql`and al.about`})`;
