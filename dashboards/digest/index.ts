import type { DigestData } from '../../db/model/index.ts';
import { scriptText } from '../loudspeaker/script.ts';
import { digestDocx } from './docx.ts';
import { digestHtml } from './html.ts';
import { digestJson } from './json.ts';
import { digestText } from './text.ts';

export { digestAtom } from './atom.ts';
export { digestFromJson } from './json.ts';
export { DIGEST_LIMITS, type DigestDeps, makeDigest } from './make.ts';
export { digestPeriod } from './period.ts';
export { deliverDigest, issueDigest } from './send.ts';

export const DIGEST_FORMATS = ['html', 'txt', 'docx', 'json', 'script'] as const;
export type DigestFormat = (typeof DIGEST_FORMATS)[number];

/** A digest as people read it: text for every format but `docx`, which is a Word file's bytes. */
export async function renderDigest(data: DigestData, format: DigestFormat): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return digestHtml(data);
    case 'txt':
      return digestText(data);
    case 'docx':
      return digestDocx(data);
    case 'script':
      return scriptText(data);
    case 'json':
      return digestJson(data);
  }
}
