import type { Database } from '../../db/open.ts';
import { addArticle } from './sample.ts';

export const QUOTE = 'Đảo Thử từ lâu là của nước khác.';

/** A match against the sample statement in an article of its own; returns its number. */
export async function addMatch(
  db: Database,
  options: {
    readonly outlet?: string | undefined;
    readonly story?: number | undefined;
    /** Day of November 2026. */
    readonly day?: number | undefined;
    readonly quote?: string | undefined;
  } = {},
): Promise<number> {
  const quote = options.quote ?? QUOTE;
  const articleId = await addArticle(db, {
    title: 'Chuyện đảo xa',
    text: `Mở đầu.\n${quote}\nKết.`,
    outlet: options.outlet ?? 'Tin Đảo Xa',
    at: new Date(`2026-11-${String(options.day ?? 20).padStart(2, '0')}T02:00:00Z`),
    claim: { quote, statement: 'dao-thu' },
    ...(options.story ? { story: options.story } : {}),
  });
  const row = await db
    .selectFrom('claim_matches')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow();
  return row.id;
}
