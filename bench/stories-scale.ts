/**
 * Time of one look-up of known articles in PostgreSQL, by the size of the archive.
 *
 *   npx node bench/stories-scale.ts [articles=200000]
 *
 * Keys are made up, as many and as common as those of VNTC: 24 of shingles that hardly repeat, 10 of terms (the
 * commonest in 0.5 % of a day's articles), 3 of places.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../db/open.ts';
import { storyCandidates } from '../db/queries/stories.ts';

const DAYS = 365;
const LOOK_UPS = 200;

async function main(articles: number): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'diem-bao-scale-'));
  const { db, close } = await openDatabase({ home, poolSize: 1 });
  try {
    // Only the keys matter here: the rows that they point to are left out.
    await sql`set session_replication_role = replica`.execute(db);
    await sql`set synchronous_commit = off`.execute(db);
    await sql`insert into story_keys (key, article_id)
      select distinct case
        when k <= 24 then 's' || substr(md5((id * 100 + k)::text), 1, 7)
        when k <= 34 then 'e' || floor(20000 * power(random(), 1.3))::int || '.' || (id * ${DAYS} / ${articles})
        when k <= 36 then 'p' || floor(300 * power(random(), 2))::int || '.' || (id * ${DAYS} / ${articles})
        else 'l' || floor(34 * power(random(), 2))::int || '.' || (id * ${DAYS} / ${articles})
      end, id
      from generate_series(1, ${articles}::bigint) as id, generate_series(1, 37) as k`.execute(db);
    await sql`analyze story_keys`.execute(db);
    const times: number[] = [];
    for (let i = 0; i < LOOK_UPS; i++) {
      const id = Math.floor(((i * 7919) % LOOK_UPS) * (articles / LOOK_UPS)) + 1;
      const { rows } = await sql<{
        key: string;
      }>`select key from story_keys where article_id = ${id}`.execute(db);
      const probes = rows.flatMap(({ key }) => overDays(key));
      const start = performance.now();
      await storyCandidates(db, probes, id);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const size = await sql<{
      size: string;
    }>`select pg_size_pretty(pg_total_relation_size('story_keys')) as size`.execute(db);
    const at = (share: number): string => times[Math.floor(share * (times.length - 1))]!.toFixed(1);
    console.log('| articles | median ms | 95 % ms | slowest ms | keys on disk |\n|---|---|---|---|---|');
    console.log(`| ${articles} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${size.rows[0]!.size} |`);
  } finally {
    await close();
    await rm(home, { recursive: true, force: true });
  }
}

/** A key with a day is looked for three days to either side. */
function overDays(key: string): string[] {
  const dot = key.indexOf('.');
  if (dot < 0) return [key];
  // A province is only looked for in other languages.
  if (key.startsWith('l')) return [];
  const day = Number(key.slice(dot + 1));
  return Array.from({ length: 7 }, (_, i) => `${key.slice(0, dot)}.${day + i - 3}`);
}

await main(Number(process.argv[2] ?? 200_000));
