import type {
  ArchiveLocation,
  ClaimMatch,
  Mention,
  SourceKind,
  StoryLink,
  Tone,
  TopicScore,
} from '../model/index.ts';
import type { TopicCode } from '../model/topic.ts';
import type { Database } from '../open.ts';

/** A claim match as it is stored, with its number. */
export interface StoredMatch extends ClaimMatch {
  readonly id: number;
  readonly foundAt: Date;
}

/** Everything the installation knows of one article. */
export interface ArticleView {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly outlet: string;
  readonly kind: Exclude<SourceKind, 'community'>;
  readonly homeProvince: string | null;
  readonly publishedAt: Date | null;
  readonly at: Date;
  readonly language: string;
  readonly url: string;
  readonly document: {
    readonly id: number;
    readonly url: string;
    readonly fetchedAt: Date;
    readonly sha256: string;
    readonly location: ArchiveLocation;
  };
  readonly mentions: readonly Mention[];
  readonly localities: readonly {
    readonly id: string;
    readonly about: boolean;
    readonly reason: string;
    readonly score: number;
  }[];
  readonly topics: readonly TopicScore[];
  readonly assessment: {
    readonly tone: Tone;
    readonly score: number;
    readonly unsure: boolean;
    readonly model: string;
    readonly target: string | null;
  } | null;
  readonly story: {
    readonly id: number;
    readonly title: string;
    readonly link: StoryLink;
    readonly because: string;
    readonly retracted: boolean;
  } | null;
  readonly matches: readonly StoredMatch[];
}

/** One article with all that was said of it, or undefined. */
export async function readArticleView(db: Database, id: number): Promise<ArticleView | undefined> {
  const row = await db
    .selectFrom('articles as a')
    .innerJoin('documents as d', 'd.id', 'a.document_id')
    .leftJoin('assessments as s', 's.article_id', 'a.id')
    .leftJoin('story_articles as sa', 'sa.article_id', 'a.id')
    .leftJoin('stories as st', 'st.id', 'sa.story_id')
    .where('a.id', '=', id)
    .select([
      'a.id',
      'a.title',
      'a.text',
      'a.outlet',
      'a.kind',
      'a.home_province',
      'a.published_at',
      'a.at',
      'a.language',
      'a.canonical_url',
      'd.id as document_id',
      'd.url as document_url',
      'd.fetched_at',
      'd.sha256',
      'd.archive_file',
      'd.archive_offset',
      'd.archive_length',
      's.tone',
      's.tone_score',
      's.unsure',
      's.model',
      's.target',
      'sa.story_id',
      'sa.link',
      'sa.because',
      'st.title as story_title',
      'st.retracted',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const [mentions, localities, topics, matches] = await Promise.all([
    db.selectFrom('mentions').selectAll().where('article_id', '=', id).orderBy('start_at').execute(),
    db
      .selectFrom('article_localities')
      .selectAll()
      .where('article_id', '=', id)
      .orderBy('score', 'desc')
      .execute(),
    db
      .selectFrom('article_topics')
      .select(['code', 'score'])
      .where('article_id', '=', id)
      .orderBy('rank')
      .execute(),
    db
      .selectFrom('claim_matches')
      .selectAll()
      .where('article_id', '=', id)
      .where('gone_at', 'is', null)
      .orderBy('start_at')
      .execute(),
  ]);
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    outlet: row.outlet,
    kind: row.kind,
    homeProvince: row.home_province,
    publishedAt: row.published_at,
    at: row.at,
    language: row.language,
    url: row.canonical_url,
    document: {
      id: row.document_id,
      url: row.document_url,
      fetchedAt: row.fetched_at,
      sha256: row.sha256,
      location: { file: row.archive_file, offset: row.archive_offset, length: row.archive_length },
    },
    mentions: mentions.map((mention) => ({
      name: mention.name,
      level: mention.level,
      commune: mention.commune ?? undefined,
      province: mention.province,
      start: mention.start_at,
      end: mention.end_at,
      confidence: mention.confidence,
      signals: mention.signals,
    })),
    localities: localities.map((item) => ({
      id: item.locality_id,
      about: item.about,
      reason: item.reason,
      score: item.score,
    })),
    topics: topics.map((topic) => ({ code: topic.code as TopicCode, score: topic.score })),
    assessment:
      row.tone === null
        ? null
        : {
            tone: row.tone,
            score: row.tone_score ?? 0,
            unsure: row.unsure ?? false,
            model: row.model ?? '',
            target: row.target,
          },
    story:
      row.story_id === null
        ? null
        : {
            id: row.story_id,
            title: row.story_title ?? '',
            link: row.link ?? 'first',
            because: row.because ?? '',
            retracted: row.retracted ?? false,
          },
    matches: matches.map((match) => ({
      id: match.id,
      statement: match.statement,
      verdict: match.verdict,
      score: match.score,
      quote: match.quote,
      start: match.start_at,
      end: match.end_at,
      why: match.why,
      foundAt: match.found_at,
    })),
  };
}

/** Where the record of an archived document lies, with its own address; undefined when it is unknown. */
export async function readArchiveLocation(
  db: Database,
  documentId: number,
): Promise<{ location: ArchiveLocation; url: string; fetchedAt: Date } | undefined> {
  const row = await db
    .selectFrom('documents')
    .select(['archive_file', 'archive_offset', 'archive_length', 'url', 'fetched_at'])
    .where('id', '=', documentId)
    .executeTakeFirst();
  return (
    row && {
      location: { file: row.archive_file, offset: row.archive_offset, length: row.archive_length },
      url: row.url,
      fetchedAt: row.fetched_at,
    }
  );
}
