import type { SourceState, Tone, TopicCode } from '../../../db/model/index.ts';
import type { Database } from '../../../db/open.ts';

export interface SampleArticle {
  readonly title: string;
  readonly text: string;
  readonly outlet: string;
  readonly at: Date;
  readonly readAt?: Date | undefined;
  readonly tone?: Tone | undefined;
  readonly unsure?: boolean | undefined;
  readonly topics?: readonly TopicCode[] | undefined;
  readonly places?: readonly string[] | undefined;
  readonly about?: boolean | undefined;
  /** Articles with the same number are one story. */
  readonly story?: number | undefined;
  readonly language?: string | undefined;
  readonly undated?: boolean | undefined;
}

export interface SampleSource {
  readonly id: string;
  readonly outlet: string;
  /** Null: nobody asked it in the period. */
  readonly round: {
    readonly at: Date;
    readonly documents: number;
    readonly failure?: string | undefined;
  } | null;
  readonly state?: SourceState | undefined;
}

/** Stores sources with one round each. */
export async function seedSources(
  db: Database,
  locality: string,
  sources: readonly SampleSource[],
): Promise<void> {
  for (const { id, outlet, round, state } of sources) {
    await db
      .insertInto('sources')
      .values({
        id,
        kind: 'press',
        type: 'feed',
        url: `https://${id}.example/rss`,
        outlet,
        home_province: null,
        language: 'vi',
        localities: [locality],
        state: state ?? (round?.failure ? 'failing' : 'ok'),
      })
      .execute();
    if (!round) continue;
    const failures = round.failure
      ? [{ url: `https://${id}.example/rss`, reason: round.failure, detail: '' }]
      : [];
    await db
      .insertInto('rounds')
      .values({
        source_id: id,
        started_at: round.at,
        finished_at: round.at,
        documents: round.documents,
        listed: round.documents,
        failures: JSON.stringify(failures),
      })
      .execute();
  }
}

/** Stores articles as the road would leave them, and returns their ids in order. */
export async function seedArticles(
  db: Database,
  locality: string,
  articles: readonly SampleArticle[],
): Promise<number[]> {
  const stories = new Map<number, number>();
  const ids: number[] = [];
  for (const article of articles) {
    const readAt = article.readAt ?? article.at;
    const serial = ids.length + 1;
    const url = `https://bao.example/${readAt.getTime()}-${serial}`;
    const document = await db
      .insertInto('documents')
      .values({
        source_id: null,
        kind: 'press',
        outlet: article.outlet,
        home_province: null,
        url,
        final_url: url,
        fetched_at: readAt,
        status: 200,
        content_type: 'text/html',
        sha256: String(serial),
        archive_file: 'sample.warc.gz',
        archive_offset: 0,
        archive_length: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('stage_marks')
      .values({ stage: 'extract', subject_id: document.id, state: 'done', reason: null, detail: null })
      .execute();
    const { id } = await db
      .insertInto('articles')
      .values({
        document_id: document.id,
        source_id: null,
        kind: 'press',
        outlet: article.outlet,
        home_province: null,
        title: article.title,
        text: article.text,
        published_at: article.undated ? null : article.at,
        at: article.at,
        language: article.language ?? 'vi',
        canonical_url: url,
        site_name: article.outlet,
        read_at: readAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('article_localities')
      .values({
        article_id: id,
        locality_id: locality,
        score: 0.9,
        about: article.about ?? true,
        reason: 'named',
      })
      .execute();
    for (const [index, name] of (article.places ?? []).entries()) {
      await db
        .insertInto('mentions')
        .values({
          article_id: id,
          start_at: index,
          end_at: index + 1,
          name,
          level: 'commune',
          commune: name,
          province: 'Lạng Sơn',
          place_key: `Lạng Sơn/${name}`,
          confidence: 0.9,
          signals: [],
        })
        .execute();
    }
    if (article.tone) {
      await db
        .insertInto('assessments')
        .values({
          article_id: id,
          tone: article.tone,
          tone_score: 0.9,
          unsure: article.unsure ?? false,
          model: 'sample',
          target: null,
          assessed_at: readAt,
        })
        .execute();
    }
    for (const [index, code] of (article.topics ?? []).entries()) {
      await db
        .insertInto('article_topics')
        .values({ article_id: id, code, score: 0.9 - index / 10, rank: index + 1 })
        .execute();
    }
    if (article.story !== undefined) await joinStory(db, stories, article, article.story, id);
    ids.push(id);
  }
  return ids;
}

async function joinStory(
  db: Database,
  stories: Map<number, number>,
  article: SampleArticle,
  key: number,
  id: number,
): Promise<void> {
  const known = stories.get(key);
  const story =
    known ??
    (
      await db
        .insertInto('stories')
        .values({
          title: article.title,
          first_seen: article.at,
          last_seen: article.at,
          article_count: 1,
          outlet_count: 1,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  stories.set(key, story);
  await db
    .insertInto('story_articles')
    .values({
      article_id: id,
      story_id: story,
      link: known ? 'reprint' : 'first',
      score: 1,
      because: 'sample',
    })
    .execute();
}
