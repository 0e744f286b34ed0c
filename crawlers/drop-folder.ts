import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isPersonalPage, type Source } from '../db/model/index.ts';
import { readWarc } from './archive/read-warc.ts';
import type { CollectDeps, Collected, Collector, SkipReason } from './collector.ts';
import { createDocument } from './document.ts';
import { savedAddress } from './drop/saved-page.ts';
import { readTable } from './drop/table.ts';
import { derivedDocument } from './posts.ts';
import { reducePost } from './reduce.ts';

/**
 * A folder into which officers put files: WARC, saved HTML pages, CSV or JSONL tables. Each file is read once,
 * then moved into `da-doc` beside it (`loi` when nothing in it could be read), as `bang.2.csv` where an earlier
 * `bang.csv` lies. A file of a community source, or of nothing but private persons' pages, is deleted instead, because
 * its raw text may not be kept; of one that holds such pages among others it is told.
 */
export const dropFolder: Collector = { type: 'drop-folder', collect };

const DONE = 'da-doc';
const BROKEN = 'loi';
const TYPES = /\.(?:warc|warc\.gz|html?|csv|jsonl)$/i;
/** A file that was changed a moment ago may still be on its way in; ms. */
const SETTLED_MS = 2000;
const FILE_BYTES = 64 * 1024 * 1024;

async function* collect(source: Source, deps: CollectDeps): AsyncGenerator<Collected> {
  const folder = source.url.replace(/^file:\/\//, '');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) {
    return yield failed(source, 'unreachable', `the folder cannot be read: ${names.code}`);
  }
  const files = names.filter((name) => TYPES.test(name)).toSorted();
  yield { kind: 'listed', url: source.url, items: files.length, fresh: 0, validators: {} };
  for (const name of files) {
    const path = join(folder, name);
    const found = await stat(path).catch(unlessGone);
    if (!found || deps.now().getTime() - found.mtimeMs < SETTLED_MS) continue;
    let read = 0;
    // A private person's page may not be kept; anything else in the file, also what could not be read, is the office's.
    let personal = 0;
    let other = 0;
    try {
      for await (const event of eventsOf(source, path, deps)) {
        if (event.kind !== 'failed') read++;
        if (event.kind === 'document' && isPersonalPage(source, event.document.finalUrl)) personal++;
        else other++;
        yield event;
      }
    } catch (error) {
      unlessGone(error as NodeJS.ErrnoException);
    }
    if (source.kind !== 'community' && personal > 0 && other > 0)
      yield failed(source, 'community-in-file', `${name}: ${personal}/${personal + other}`);
    // Only after the last event was taken: a crash before here reads the file again, which does no harm.
    const now = await stat(path).catch(unlessGone);
    // Another worker was quicker, or an officer has put a newer file in its place, which the next round reads.
    if (!now || now.mtimeMs !== found.mtimeMs || now.size !== found.size) continue;
    if (source.kind === 'community' || (personal > 0 && other === 0)) await unlink(path).catch(unlessGone);
    else await moveTo(join(folder, read > 0 ? DONE : BROKEN), path, name);
  }
}

const failed = (source: Source, reason: SkipReason, detail: string): Collected => ({
  kind: 'failed',
  url: source.url,
  reason,
  detail,
});

async function* eventsOf(source: Source, path: string, deps: CollectDeps): AsyncGenerator<Collected> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.warc(?:\.gz)?$/i.test(name)) {
    for await (const record of readWarc(path)) {
      yield 'problem' in record
        ? failed(source, 'not-a-page', `${name}, byte ${record.offset}: ${record.problem}`)
        : { kind: 'document', document: record.document, hint: {} };
    }
    return;
  }
  const { size, mtime } = await stat(path);
  if (size > FILE_BYTES)
    return yield failed(source, 'not-a-page', `${name}: larger than ${FILE_BYTES} bytes`);
  const bytes = await readFile(path);
  if (/^\.html?$/i.test(extname(name))) {
    const headers = { 'content-type': 'text/html', 'x-derived-from': name };
    const document = createDocument({
      url: savedAddress(bytes),
      fetchedAt: mtime,
      status: 200,
      headers,
      body: bytes,
    });
    return yield { kind: 'document', document, hint: {} };
  }
  for (const row of readTable(bytes.toString('utf8'), name)) {
    if ('problem' in row) {
      yield failed(source, 'not-a-page', `${name}: ${row.problem}`);
      continue;
    }
    const { url, title, text, publishedAt } = row;
    if (source.kind === 'community') {
      const raw = { platform: 'file', text: [title, text].join('\n'), postedAt: publishedAt, address: url };
      yield { kind: 'post', post: reducePost(raw, deps.repeatSecret) };
      continue;
    }
    const document = derivedDocument(url, { title, text, postedAt: publishedAt }, name, mtime);
    yield { kind: 'document', document, hint: { title, text, ...(publishedAt ? { publishedAt } : {}) } };
  }
}

/** Moves a file under its name or, where that is taken, under the next number that is free. */
async function moveTo(folder: string, path: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const dot = name.search(TYPES);
  for (let number = 1; ; number++) {
    const target = join(folder, number === 1 ? name : `${name.slice(0, dot)}.${number}${name.slice(dot)}`);
    // An empty file takes the name before anything is moved onto it: of two workers only one makes it.
    const place = await open(target, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (!place) continue;
    await place.close();
    return rename(path, target).catch(async (error) => {
      await unlink(target);
      unlessGone(error);
    });
  }
}

/** Another worker may have taken a file that was there a moment ago. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
