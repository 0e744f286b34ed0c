import type { Kysely, Selectable } from 'kysely';
import type { ArchiveLocation, Document, SourceKind } from '../model/index.ts';
import type { DocumentTable, Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/** What a listing said of a page, as it is stored beside the document. */
export interface StoredHint {
  readonly title?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly summary?: string | undefined;
  readonly language?: string | undefined;
  readonly text?: string | undefined;
}

/** A document with where it came from; its bytes lie in the archive. */
export interface StoredDocument {
  readonly id: number;
  readonly sourceId: string | null;
  readonly kind: Exclude<SourceKind, 'community'>;
  readonly outlet: string;
  readonly homeProvince: string | undefined;
  readonly url: string;
  readonly finalUrl: string;
  readonly fetchedAt: Date;
  readonly status: number;
  readonly contentType: string;
  readonly location: ArchiveLocation;
  readonly hint: StoredHint;
}

export interface NewDocument {
  readonly document: Document;
  readonly location: ArchiveLocation;
  readonly sourceId: string | null;
  readonly kind: Exclude<SourceKind, 'community'>;
  readonly outlet: string;
  readonly homeProvince?: string | undefined;
  readonly hint: StoredHint;
}

/** True when these bytes were received from this address before. */
export async function hasDocument(db: Db, url: string, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('url', '=', url)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row !== undefined;
}

/** Stores a document; the id, or undefined when the same bytes from the same address are there already. */
export async function saveDocument(db: Db, input: NewDocument): Promise<number | undefined> {
  const { document, location } = input;
  const row = await db
    .insertInto('documents')
    .values({
      source_id: input.sourceId,
      kind: input.kind,
      outlet: input.outlet,
      home_province: input.homeProvince ?? null,
      url: document.url,
      final_url: document.finalUrl,
      fetched_at: document.fetchedAt,
      status: document.status,
      content_type: document.headers['content-type'] ?? '',
      sha256: document.sha256,
      archive_file: location.file,
      archive_offset: location.offset,
      archive_length: location.length,
      // jsonb holds no NUL.
      hint: JSON.stringify(input.hint).replaceAll('\\u0000', ''),
    })
    .onConflict((conflict) => conflict.columns(['url', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The documents of `ids`, in their order. */
export async function documentsById(db: Db, ids: readonly number[]): Promise<StoredDocument[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('documents').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, toDocument(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toDocument(row: Selectable<DocumentTable>): StoredDocument {
  return {
    id: row.id,
    sourceId: row.source_id,
    kind: row.kind,
    outlet: row.outlet,
    homeProvince: row.home_province ?? undefined,
    url: row.url,
    finalUrl: row.final_url,
    fetchedAt: row.fetched_at,
    status: row.status,
    contentType: row.content_type,
    location: { file: row.archive_file, offset: row.archive_offset, length: row.archive_length },
    hint: row.hint as StoredHint,
  };
}
