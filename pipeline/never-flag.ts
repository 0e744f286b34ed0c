import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reduceText } from '../crawlers/reduce.ts';
import type { Database } from '../db/open.ts';
import { listRejections } from '../db/queries/review-queue.ts';

/**
 * Writes what people rejected as JSON lines, `<home>/never-flag.jsonl`: the sentence reduced as a public post is,
 * with its statement and reason. An office may hand it in, to widen the set that the check must never flag.
 * @returns how many sentences it holds
 */
export async function writeNeverFlag(db: Database, home: string): Promise<number> {
  const rejections = await listRejections(db);
  const lines = rejections.map(({ statement, reason, quote, language }) =>
    JSON.stringify({ text: reduceText(quote), language, statement, reason }),
  );
  const file = join(home, 'never-flag.jsonl');
  await mkdir(home, { recursive: true });
  await writeFile(`${file}.part`, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  await rename(`${file}.part`, file);
  return lines.length;
}
