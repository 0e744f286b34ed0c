import type { Transaction } from 'kysely';
import {
  type Assessment,
  type ClaimMatch,
  fullText,
  rereadMatches,
  type StoredMatch,
} from '../model/index.ts';
import type { Tables } from '../tables.ts';
import { applyCorrections } from './corrections.ts';
import { heldBack } from './held-matches.ts';

type Trx = Transaction<Tables>;

/** Replaces what the model said of an article. `target`: the place that the tone is towards, if any. */
export async function saveAssessment(
  trx: Trx,
  articleId: number,
  assessment: Assessment,
  target: string | undefined,
  now: Date,
): Promise<void> {
  const values = {
    tone: assessment.tone,
    tone_score: assessment.toneScore,
    unsure: assessment.unsure,
    model: assessment.model,
    target: target ?? null,
    assessed_at: now,
  };
  await trx
    .insertInto('assessments')
    .values({ article_id: articleId, ...values })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(values))
    .execute();
  await trx.deleteFrom('article_topics').where('article_id', '=', articleId).execute();
  await saveTopics(trx, articleId, assessment);
  // What an officer answered outlasts every new reading.
  await applyCorrections(trx, articleId, now);
}

async function saveTopics(trx: Trx, articleId: number, assessment: Assessment): Promise<void> {
  if (assessment.topics.length === 0) return;
  await trx
    .insertInto('article_topics')
    .values(
      assessment.topics.map((topic, index) => ({
        article_id: articleId,
        code: topic.code,
        score: topic.score,
        rank: index + 1,
      })),
    )
    .execute();
}

/**
 * Stores what a reading of an article found. A sentence that is there already keeps its match and its review,
 * wherever it stands now; matches that the reading does not hold are deleted, or stay with their decision once
 * somebody acted on them. Flags that people's earlier decisions speak against wait aside (held-matches.ts), unless
 * their own review has begun.
 */
export async function saveClaimMatches(
  trx: Trx,
  articleId: number,
  matches: readonly ClaimMatch[],
  now: Date,
): Promise<void> {
  const held = await heldBack(trx, matches, now);
  const stored = await lockMatches(trx, articleId);
  const article = await trx
    .selectFrom('articles')
    .select(['title', 'text'])
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow();
  const { found, standing, gone, dropped } = rereadMatches(stored, matches, fullText(article));
  if (dropped.length > 0) await trx.deleteFrom('claim_matches').where('id', 'in', dropped).execute();
  if (gone.length > 0)
    await trx
      .updateTable('claim_matches')
      .set({ gone_at: now })
      .where('id', 'in', gone)
      .where('gone_at', 'is', null)
      .execute();
  const reviewed = new Set(stored.filter((match) => match.reviewed).map(({ id }) => id));
  for (const { match, id } of found) {
    const place = { start_at: match.start, end_at: match.end, gone_at: null };
    const reading = { verdict: match.verdict, score: match.score, why: [...match.why] };
    if (id === undefined)
      await trx
        .insertInto('claim_matches')
        .values({
          article_id: articleId,
          statement: match.statement,
          quote: match.quote,
          found_at: now,
          held: held.get(match) ?? null,
          ...place,
          ...reading,
        })
        .execute();
    else
      await trx
        .updateTable('claim_matches')
        .set({ ...place, ...reading, held: reviewed.has(id) ? null : (held.get(match) ?? null) })
        .where('id', '=', id)
        .execute();
  }
  for (const { id, start, end } of standing)
    await trx
      .updateTable('claim_matches')
      .set({ start_at: start, end_at: end, gone_at: null })
      .where('id', '=', id)
      .execute();
}

/** The stored matches of an article, held until the transaction ends: nobody acts on one that is being read anew. */
async function lockMatches(trx: Trx, articleId: number): Promise<StoredMatch[]> {
  await trx
    .selectFrom('claim_matches')
    .select('id')
    .where('article_id', '=', articleId)
    .orderBy('id')
    .forUpdate()
    .execute();
  // Asked after the lock: a review that began meanwhile is seen.
  const rows = await trx
    .selectFrom('claim_matches as m')
    .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
    .where('m.article_id', '=', articleId)
    .select(['m.id', 'm.statement', 'm.quote', 'm.start_at', 'm.gone_at', 'r.match_id as review'])
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    statement: row.statement,
    quote: row.quote,
    start: row.start_at,
    reviewed: row.review !== null,
    gone: row.gone_at !== null,
  }));
}
