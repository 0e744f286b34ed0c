import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { SourceKind, Tone, TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { type ArticleRow, concerns, readArticleRows } from './article-rows.ts';

/** What a list is narrowed to; absent means all. There is no filter by author, because there is no author. */
export interface ArticleFilter {
  readonly locality?: string | undefined;
  /** Also articles that only name the locality in passing. */
  readonly mentioned?: boolean | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  readonly topic?: TopicCode | undefined;
  /** `unread`: no model has given a tone yet. */
  readonly tone?: Tone | 'unread' | undefined;
  readonly outlet?: string | undefined;
  readonly kind?: Exclude<SourceKind, 'community'> | undefined;
  /** Only those for which a model asks for an officer's eye. */
  readonly unsure?: boolean | undefined;
}

export interface Paging {
  readonly limit: number;
  readonly offset: number;
}

export interface Listed<T> {
  readonly items: readonly T[];
  /** Of the whole list, not of the page. */
  readonly total: number;
}

/** Articles of a filter, newest first. */
export async function listArticles(
  db: Database,
  filter: ArticleFilter,
  paging: Paging,
): Promise<Listed<ArticleRow>> {
  const base = db
    .selectFrom('articles as a')
    .leftJoin('assessments as s', 's.article_id', 'a.id')
    .where((eb) => eb.and(conditions(eb, filter)));
  const [ids, count] = await Promise.all([
    base
      .select('a.id')
      .orderBy('a.at', 'desc')
      .orderBy('a.id', 'desc')
      .limit(paging.limit)
      .offset(paging.offset)
      .execute(),
    base.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  const items = await readArticleRows(
    db,
    ids.map((row) => row.id),
  );
  return { items, total: Number(count.n) };
}

type Joined = { a: Tables['articles']; s: Partial<Tables['assessments']> };

function conditions(eb: ExpressionBuilder<Tables & Joined, 'a' | 's'>, filter: ArticleFilter) {
  const all: (ExpressionWrapper<Tables & Joined, 'a' | 's', SqlBool> | ReturnType<typeof concerns>)[] = [];
  if (filter.locality) all.push(concerns(filter.locality, filter.mentioned ?? false));
  if (filter.from) all.push(eb('a.at', '>=', filter.from));
  if (filter.to) all.push(eb('a.at', '<', filter.to));
  if (filter.outlet) all.push(eb('a.outlet', '=', filter.outlet));
  if (filter.kind) all.push(eb('a.kind', '=', filter.kind));
  if (filter.unsure) all.push(eb('s.unsure', '=', true));
  if (filter.tone === 'unread') all.push(eb('s.tone', 'is', null));
  else if (filter.tone) all.push(eb('s.tone', '=', filter.tone));
  if (filter.topic) {
    const { topic } = filter;
    all.push(
      eb(
        'a.id',
        'in',
        eb.selectFrom('article_topics as t').select('t.article_id').where('t.code', '=', topic),
      ),
    );
  }
  return all;
}

/** Outlets with articles of a locality (or of all), the busiest first: what the outlet filter offers. */
export async function listOutlets(
  db: Database,
  locality?: string,
): Promise<{ outlet: string; articles: number }[]> {
  let query = db
    .selectFrom('articles as a')
    .select(({ fn }) => ['a.outlet', fn.countAll<number>().as('articles')])
    .groupBy('a.outlet')
    .orderBy('articles', 'desc')
    .orderBy('a.outlet');
  if (locality) query = query.where(concerns(locality, true));
  return (await query.execute()).map((row) => ({ outlet: row.outlet, articles: Number(row.articles) }));
}
