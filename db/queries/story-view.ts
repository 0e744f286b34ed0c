import type { Story, StoryLink } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Listed, Paging } from './article-list.ts';
import { type ArticleRow, readArticleRows } from './article-rows.ts';

export interface StoryMember {
  readonly article: ArticleRow;
  readonly link: StoryLink;
  /** 0 to 1: how alike it is to the story. */
  readonly score: number;
  /** Why it was put there, in words. */
  readonly because: string;
}

export interface StoryView {
  readonly story: Story;
  /** Oldest first. */
  readonly members: readonly StoryMember[];
}

/** A story with its articles, or undefined. */
export async function readStoryView(db: Database, id: number): Promise<StoryView | undefined> {
  const row = await db.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const links = await db
    .selectFrom('story_articles as sa')
    .innerJoin('articles as a', 'a.id', 'sa.article_id')
    .where('sa.story_id', '=', id)
    .select(['sa.article_id', 'sa.link', 'sa.score', 'sa.because'])
    .orderBy('a.at')
    .orderBy('a.id')
    .execute();
  const articles = new Map(
    (
      await readArticleRows(
        db,
        links.map((link) => link.article_id),
      )
    ).map((article) => [article.id, article]),
  );
  const members = links.flatMap((link) => {
    const article = articles.get(link.article_id);
    return article ? [{ article, link: link.link, score: link.score, because: link.because }] : [];
  });
  return { story: toStory(row), members };
}

export interface StoryFilter {
  readonly locality?: string | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  /** Only stories carried by at least so many outlets. */
  readonly outlets?: number | undefined;
}

/** Stories last seen in a period, the most widely carried first. */
export async function listStories(db: Database, filter: StoryFilter, paging: Paging): Promise<Listed<Story>> {
  let matching = db.selectFrom('stories as s');
  if (filter.from) matching = matching.where('s.last_seen', '>=', filter.from);
  if (filter.to) matching = matching.where('s.first_seen', '<', filter.to);
  if (filter.outlets) matching = matching.where('s.outlet_count', '>=', filter.outlets);
  if (filter.locality) {
    const { locality } = filter;
    matching = matching.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('story_articles as sa')
          .innerJoin('article_localities as al', 'al.article_id', 'sa.article_id')
          .whereRef('sa.story_id', '=', 's.id')
          .where('al.locality_id', '=', locality)
          .where('al.about', '=', true)
          .select('sa.article_id'),
      ),
    );
  }
  const [rows, count] = await Promise.all([
    matching
      .selectAll()
      .orderBy('s.outlet_count', 'desc')
      .orderBy('s.last_seen', 'desc')
      .orderBy('s.id')
      .limit(paging.limit)
      .offset(paging.offset)
      .execute(),
    matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: rows.map(toStory), total: Number(count.n) };
}

function toStory(row: {
  id: number;
  title: string;
  first_seen: Date;
  last_seen: Date;
  article_count: number;
  outlet_count: number;
  retracted: boolean;
}): Story {
  return {
    id: row.id,
    title: row.title,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    articleCount: row.article_count,
    outletCount: row.outlet_count,
    retracted: row.retracted,
  };
}
