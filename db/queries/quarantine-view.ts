import type { Database } from '../open.ts';
import type { Listed, Paging } from './article-list.ts';

/** Something that was set aside, and why. Nothing is dropped: it stays here until it can be read. */
export interface QuarantinedItem {
  readonly stage: string;
  readonly reason: string;
  readonly detail: string;
  readonly markedAt: Date;
  readonly attempts: number;
  readonly document: {
    readonly id: number;
    readonly url: string;
    readonly outlet: string;
    readonly fetchedAt: Date;
  } | null;
  readonly article: { readonly id: number; readonly title: string } | null;
}

/** The stage whose subject is a document; the subject of every later one is an article. */
const DOCUMENT_STAGE = 'extract';

export interface QuarantineFilter {
  readonly reason?: string | undefined;
  readonly stage?: string | undefined;
}

/** What is in quarantine, newest first. */
export async function listQuarantine(
  db: Database,
  filter: QuarantineFilter,
  paging: Paging,
): Promise<Listed<QuarantinedItem>> {
  let base = db
    .selectFrom('stage_marks as m')
    .leftJoin('articles as a', (join) =>
      join.onRef('a.id', '=', 'm.subject_id').on('m.stage', '!=', DOCUMENT_STAGE),
    )
    .leftJoin('documents as d', (join) =>
      join.on(({ eb, ref }) =>
        eb(
          'd.id',
          '=',
          eb
            .case()
            .when('m.stage', '=', DOCUMENT_STAGE)
            .then(ref('m.subject_id'))
            .else(ref('a.document_id'))
            .end(),
        ),
      ),
    )
    .where('m.state', '=', 'quarantined');
  if (filter.reason) base = base.where('m.reason', '=', filter.reason);
  if (filter.stage) base = base.where('m.stage', '=', filter.stage);
  const [rows, count] = await Promise.all([
    base
      .select([
        'm.stage',
        'm.reason',
        'm.detail',
        'm.marked_at',
        'm.attempts',
        'd.id as document_id',
        'd.url',
        'd.outlet',
        'd.fetched_at',
        'a.id as article_id',
        'a.title',
      ])
      .orderBy('m.marked_at', 'desc')
      .orderBy('m.subject_id')
      .limit(paging.limit)
      .offset(paging.offset)
      .execute(),
    base.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  const items = rows.map(
    (row): QuarantinedItem => ({
      stage: row.stage,
      reason: row.reason ?? '',
      detail: row.detail ?? '',
      markedAt: row.marked_at,
      attempts: row.attempts,
      document:
        row.document_id === null
          ? null
          : {
              id: row.document_id,
              url: row.url ?? '',
              outlet: row.outlet ?? '',
              fetchedAt: row.fetched_at ?? row.marked_at,
            },
      article: row.article_id === null ? null : { id: row.article_id, title: row.title ?? '' },
    }),
  );
  return { items, total: Number(count.n) };
}

/** How many are in quarantine, by reason, the most frequent first. */
export async function countQuarantine(db: Database): Promise<{ reason: string; items: number }[]> {
  const rows = await db
    .selectFrom('stage_marks')
    .where('state', '=', 'quarantined')
    .select(({ fn }) => ['reason', fn.countAll<number>().as('items')])
    .groupBy('reason')
    .orderBy('items', 'desc')
    .execute();
  return rows.map((row) => ({ reason: row.reason ?? '', items: Number(row.items) }));
}
