import { createHash } from 'node:crypto';
import type { Document } from '../db/model/index.ts';

/** Puts a document together; the digest is of the body as it is kept. */
export function createDocument(
  parts: Omit<Document, 'sha256' | 'finalUrl'> & { finalUrl?: string },
): Document {
  return {
    ...parts,
    finalUrl: parts.finalUrl ?? parts.url,
    sha256: createHash('sha256').update(parts.body).digest('hex'),
  };
}
