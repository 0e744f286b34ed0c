import { type Tone, WAITING_STATES } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Listed } from './article-list.ts';
import { type ArticleRow, readArticleRows } from './article-rows.ts';
import { type PeriodArticle, periodArticles } from './digest-articles.ts';
import { listQueue, type QueueItem } from './review-queue.ts';

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

export interface TodayView {
  readonly figures: TodayFigures;
  /** One article a story, the most widely carried stories first. */
  readonly negative: readonly ArticleRow[];
  readonly positive: readonly ArticleRow[];
  readonly other: readonly ArticleRow[];
  /** Sentences that wait for a person, in articles that name the locality. */
  readonly flagged: Listed<QueueItem>;
}

const SHOWN = { negative: 8, positive: 5, other: 8, flagged: 6 };

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
    listQueue(
      db,
      {
        states: WAITING_STATES,
        locality: period.locality,
      },
      { limit: SHOWN.flagged, offset: 0 },
    ),
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

/** An article that nobody has grouped stands for itself. */
const storyKey = (row: PeriodArticle): number => row.storyId ?? -row.id;

function uniqueBy<T>(items: readonly T[], key: (item: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
