import type { SourceState, Tone, TopicCode, Verdict } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';

/** What a test says of an article; everything else has a plausible default. */
export interface SampleArticle {
  readonly title: string;
  readonly text?: string;
  readonly outlet?: string;
  readonly at?: Date;
  readonly readAt?: Date;
  readonly undated?: boolean;
  readonly language?: string;
  readonly url?: string;
  readonly tone?: Tone;
  readonly unsure?: boolean;
  readonly topics?: readonly TopicCode[];
  readonly localities?: readonly string[];
  readonly mentioned?: readonly string[];
  readonly story?: number;
  readonly link?: 'first' | 'reprint' | 'same-event' | 'retraction';
  readonly place?: string;
  readonly kind?: 'press' | 'agency' | 'institution';
  readonly claim?: { readonly quote: string; readonly statement?: string; readonly verdict?: Verdict };
}

let serial = 0;

/** Stores an article as the stages would, and returns its number. */
export async function addArticle(db: Database, sample: SampleArticle): Promise<number> {
  serial += 1;
  const at = sample.at ?? new Date('2026-11-20T02:00:00Z');
  const readAt = sample.readAt ?? at;
  const outlet = sample.outlet ?? 'Báo Suối Thử';
  const url = sample.url ?? `https://bao.example/${serial}.html`;
  const text = sample.text ?? 'Đoạn mở đầu của bài.\nĐoạn thứ hai.';
  const kind = sample.kind ?? 'press';
  const document = await db
    .insertInto('documents')
    .values({
      source_id: null,
      kind,
      outlet,
      home_province: null,
      url,
      final_url: url,
      fetched_at: readAt,
      status: 200,
      content_type: 'text/html',
      sha256: serial.toString(16).padStart(64, '0'),
      archive_file: 'xa-thu-nghiem/2026-11-20.warc.gz',
      archive_offset: serial,
      archive_length: 10,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('articles')
    .values({
      document_id: document.id,
      source_id: null,
      kind,
      outlet,
      home_province: null,
      title: sample.title,
      text,
      published_at: sample.undated ? null : at,
      at,
      language: sample.language ?? 'vi',
      canonical_url: url,
      site_name: outlet,
      read_at: readAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addReadings(db, id, sample, at);
  return id;
}

async function addReadings(db: Database, id: number, sample: SampleArticle, at: Date): Promise<void> {
  const about = sample.localities ?? ['xa-thu-nghiem'];
  for (const locality of [...about, ...(sample.mentioned ?? [])])
    await db
      .insertInto('article_localities')
      .values({
        article_id: id,
        locality_id: locality,
        score: 0.9,
        about: about.includes(locality),
        reason: 'title',
      })
      .execute();
  if (sample.place) {
    const start = sample.title.indexOf(sample.place);
    await db
      .insertInto('mentions')
      .values({
        article_id: id,
        start_at: Math.max(0, start),
        end_at: Math.max(0, start) + sample.place.length,
        name: sample.place,
        level: 'commune',
        commune: sample.place,
        province: 'Lạng Sơn',
        place_key: `Lạng Sơn/${sample.place}`,
        confidence: 0.93,
        signals: ['admin-word'],
      })
      .execute();
  }
  if (sample.tone)
    await db
      .insertInto('assessments')
      .values({
        article_id: id,
        tone: sample.tone,
        tone_score: 0.82,
        unsure: sample.unsure ?? false,
        model: 'sample-1',
        target: null,
        assessed_at: at,
      })
      .execute();
  for (const [rank, code] of (sample.topics ?? []).entries())
    await db
      .insertInto('article_topics')
      .values({ article_id: id, code, score: 0.7, rank: rank + 1 })
      .execute();
  if (sample.story !== undefined)
    await db
      .insertInto('story_articles')
      .values({
        article_id: id,
        story_id: sample.story,
        link: sample.link ?? 'reprint',
        score: 0.95,
        because: 'trùng 95% câu',
      })
      .execute();
  if (sample.claim) await addClaim(db, id, sample, sample.claim);
}

async function addClaim(
  db: Database,
  id: number,
  sample: SampleArticle,
  claim: NonNullable<SampleArticle['claim']>,
): Promise<void> {
  const start = `${sample.title}\n${sample.text ?? ''}`.indexOf(claim.quote);
  await db
    .insertInto('claim_matches')
    .values({
      article_id: id,
      statement: claim.statement ?? 'bien-gioi-dat-lien',
      verdict: claim.verdict ?? 'contradicts',
      score: 0.98,
      quote: claim.quote,
      start_at: Math.max(0, start),
      end_at: Math.max(0, start) + claim.quote.length,
      why: ['denies:own-voice'],
      found_at: sample.readAt ?? sample.at ?? new Date('2026-11-20T02:00:00Z'),
    })
    .execute();
}

export async function addStory(
  db: Database,
  title: string,
  articles: number,
  outlets: number,
): Promise<number> {
  const at = new Date('2026-11-20T02:00:00Z');
  const row = await db
    .insertInto('stories')
    .values({ title, first_seen: at, last_seen: at, article_count: articles, outlet_count: outlets })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** A source with one round at `at`. */
export async function addSource(
  db: Database,
  id: string,
  state: SourceState,
  change: {
    readonly outlet?: string;
    readonly detail?: string;
    readonly at?: Date;
    readonly failed?: string;
  } = {},
): Promise<void> {
  const at = change.at ?? new Date('2026-11-20T22:00:00Z');
  await db
    .insertInto('sources')
    .values({
      id,
      kind: 'press',
      type: 'feed',
      url: `https://${id}.example/rss`,
      outlet: change.outlet ?? `Báo ${id}`,
      home_province: null,
      language: 'vi',
      localities: ['xa-thu-nghiem'],
      state,
      state_since: at,
      state_detail: change.detail ?? '',
      last_round_at: at,
      last_ok_at: state === 'ok' ? at : null,
      consecutive_failures: state === 'failing' ? 3 : 0,
    })
    .execute();
  const failures = change.failed
    ? [{ url: `https://${id}.example/rss`, reason: change.failed, detail: 'connect ECONNREFUSED' }]
    : [];
  await db
    .insertInto('rounds')
    .values({
      source_id: id,
      started_at: at,
      finished_at: at,
      documents: state === 'ok' ? 4 : 0,
      failures: JSON.stringify(failures),
    })
    .execute();
}
