import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Article, Mention, SourceKind } from '../model/index.ts';
import { placeKey } from '../model/index.ts';
import type { ArticleTable, MentionTable, Tables } from '../tables.ts';
import { reopen } from './stage-marks.ts';

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** An article as it is stored, with where it came from. */
export interface StoredArticle extends Article {
  readonly id: number;
  readonly documentId: number;
  readonly sourceId: string | null;
  readonly kind: Exclude<SourceKind, 'community'>;
  readonly outlet: string;
  readonly homeProvince: string | undefined;
  /** publishedAt, or the time of the fetch where the page gives none. */
  readonly at: Date;
}

export interface NewArticle extends Article {
  readonly documentId: number;
  readonly sourceId: string | null;
  readonly kind: Exclude<SourceKind, 'community'>;
  readonly outlet: string;
  readonly homeProvince?: string | undefined;
  readonly at: Date;
  readonly readAt: Date;
}

/**
 * Stores an article under its canonical address. The same address with other words is a new version:
 * it replaces the old one (whose bytes stay in the archive) and goes through `laterStages` again.
 */
export async function saveArticle(
  trx: Trx,
  article: NewArticle,
  laterStages: readonly string[],
): Promise<number> {
  const old = await trx
    .selectFrom('articles')
    .select(['id', 'title', 'text', 'document_id'])
    .where('canonical_url', '=', article.canonicalUrl)
    // Not "for update": a stage that is saving its answer refers to this row, and we wait for its mark below.
    .forNoKeyUpdate()
    .executeTakeFirst();
  const values = {
    document_id: article.documentId,
    source_id: article.sourceId,
    kind: article.kind,
    outlet: article.outlet,
    home_province: article.homeProvince ?? null,
    title: article.title,
    text: article.text,
    published_at: article.publishedAt,
    at: article.at,
    language: article.language,
    canonical_url: article.canonicalUrl,
    site_name: article.siteName,
    read_at: article.readAt,
  };
  if (!old) {
    const row = await trx.insertInto('articles').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  }
  // An older document read late must not undo a newer version.
  if (article.documentId < old.document_id) return old.id;
  await trx.updateTable('articles').set(values).where('id', '=', old.id).execute();
  if (old.title !== article.title || old.text !== article.text) await reopen(trx, laterStages, old.id);
  return old.id;
}

/** The articles of `ids`, in their order. */
export async function articlesById(db: Db, ids: readonly number[]): Promise<StoredArticle[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('articles').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, toArticle(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export function toArticle(row: Omit<Selectable<ArticleTable>, 'search'>): StoredArticle {
  return {
    id: row.id,
    documentId: row.document_id,
    sourceId: row.source_id,
    kind: row.kind,
    outlet: row.outlet,
    homeProvince: row.home_province ?? undefined,
    title: row.title,
    text: row.text,
    publishedAt: row.published_at,
    at: row.at,
    language: row.language,
    canonicalUrl: row.canonical_url,
    siteName: row.site_name,
  };
}

export interface LocalityRelevance {
  readonly localityId: string;
  readonly score: number;
  readonly about: boolean;
  readonly reason: string;
}

/** Replaces what an article mentions and for which localities it is. */
export async function saveMentions(
  trx: Trx,
  articleId: number,
  mentions: readonly Mention[],
  localities: readonly LocalityRelevance[],
): Promise<void> {
  await trx.deleteFrom('mentions').where('article_id', '=', articleId).execute();
  await trx.deleteFrom('article_localities').where('article_id', '=', articleId).execute();
  if (mentions.length > 0) {
    const rows = mentions.map((mention) => ({
      article_id: articleId,
      start_at: mention.start,
      end_at: mention.end,
      name: mention.name,
      level: mention.level,
      commune: mention.commune ?? null,
      province: mention.province,
      place_key: placeKey(mention),
      confidence: mention.confidence,
      signals: [...mention.signals],
    }));
    await trx
      .insertInto('mentions')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (localities.length > 0) {
    await trx
      .insertInto('article_localities')
      .values(
        localities.map((locality) => ({
          article_id: articleId,
          locality_id: locality.localityId,
          score: locality.score,
          about: locality.about,
          reason: locality.reason,
        })),
      )
      .execute();
  }
}

/** Mentions of each of the articles, by article id, in the order of the text. */
export async function mentionsOf(
  db: Db,
  articleIds: readonly number[],
): Promise<ReadonlyMap<number, Mention[]>> {
  const byArticle = new Map<number, Mention[]>(articleIds.map((id) => [id, []]));
  if (articleIds.length === 0) return byArticle;
  const rows = await db
    .selectFrom('mentions')
    .selectAll()
    .where('article_id', 'in', articleIds)
    .orderBy('article_id')
    .orderBy('start_at')
    .execute();
  for (const row of rows) byArticle.get(row.article_id)?.push(toMention(row));
  return byArticle;
}

function toMention(row: Selectable<MentionTable>): Mention {
  return {
    name: row.name,
    level: row.level,
    commune: row.commune ?? undefined,
    province: row.province,
    start: row.start_at,
    end: row.end_at,
    confidence: row.confidence,
    signals: row.signals,
  };
}
