import { type Kysely, sql } from 'kysely';
import { mediaTopics } from '../model/topic.ts';
import type { Tables } from '../tables.ts';

/** An article with everything said of it, as it leaves the installation. */
export interface ExportRow {
  readonly id: number;
  readonly publishedAt: Date;
  readonly outlet: string;
  readonly kind: string;
  readonly language: string;
  readonly title: string;
  readonly url: string;
  readonly places: readonly string[];
  readonly topics: readonly string[];
  /** IPTC Media Topics of `topics`, as QCodes. */
  readonly mediaTopics: readonly string[];
  readonly tone: string | null;
  readonly toneScore: number | null;
  readonly unsure: boolean | null;
  readonly model: string | null;
  readonly story: number | null;
  readonly claims: readonly string[];
}

const PAGE = 500;

/** Articles of a locality from `from` (inclusive) to `to` (exclusive), oldest first, a page at a time. */
export async function* exportRows(
  db: Kysely<Tables>,
  localityId: string,
  from: Date,
  to: Date,
): AsyncGenerator<ExportRow> {
  let after: { at: Date; id: number } = { at: from, id: 0 };
  for (;;) {
    const { rows } = await sql<Omit<ExportRow, 'mediaTopics'> & { at: Date }>`
      select a.id, a.at, a.at as "publishedAt", a.outlet, a.kind, a.language, a.title, a.canonical_url as url,
        coalesce((select array_agg(distinct m.place_key) from mentions m where m.article_id = a.id), '{}') as places,
        coalesce((select array_agg(t.code order by t.rank) from article_topics t where t.article_id = a.id), '{}') as topics,
        s.tone, s.tone_score as "toneScore", s.unsure, s.model, g.story_id as story,
        coalesce((select array_agg(c.verdict || ':' || c.statement order by c.start_at)
          from claim_matches c where c.article_id = a.id and c.gone_at is null), '{}') as claims
      from article_localities l
      join articles a on a.id = l.article_id
      left join assessments s on s.article_id = a.id
      left join story_articles g on g.article_id = a.id
      where l.locality_id = ${localityId} and a.at < ${to} and (a.at, a.id) > (${after.at}, ${after.id})
      order by a.at, a.id limit ${PAGE}`.execute(db);
    for (const { at: _at, ...row } of rows) yield { ...row, mediaTopics: mediaTopics(row.topics) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.at, id: last.id };
  }
}
