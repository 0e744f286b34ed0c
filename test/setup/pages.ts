import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../crawlers/archive.ts';
import { createDocument } from '../../crawlers/document.ts';

/** A newspaper page about the commune of `writeLocalities`; pages of other numbers tell other stories. */
export function articlePage(number: number, extra = ''): string {
  const sentences = Array.from(
    { length: 12 },
    (_, index) =>
      `Việc thứ ${number * 100 + index} được bà con xã Lợi Bác, tỉnh Lạng Sơn bàn kỹ tại buổi họp số ${number}, với ${number + index} ý kiến về đường liên thôn và rừng hồi.`,
  );
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Lợi Bác bàn việc số ${number} | Báo Thử</title>
<meta property="article:published_time" content="2026-11-20T07:${String(number % 60).padStart(2, '0')}:00+07:00"></head>
<body><article><h1>Lợi Bác bàn việc số ${number}</h1>${sentences.map((text) => `<p>${text}</p>`).join('\n')}${extra}</article></body></html>`;
}

/** An RSS feed of pages, newest first. */
export function rss(pages: readonly { readonly url: string; readonly title: string }[]): string {
  const items = pages.map(
    ({ url, title }) =>
      `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><pubDate>Fri, 20 Nov 2026 01:00:00 +0700</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Báo Thử</title><link>http://bao.example/</link>${items.join('')}</channel></rss>`;
}

/** A WARC file of pages under `http://HOST/N.html`, made by the archive itself; one gzip member a record. */
export async function writeWarc(
  file: string,
  pages: readonly string[],
  host = 'bao-thu.example',
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-bao-warc-'));
  const fetchedAt = new Date('2026-11-20T05:00:00Z');
  const archive = await openArchive(folder, { now: () => fetchedAt });
  for (const [index, html] of pages.entries()) {
    const url = `http://${host}/${index}.html`;
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    await archive.append(
      'x',
      createDocument({ url, fetchedAt, status: 200, headers, body: Buffer.from(html) }),
    );
  }
  await archive.close();
  const [name = ''] = (await readdir(join(folder, 'x'))).filter((entry) => entry.endsWith('.warc.gz'));
  await cp(join(folder, 'x', name), file);
  await rm(folder, { recursive: true });
}
