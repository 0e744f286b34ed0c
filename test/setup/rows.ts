import type { Database } from '../../db/open.ts';
import { saveDocument } from '../../db/queries/documents.ts';

/** Stores `count` small documents and returns their ids, for tests that need something to work on. */
export async function someDocuments(db: Database, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const url = `http://bao.example/${index}.html`;
    const sha256 = String(index).padStart(64, '0');
    const document = {
      url,
      finalUrl: url,
      fetchedAt: new Date('2026-11-20T01:00:00Z'),
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: new Uint8Array(),
      sha256,
    };
    const location = { file: 'xa/2026-11-20.warc.gz', offset: index * 100, length: 100 };
    const origin = { sourceId: null, kind: 'press' as const, outlet: 'Báo Thử', hint: {} };
    const id = await saveDocument(db, { document, location, ...origin });
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
