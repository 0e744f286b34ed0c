import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive, readWarc } from './archive.ts';
import { createDocument } from './document.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOON = '2026-11-21T05:00:00.123Z';
const clock = (time = NOON) => ({ now: () => new Date(time) });
const page = (text: string, url = 'https://bao.example/tin?id=1&q=biên giới', fetchedAt = NOON) =>
  createDocument({
    url,
    finalUrl: 'https://www.bao.example/tin?id=1',
    fetchedAt: new Date(fetchedAt),
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'br',
      'content-length': '7',
      'x-ten': 'Lạng Sơn',
    },
    body: Buffer.from(text),
  });
const collect = async <T>(items: AsyncIterable<T>) => Array.fromAsync(items);

describe('openArchive', () => {
  it('gives back exactly what was kept', async () => {
    const archive = await openArchive(folder, clock());
    const documents = Array.from({ length: 150 }, (_, index) => page(`Tin số ${index}`));
    const places = await Promise.all(documents.map((document) => archive.append('xa-loi-bac', document)));
    for (const [index, place] of places.entries())
      expect(await archive.read(place)).toEqual(documents[index]);
    expect(places[0]!.file).toBe('xa-loi-bac/2026-11-21.warc.gz');
    await archive.close();
  });

  it('writes a file that a standard reader opens: warcinfo first, one gzip member a record, digests', async () => {
    const archive = await openArchive(folder, clock());
    const place = await archive.append('xa', page('Tin'));
    const bytes = readFileSync(join(folder, place.file));
    expect(gunzipSync(bytes.subarray(0, place.offset)).toString()).toMatch(
      /^WARC\/1\.1\r\n[\s\S]*WARC-Type: warcinfo/,
    );
    const record = gunzipSync(bytes.subarray(place.offset, place.offset + place.length)).toString();
    expect(record).toContain('WARC-Type: response');
    expect(record).toContain('x-archive-orig-content-encoding: br');
    expect(record).toMatch(/WARC-Payload-Digest: sha256:[0-9a-f]{64}/);
    expect(record).toContain('HTTP/1.1 200 OK');
    const index = readFileSync(join(folder, 'xa/2026-11-21.cdxj'), 'utf8');
    expect(index).toMatch(
      /^example,bao\)\/tin\?id=1 20261121050000 \{"url":"https:\/\/www\.bao\.example\/tin\?id=1","mime":"text\/html","status":"200"/,
    );
  });

  it('keeps an unchanged body once and reads it back from a revisit, across restarts', async () => {
    const first = await openArchive(folder, clock());
    const body = 'Một bài dài. '.repeat(2000);
    const a = await first.append('xa', page(body));
    await first.close();
    const later = '2026-11-22T05:00:00.000Z';
    const second = await openArchive(folder, clock(later));
    const b = await second.append('xa', page(body, undefined, later));
    const record = readFileSync(join(folder, b.file)).subarray(b.offset, b.offset + b.length);
    expect(gunzipSync(record).toString()).toMatch(
      /WARC-Type: revisit[\s\S]*WARC-Refers-To-Target-URI: https:\/\/www.bao/,
    );
    expect(await second.read(b)).toEqual({ ...(await second.read(a)), fetchedAt: new Date(later) });
  });

  it('lets a revisit refer to a body and never to another revisit', async () => {
    const days = Array.from(
      { length: 20 },
      (_, index) => new Date(Date.parse(NOON) + index * 24 * 3_600_000),
    );
    const places = [];
    for (const day of days) {
      const archive = await openArchive(folder, clock(day.toISOString()));
      places.push(await archive.append('xa', page('không đổi', undefined, day.toISOString())));
      await archive.close();
    }
    const archive = await openArchive(folder, clock(days.at(-1)!.toISOString()));
    for (const place of places)
      expect(Buffer.from((await archive.read(place)).body).toString()).toBe('không đổi');
    const lines = readdirSync(join(folder, 'xa')).filter((name) => name.endsWith('.cdxj'));
    const bodies = lines.filter(
      (name) => !readFileSync(join(folder, 'xa', name), 'utf8').includes('warc/revisit'),
    );
    expect(bodies.length).toBeLessThanOrEqual(4);
  });

  it('mends a file whose last record was cut by a crash, and reports it', async () => {
    const first = await openArchive(folder, clock());
    const good = await first.append('xa', page('một'));
    const lost = await first.append('xa', page('hai'));
    await first.close();
    truncateSync(join(folder, lost.file), lost.offset + lost.length - 5);
    const second = await openArchive(folder, clock());
    expect(second.mended).toEqual([
      expect.stringMatching(/^xa\/2026-11-21\.warc\.gz: .* bytes of a half-written record cut off$/),
    ]);
    const again = await second.append('xa', page('ba'));
    expect(again.offset).toBe(lost.offset);
    expect((await second.read(good)).body).toEqual(page('một').body);
    expect((await collect(readWarc(join(folder, good.file)))).map((r) => 'document' in r)).toEqual([
      true,
      true,
    ]);
    expect(await collect(second.verify())).toEqual([{ file: good.file, ok: true }]);
  });

  it('finds records again whose index line was lost', async () => {
    const first = await openArchive(folder, clock());
    await first.append('xa', page('một'));
    await first.append('xa', page('một'));
    await first.close();
    writeFileSync(join(folder, 'xa/2026-11-21.cdxj'), '');
    await openArchive(folder, clock());
    expect(readFileSync(join(folder, 'xa/2026-11-21.cdxj'), 'utf8').trim().split('\n')).toHaveLength(2);
    expect((await openArchive(folder, clock())).mended).toEqual([]);
  });

  it('survives kill -9 in the middle of appending', async () => {
    const script = `
      import { openArchive } from ${JSON.stringify(join(process.cwd(), 'crawlers/archive.ts'))};
      import { createDocument } from ${JSON.stringify(join(process.cwd(), 'crawlers/document.ts'))};
      const archive = await openArchive(${JSON.stringify(folder)}, { now: () => new Date('${NOON}') });
      for (let n = 0; ; n++) {
        const kept = archive.append('xa', createDocument({ url: 'https://bao.example/' + n, fetchedAt: new Date('${NOON}'),
          status: 200, headers: {}, body: Buffer.alloc(50000, Math.random().toString(36)) }));
        if (n === 10) await kept;
        if (n === 80) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 5);
        await new Promise((resolve) => setImmediate(resolve));
      }`;
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
    ).toThrow();
    const archive = await openArchive(folder, clock());
    const place = await archive.append('xa', page('sau'));
    const records = await collect(readWarc(join(folder, place.file)));
    expect(records.length).toBeGreaterThan(1);
    expect(records.filter((record) => 'problem' in record)).toEqual([]);
    expect(await collect(archive.verify())).toEqual([{ file: place.file, ok: true }]);
  });

  it('says so when there is no room, and goes on when there is again', async () => {
    const script = `
      import { openArchive } from ${JSON.stringify(join(process.cwd(), 'crawlers/archive.ts'))};
      import { createDocument } from ${JSON.stringify(join(process.cwd(), 'crawlers/document.ts'))};
      import { randomBytes } from 'node:crypto';
      const archive = await openArchive(${JSON.stringify(folder)}, { now: () => new Date('${NOON}') });
      const put = (size) => archive.append('xa', createDocument({ url: 'https://bao.example/' + size,
        fetchedAt: new Date('${NOON}'), status: 200, headers: {}, body: randomBytes(size) }));
      await put(1000);
      await put(3_000_000).catch((error) => console.log(error.name + error.constructor.name + ': ' + error.message));
      await put(1001);`;
    const node = process.execPath;
    const output = execFileSync(
      'bash',
      ['-c', `ulimit -f 1000; exec ${node} --input-type=module -e "$SCRIPT"`],
      { env: { ...process.env, SCRIPT: script } },
    );
    expect(output.toString()).toContain('no room left for the archive');
    const archive = await openArchive(folder, clock());
    expect(archive.mended).toEqual([]);
    expect(await collect(readWarc(join(folder, 'xa/2026-11-21.warc.gz')))).toHaveLength(2);
  });

  it('writes nothing when its lock was taken over while it packed, as on a machine that slept', async () => {
    const archive = await openArchive(folder, clock());
    await archive.append('xa', page('một'));
    await archive.close();
    const before = readFileSync(join(folder, 'xa/2026-11-21.warc.gz'));
    const large = randomBytes(8 * 1024 * 1024).toString('hex');
    const told = expect(archive.append('xa', page(large))).rejects.toThrow(/took over/);
    const lock = join(folder, 'xa/.lock');
    while (!existsSync(lock) || statSync(lock).size === 0) await new Promise(setImmediate);
    writeFileSync(lock, '1 other elsewhere');
    await told;
    expect(readFileSync(join(folder, 'xa/2026-11-21.warc.gz'))).toEqual(before);
    expect(readFileSync(lock, 'utf8')).toBe('1 other elsewhere');
  });

  it('takes turns with another process on the same day file', async () => {
    const [one, two] = [await openArchive(folder, clock()), await openArchive(folder, clock())];
    const places = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? one : two).append('xa', page(`bài ${index}`))),
    );
    for (const [index, place] of places.entries()) {
      expect(Buffer.from((await one.read(place)).body).toString()).toBe(`bài ${index}`);
    }
    expect(await collect(two.verify())).toEqual([{ file: 'xa/2026-11-21.warc.gz', ok: true }]);
  });
});

describe('the chain', () => {
  const threeDays = async () => {
    for (const day of ['19', '20', '21']) {
      const archive = await openArchive(folder, clock(`2026-11-${day}T05:00:00Z`));
      await archive.append('xa', page(`ngày ${day}`));
      await archive.close();
    }
    return openArchive(folder, clock('2026-11-22T05:00:00Z'));
  };
  const problems = async () => {
    const archive = await openArchive(folder, clock('2026-11-22T05:00:00Z'));
    return (await collect(archive.verify()))
      .filter((file) => !file.ok)
      .map((file) => [file.file, file.problem]);
  };

  it('holds over days', async () => {
    const archive = await threeDays();
    expect((await collect(archive.verify())).map((file) => file.ok)).toEqual([true, true, true]);
  });

  it('shows a changed byte, a missing file, and a changed line', async () => {
    await threeDays();
    const path = join(folder, 'xa/2026-11-20.warc.gz');
    const bytes = readFileSync(path);
    bytes[200]! ^= 1;
    writeFileSync(path, bytes);
    expect(await problems()).toEqual([['xa/2026-11-20.warc.gz', 'the file was changed after it was sealed']]);
    rmSync(path);
    expect(await problems()).toEqual([['xa/2026-11-20.warc.gz', 'the file is missing']]);
    const chain = join(folder, 'xa/chain.jsonl');
    writeFileSync(chain, readFileSync(chain, 'utf8').split('\n').slice(1).join('\n'));
    expect((await problems())[0]).toEqual(['xa/2026-11-20.warc.gz', 'the chain is broken here']);
  });
});
