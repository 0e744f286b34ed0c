import type { SourceKind, StoryLink, Verdict } from '../model/index.ts';
import type { Review, ReviewState } from '../model/review.ts';
import type { Database } from '../open.ts';
import { findReview } from './review.ts';

/** A sentence that contradicts the same statement, in another article. */
export interface Elsewhere {
  readonly matchId: number;
  readonly articleId: number;
  readonly articleTitle: string;
  readonly outlet: string;
  readonly at: Date;
  readonly url: string;
  readonly quote: string;
  readonly language: string;
  readonly sameStory: boolean;
  readonly state: ReviewState;
}

/** Everything that a reviewer looks at before deciding. */
export interface ReviewView {
  readonly matchId: number;
  readonly statement: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly why: readonly string[];
  readonly foundAt: Date;
  /** When a reading found that the sentence is no longer in the article. */
  readonly goneAt: Date | null;
  readonly article: {
    readonly id: number;
    readonly title: string;
    readonly text: string;
    readonly outlet: string;
    readonly kind: Exclude<SourceKind, 'community'>;
    readonly at: Date;
    readonly language: string;
    readonly url: string;
    readonly documentId: number;
  };
  readonly story: { readonly id: number; readonly title: string; readonly outlets: number } | null;
  readonly elsewhere: readonly Elsewhere[];
  /** Undefined before the first act. */
  readonly review: Review | undefined;
}

const ELSEWHERE_SHOWN = 30;

export async function readReviewView(db: Database, matchId: number): Promise<ReviewView | undefined> {
  const row = await db
    .selectFrom('claim_matches as m')
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
    .leftJoin('stories as st', 'st.id', 'sa.story_id')
    .where('m.id', '=', matchId)
    .select([
      'm.statement',
      'm.verdict',
      'm.score',
      'm.quote',
      'm.start_at',
      'm.end_at',
      'm.why',
      'm.found_at',
      'm.gone_at',
      'a.id as article_id',
      'a.title',
      'a.text',
      'a.outlet',
      'a.kind',
      'a.at',
      'a.language',
      'a.canonical_url',
      'a.document_id',
      'sa.story_id',
      'st.title as story_title',
      'st.outlet_count',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const review = await findReview(db, matchId);
  if (row.verdict !== 'contradicts' && !review) return undefined;
  return {
    matchId,
    statement: row.statement,
    verdict: row.verdict,
    score: row.score,
    quote: row.quote,
    start: row.start_at,
    end: row.end_at,
    why: row.why,
    foundAt: row.found_at,
    goneAt: row.gone_at,
    article: {
      id: row.article_id,
      title: row.title,
      text: row.text,
      outlet: row.outlet,
      kind: row.kind,
      at: row.at,
      language: row.language,
      url: row.canonical_url,
      documentId: row.document_id,
    },
    story:
      row.story_id === null
        ? null
        : { id: row.story_id, title: row.story_title ?? '', outlets: row.outlet_count ?? 1 },
    elsewhere: await readElsewhere(db, row.statement, row.article_id, row.story_id),
    review,
  };
}

async function readElsewhere(
  db: Database,
  statement: string,
  articleId: number,
  storyId: number | null,
): Promise<Elsewhere[]> {
  const rows = await db
    .selectFrom('claim_matches as m')
    .innerJoin('articles as a', 'a.id', 'm.article_id')
    .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
    .where('m.statement', '=', statement)
    .where('m.verdict', '=', 'contradicts')
    .where('m.gone_at', 'is', null)
    .where('a.id', '!=', articleId)
    .select([
      'm.id',
      'a.id as article_id',
      'a.title',
      'a.outlet',
      'a.at',
      'a.canonical_url',
      'm.quote',
      'a.language',
      'sa.story_id',
      'r.state',
    ])
    .orderBy('a.at', 'desc')
    .limit(ELSEWHERE_SHOWN)
    .execute();
  return rows.map((row) => ({
    matchId: row.id,
    articleId: row.article_id,
    articleTitle: row.title,
    outlet: row.outlet,
    at: row.at,
    url: row.canonical_url,
    quote: row.quote,
    language: row.language,
    sameStory: storyId !== null && row.story_id === storyId,
    state: row.state ?? 'new',
  }));
}

/** Something later that may be the outlet's correction, or a repost without one. A person looks and decides. */
export interface LaterSign {
  readonly kind: 'retraction' | 'quote-gone' | 'rebuts' | 'repeated' | 'reposted';
  readonly articleId: number;
  readonly title: string;
  readonly outlet: string;
  readonly at: Date;
  readonly link: StoryLink | null;
}

/**
 * What happened after `since`: by the same outlet a retraction, a new version of the page without the sentence,
 * or an article that says the opposite; the sentence said again; and other outlets whose copies still carry it.
 */
export async function readLaterSigns(db: Database, view: ReviewView, since: Date): Promise<LaterSign[]> {
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
    .leftJoin('claim_matches as m', (join) =>
      join
        .onRef('m.article_id', '=', 'a.id')
        .on('m.statement', '=', view.statement)
        .on('m.gone_at', 'is', null),
    )
    .where((eb) =>
      eb.or([
        eb('a.id', '=', view.article.id),
        eb.and([eb('a.outlet', '=', view.article.outlet), eb('a.at', '>=', since)]),
        eb.and([eb('sa.story_id', '=', view.story?.id ?? -1), eb('a.id', '!=', view.article.id)]),
      ]),
    )
    .where((eb) =>
      eb.or([eb('a.id', '=', view.article.id), eb('m.id', 'is not', null), eb('sa.link', '=', 'retraction')]),
    )
    .select(['a.id', 'a.title', 'a.text', 'a.outlet', 'a.at', 'a.read_at', 'sa.link', 'm.verdict'])
    .orderBy('a.at')
    .limit(200)
    .execute();
  const signs = rows.flatMap((row): LaterSign[] => {
    const sign = { articleId: row.id, title: row.title, outlet: row.outlet, at: row.at, link: row.link };
    if (row.id === view.article.id)
      return row.read_at > view.foundAt && !`${row.title}\n${row.text}`.includes(view.quote)
        ? [{ ...sign, kind: 'quote-gone', at: row.read_at }]
        : [];
    const own = row.outlet === view.article.outlet;
    if (own && row.link === 'retraction') return [{ ...sign, kind: 'retraction' }];
    if (own && (row.verdict === 'rebuts' || row.verdict === 'supports')) return [{ ...sign, kind: 'rebuts' }];
    if (row.verdict !== 'contradicts') return [];
    return [{ ...sign, kind: own ? 'repeated' : 'reposted' }];
  });
  return [...new Map(signs.map((sign) => [`${sign.kind}:${sign.articleId}`, sign])).values()];
}
