import { type SqlBool, sql } from 'kysely';
import type { Tone } from '../model/index.ts';
import type { Database } from '../open.ts';
import { type ArticleRow, readArticleRows } from './article-rows.ts';
import { type PeriodArticle, periodArticles } from './digest-articles.ts';

export interface TodayFigures {
  readonly articles: number;
  readonly stories: number;
  readonly outlets: number;
  readonly tones: Readonly<Record<Tone, number>>;
  /** No model has read them yet. */
  readonly unread: number;
  /** The model asks for an officer's eye. */
  readonly unsure: number;
}

/** A sentence that contradicts a statement, as a list shows it. */
export interface FlaggedSentence {
  readonly matchId: number;
  readonly articleId: number;
  readonly articleTitle: string;
  readonly outlet: string;
  readonly at: Date;
  readonly statement: string;
  readonly quote: string;
  readonly score: number;
}

export interface TodayView {
  readonly figures: TodayFigures;
  /** One article a story, the most widely carried stories first. */
  readonly negative: readonly ArticleRow[];
  readonly positive: readonly ArticleRow[];
  readonly other: readonly ArticleRow[];
  readonly flagged: readonly FlaggedSentence[];
}

const SHOWN = { negative: 8, positive: 5, other: 8, flagged: 10 };

/** What was read about a locality in [from, to), by the rule of the digest, so that both show the same figures. */
export async function readToday(
  db: Database,
  period: { readonly locality: string; readonly from: Date; readonly to: Date },
): Promise<TodayView> {
  const rows = await periodArticles(db, period.locality, period.from, period.to);
  const outletsOf = Map.groupBy(rows, storyKey);
  const spread = (row: PeriodArticle) =>
    new Set(outletsOf.get(storyKey(row))?.map((other) => other.outlet)).size;
  const firstOfStory = uniqueBy(
    rows.toSorted((a, b) => spread(b) - spread(a)),
    storyKey,
  );
  const pick = async (tone: (tone: Tone | null) => boolean, limit: number) =>
    readArticleRows(
      db,
      firstOfStory
        .filter((row) => tone(row.tone))
        .slice(0, limit)
        .map((row) => row.id),
    );
  const [negative, positive, other, flagged] = await Promise.all([
    pick((tone) => tone === 'negative', SHOWN.negative),
    pick((tone) => tone === 'positive', SHOWN.positive),
    pick((tone) => tone === 'neutral' || tone === null, SHOWN.other),
    listFlagged(db, { limit: SHOWN.flagged }),
  ]);
  const tones = (tone: Tone) => rows.filter((row) => row.tone === tone).length;
  return {
    figures: {
      articles: rows.length,
      stories: firstOfStory.length,
      outlets: new Set(rows.map((row) => row.outlet)).size,
      tones: { positive: tones('positive'), neutral: tones('neutral'), negative: tones('negative') },
      unread: rows.filter((row) => row.tone === null).length,
      unsure: rows.filter((row) => row.unsure).length,
    },
    negative,
    positive,
    other,
    flagged,
  };
}

/** Sentences that contradict a statement and that nobody has settled, newest first. */
export async function listFlagged(
  db: Database,
  page: { readonly limit: number },
): Promise<FlaggedSentence[]> {
  const rows = await db
    .selectFrom('claim_matches as m')
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .where('m.verdict', '=', 'contradicts')
    .where(sql<SqlBool>`a.kind <> 'community'`)
    .select(['m.id', 'm.article_id', 'm.statement', 'm.quote', 'm.score', 'a.title', 'a.outlet', 'a.at'])
    .orderBy('m.found_at', 'desc')
    .orderBy('m.id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    matchId: row.id,
    articleId: row.article_id,
    articleTitle: row.title,
    outlet: row.outlet,
    at: row.at,
    statement: row.statement,
    quote: row.quote,
    score: row.score,
  }));
}

/** An article that nobody has grouped stands for itself. */
const storyKey = (row: PeriodArticle): number => row.storyId ?? -row.id;

function uniqueBy<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
