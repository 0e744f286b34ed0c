import type { DigestData } from '../../db/model/index.ts';
import { Markup, markup } from '../charts/markup.ts';
import { DIGEST } from '../texts/digest.ts';
import { day } from '../texts/format.ts';
import { digestHtml } from './html.ts';
import { figuresLine, readingLine } from './lines.ts';

/**
 * Kept digests as an Atom feed (RFC 4287), the newest first: figures as the summary, the whole digest as content.
 * @param self address of the feed itself
 * @param link address of a day's digest page
 */
export function digestAtom(
  digests: readonly DigestData[],
  feed: {
    readonly self: string;
    readonly title: string;
    readonly updated: Date;
    link(digest: DigestData): string;
  },
): string {
  const entries = digests.map(
    (digest) => markup`<entry>
<id>${`urn:diem-bao:${digest.locality.id}:${digest.date}`}</id>
<title>${DIGEST.subject(digest.locality.fullName, day(digest.date))}</title>
<updated>${digest.madeAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${feed.link(digest)}"/>
<summary>${`${readingLine(digest)} ${figuresLine(digest)}`}</summary>
<content type="html">${digestHtml(digest)}</content>
</entry>
`,
  );
  const updated = digests[0]?.madeAt ?? feed.updated;
  return markup`${new Markup('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>${feed.self}</id>
<title>${feed.title}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${feed.self}"/>
<author><name>${digests[0]?.letterhead.issuingBody ?? feed.title}</name></author>
${entries}</feed>
`.value;
}
