import type { Transaction } from 'kysely';
import { TONES, TOPICS, type Tone, type TopicCode } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';

type Trx = Transaction<Tables>;

/** What an officer says of an article; absent parts stay as they are. */
export interface Correction {
  readonly tone?: Tone | undefined;
  /** One to three, the main one first. */
  readonly topics?: readonly TopicCode[] | undefined;
}

/** Stores an officer's answer as a label, and lets it stand for the model's. */
export async function saveCorrection(
  trx: Trx,
  articleId: number,
  correction: Correction,
  actor: { readonly userId: number; readonly at: Date },
): Promise<void> {
  const kinds = [
    ...(correction.tone ? [{ kind: 'tone' as const, labels: [correction.tone] }] : []),
    ...(correction.topics?.length
      ? [{ kind: 'topics' as const, labels: [...correction.topics].slice(0, 3) }]
      : []),
  ];
  for (const { kind, labels } of kinds)
    await trx
      .insertInto('corrections')
      .values({ article_id: articleId, kind, labels, user_id: actor.userId, at: actor.at })
      .onConflict((conflict) =>
        conflict.columns(['article_id', 'kind']).doUpdateSet({ labels, user_id: actor.userId, at: actor.at }),
      )
      .execute();
  await applyCorrections(trx, articleId, actor.at);
  await appendAudit(trx, {
    ...actor,
    action: 'article.correct',
    subject: `article:${articleId}`,
    detail: { tone: correction.tone ?? null, topics: correction.topics?.join('+') ?? null },
  });
}

/**
 * Puts officers' answers over what a model said: after a correction, and after a model has read the article
 * again. Does nothing for an article that nobody corrected.
 */
export async function applyCorrections(trx: Trx, articleId: number, now: Date): Promise<void> {
  const rows = await trx
    .selectFrom('corrections')
    .select(['kind', 'labels'])
    .where('article_id', '=', articleId)
    .execute();
  for (const { kind, labels } of rows) {
    if (kind === 'tone') await applyTone(trx, articleId, labels, now);
    else await applyTopics(trx, articleId, labels);
  }
}

async function applyTone(trx: Trx, articleId: number, labels: readonly string[], now: Date): Promise<void> {
  const tone = TONES.find((item) => item === labels[0]);
  if (!tone) return;
  const answer = { tone, tone_score: 1, unsure: false };
  await trx
    .insertInto('assessments')
    .values({ article_id: articleId, ...answer, model: 'officer', target: null, assessed_at: now })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(answer))
    .execute();
}

async function applyTopics(trx: Trx, articleId: number, labels: readonly string[]): Promise<void> {
  const known = labels.filter((label) => TOPICS.some((topic) => topic.code === label));
  if (known.length === 0) return;
  await trx.deleteFrom('article_topics').where('article_id', '=', articleId).execute();
  await trx
    .insertInto('article_topics')
    .values(known.map((code, index) => ({ article_id: articleId, code, score: 1, rank: index + 1 })))
    .execute();
  await trx.updateTable('assessments').set({ unsure: false }).where('article_id', '=', articleId).execute();
}

/** Which of tone and topics an officer answered. */
export async function correctedKinds(
  db: Database,
  articleId: number,
): Promise<readonly ('tone' | 'topics')[]> {
  const rows = await db
    .selectFrom('corrections')
    .select('kind')
    .where('article_id', '=', articleId)
    .execute();
  return rows.map((row) => row.kind);
}

/** A label for retraining: text as the model reads it, and what the officer said. */
export interface CorrectionLabel {
  readonly kind: 'tone' | 'topics';
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly labels: readonly string[];
  /** The place as the text names it, which the model read the article towards. */
  readonly target: string | null;
}

/** Every officer's answer, oldest first. */
export async function listCorrections(db: Database): Promise<CorrectionLabel[]> {
  return db
    .selectFrom('corrections as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .leftJoin('assessments as s', 's.article_id', 'c.article_id')
    .select(['c.kind', 'a.title', 'a.text', 'a.language', 'c.labels', 's.target'])
    .orderBy('c.at')
    .orderBy('c.article_id')
    .execute();
}
