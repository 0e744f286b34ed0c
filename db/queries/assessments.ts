import type { Transaction } from 'kysely';
import type { Assessment, ClaimMatch } from '../model/index.ts';
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
 * Stores claim matches; those that are there already keep their id, so that a review is never lost. Flags that
 * people's earlier decisions speak against wait aside (held-matches.ts), unless their own review has begun.
 */
export async function saveClaimMatches(
  trx: Trx,
  articleId: number,
  matches: readonly ClaimMatch[],
  now: Date,
): Promise<void> {
  const held = await heldBack(trx, matches, now);
  for (const match of matches) {
    const values = {
      verdict: match.verdict,
      score: match.score,
      quote: match.quote,
      end_at: match.end,
      why: [...match.why],
      held: held.get(match) ?? null,
    };
    await trx
      .insertInto('claim_matches')
      .values({
        article_id: articleId,
        statement: match.statement,
        start_at: match.start,
        found_at: now,
        ...values,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['article_id', 'statement', 'start_at'])
          .doUpdateSet(({ ref, eb, exists, selectFrom }) => ({
            ...values,
            held: eb
              .case()
              .when(
                exists(
                  selectFrom('claim_reviews')
                    .whereRef('claim_reviews.match_id', '=', ref('claim_matches.id'))
                    .select('claim_reviews.match_id'),
                ),
              )
              .then(null)
              .else(values.held)
              .end(),
          })),
      )
      .execute();
  }
}
