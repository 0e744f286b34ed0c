import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Outcome, ok, quarantine, retry } from '../db/model/index.ts';
import { articlesById, type StoredArticle, saveArticle } from '../db/queries/articles.ts';
import { countMarks, lease, releaseLeases, reopen } from '../db/queries/stage-marks.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { someDocuments } from '../test/setup/rows.ts';
import { runnable } from './run.ts';
import type { Stage, StageDeps, Trx } from './stage.ts';

let fresh: FreshDatabase;
let time: Date;
let saved: string[];
/** Numbers for texts, the older first. */
let documents: number[];
const deps = { now: () => time } as StageDeps;

beforeAll(async () => {
  fresh = await freshDatabase();
  documents = await someDocuments(fresh.db, 120);
});
beforeEach(async () => {
  await sql`truncate articles, stage_marks cascade`.execute(fresh.db);
  time = new Date('2026-11-21T00:00:00Z');
  saved = [];
});
afterAll(() => fresh.drop());

const TOY = { stage: 'toy', of: 'articles', after: [] } as const;

/** Stores a text at an address; a later one replaces it and lets the stages read it again. */
const store = (trx: Trx, address: number, text: string) =>
  saveArticle(
    trx,
    {
      documentId: documents.shift() ?? 0,
      sourceId: null,
      kind: 'press',
      outlet: 'Báo Thử',
      title: 'Tin',
      text,
      publishedAt: time,
      at: time,
      language: 'vi',
      canonicalUrl: `http://bao.example/${String(address).padStart(3, '0')}`,
      siteName: 'Báo Thử',
      readAt: time,
    },
    ['before', 'toy'],
  );
const storeNow = (address: number, text: string) =>
  fresh.db.transaction().execute((trx) => store(trx, address, text));

/** A stage that says what it is told and saves the text that it read. */
const toy = (
  answer: (article: StoredArticle) => Promise<Outcome<string>> | Outcome<string> = ({ text }) => ok(text),
  batch = 1,
): Stage<StoredArticle, string> => ({
  name: 'toy',
  of: 'articles',
  batch,
  serial: false,
  read: articlesById,
  run: async (article) => answer(article),
  save: async (_, __, text) => {
    saved.push(text);
  },
});
const drain = (stage: Stage<StoredArticle, string>, after: readonly string[] = [], db = fresh.db) =>
  runnable(stage).drain(db, deps, { after });
const marks = async () => (await countMarks(fresh.db)).map(({ state, count }) => `${state} ${count}`);

const fail = (): never => {
  throw new Error('late');
};
const outlastLeases = () => {
  time = new Date(time.getTime() + 601_000);
};

/** What may come between a worker's lease and its answer; each lets another worker have the input. */
const MEANWHILE: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['its text changed', () => storeNow(1, 'new')],
  ['its lease ran out', async () => outlastLeases()],
  ['all leases were given back', () => releaseLeases(fresh.db, time)],
];
const ANSWERS: readonly (readonly [string, () => Outcome<string>])[] = [
  ['an answer', () => ok('late')],
  ['a retry', () => retry(time, 'busy')],
  ['a quarantine', () => quarantine('no-text', '')],
  ['an error', () => fail()],
];

describe('a worker that is overtaken', () => {
  test.each(
    MEANWHILE.flatMap(([what, happens]) =>
      ANSWERS.map(([name, late]) => [what, name, happens, late] as const),
    ),
  )('because %s changes nothing with %s', async (_, __, happens, late) => {
    await storeNow(1, 'old');
    const taken = Promise.withResolvers<void>();
    const overtaken = Promise.withResolvers<void>();
    let other: ReturnType<typeof drain> | undefined;
    const slow = toy(async () => {
      await happens();
      other ??= drain(
        toy(async ({ text }) => {
          taken.resolve();
          await overtaken.promise;
          return ok(`again ${text}`);
        }),
      );
      await taken.promise;
      return late();
    });
    // The other worker holds the input now, and has not answered yet.
    expect(await drain(slow)).toEqual({ done: 0, retried: 0, quarantined: 0 });
    expect(await marks()).toEqual(['leased 1']);
    overtaken.resolve();
    expect(await other).toMatchObject({ done: 1 });
    expect(saved).toEqual([expect.stringMatching(/^again /)]);
    expect(await marks()).toEqual(['done 1']);
  });

  test('while nobody took its input over is still heard', async () => {
    await storeNow(1, 'old');
    const given = toy(({ text }) => releaseLeases(fresh.db, time).then(() => ok(text)));
    expect(await drain(given)).toMatchObject({ done: 1 });
    expect(saved).toEqual(['old']);
  });
});

describe('a text that changes', () => {
  test('after it was found and before its turn is read as it is then', async () => {
    await storeNow(1, 'first');
    await storeNow(2, 'old');
    await drain(
      toy(async ({ text }) => {
        if (text === 'first') await storeNow(2, 'new');
        return ok(text);
      }),
    );
    expect(saved).toEqual(['first', 'new']);
  });

  test('in a transaction under way is waited for', async () => {
    await storeNow(1, 'old');
    expect(await drainWhileStoring('new', [])).toEqual(['new']);
    expect(saved).toEqual(['new']);
  });

  test('in a transaction under way sends its input back to the stages before', async () => {
    await storeNow(1, 'old');
    await drain({ ...toy(), name: 'before' });
    saved = [];
    await drainWhileStoring('new', ['before']);
    expect(saved).toEqual([]);
    await drain({ ...toy(), name: 'before' });
    outlastLeases();
    expect(await drain(toy(), ['before'])).toMatchObject({ done: 1 });
  });

  test('sends its input back to the stages before', async () => {
    await storeNow(1, 'first');
    const second = await storeNow(2, 'old');
    await drain({ ...toy(), name: 'before' });
    saved = [];
    await drain(
      toy(async ({ text }) => {
        if (text === 'first') await fresh.db.transaction().execute((trx) => reopen(trx, ['before'], second));
        return ok(text);
      }),
      ['before'],
    );
    expect(saved).toEqual(['first']);
    expect(await lease(fresh.db, { ...TOY, after: ['before'] }, [second], time)).toEqual(new Map());
    expect(await marks()).toEqual(['done 1', 'done 1']);
  });
});

/** Lets a worker begin while a new text is being stored; returns the texts that it read. */
async function drainWhileStoring(text: string, after: readonly string[]): Promise<string[]> {
  const seen: string[] = [];
  let draining: Promise<unknown> = Promise.resolve();
  await fresh.db.transaction().execute(async (trx) => {
    await store(trx, 1, text);
    draining = drain(
      toy((article) => {
        seen.push(article.text);
        return ok(article.text);
      }),
      after,
    );
    // Until the worker either stands waiting, as it should, or has read what is about to be replaced.
    while (seen.length === 0 && (await waiting(trx)) === 0);
  });
  await draining;
  return seen;
}

const waiting = async (trx: Trx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_locks l
    join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
};

describe('leases', () => {
  test('give an input to one worker only', async () => {
    const ids = [await storeNow(1, 'a'), await storeNow(2, 'b'), await storeNow(3, 'c')];
    const [first, second] = await Promise.all([
      lease(fresh.db, TOY, ids, time),
      lease(fresh.db, TOY, ids.toReversed(), time),
    ]);
    expect([...first.keys(), ...second.keys()].sort()).toEqual(ids);
  });

  test('let several workers go through the same inputs, each done once', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => `text ${index}`);
    for (const [index, text] of texts.entries()) await storeNow(index, text);
    const counts = await Promise.all([drain(toy()), drain(toy(undefined, 4)), drain(toy())]);
    expect(counts.reduce((sum, { done }) => sum + done, 0)).toBe(50);
    expect(saved.toSorted()).toEqual(texts.toSorted());
  });

  test('of a killed worker are taken over: at once by the next start, else when they run out', async () => {
    const id = await storeNow(1, 'old');
    await lease(fresh.db, TOY, [id], time);
    expect(await drain(toy())).toMatchObject({ done: 0 });
    await releaseLeases(fresh.db, time);
    expect(await drain(toy())).toMatchObject({ done: 1 });
  });

  test('are taken one by one, oldest first, without a look for each', async () => {
    for (const address of [3, 1, 2]) await storeNow(address, `text ${address}`);
    let looks = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (node.kind === 'RawNode' && node.sqlFragments.join('').includes('with waiting')) looks += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    expect(await drain(toy(), [], fresh.db.withPlugin(counting))).toMatchObject({ done: 3 });
    expect(saved).toEqual(['text 1', 'text 2', 'text 3']);
    // One finds all of them, one finds nothing more.
    expect(looks).toBe(2);
  });
});
