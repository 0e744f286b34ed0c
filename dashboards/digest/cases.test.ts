import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerCase,
  assignCase,
  closeCase,
  openCase,
  outcomeCandidates,
  publishOutcome,
  setClock,
} from '../../db/queries/cases.ts';
import { casesOfStories, openCases, overdueByDesk, readCase } from '../../db/queries/cases-list.ts';
import { addPressConference, countPressConferences } from '../../db/queries/press-conferences.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { SAMPLE_LOCALITY as locality } from './testing/sample.ts';
import { type SampleArticle, seedArticles } from './testing/sample-seed.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);
const opened = at('2026-11-02T09:00:00');
const article = (title: string, time: string, story: number): SampleArticle => ({
  title,
  text: title,
  outlet: `Báo ${title.length}`,
  at: at(time),
  story,
  tone: 'negative',
});
let fresh: FreshDatabase;
let ids: number[];

beforeAll(async () => {
  fresh = await freshDatabase();
  ids = await seedArticles(fresh.db, locality.id, [
    article('Bãi rác ở Suối Đào', '2026-11-01T09:00:00', 1),
    article('Bãi rác ở Suối Đào, báo khác', '2026-11-01T10:00:00', 1),
    article('Báo xin cải chính thông tin về bãi rác', '2026-11-09T10:00:00', 1),
    article('Đường hỏng', '2026-11-01T09:00:00', 2),
  ]);
});
afterAll(() => fresh.drop());

const open = (articleId: number, clock: string | null, desk: string | null = null) =>
  openCase(
    fresh.db,
    locality,
    { articleId, origin: 'citizen-letter', desk, clock, startedAt: opened },
    opened,
  );

const click = (articleId: number) => ({
  articleId,
  origin: 'citizen-letter' as const,
  desk: null,
  clock: 'citizen',
  startedAt: opened,
});

/** Whether a session of this database waits for an advisory lock. */
async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select exists (select 1 from pg_locks
    where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())) as waits`.execute(
    fresh.db,
  );
  return rows[0]?.waits === true;
}

describe('a case that was opened before its article was grouped', () => {
  let loose: number[];
  beforeAll(async () => {
    loose = await seedArticles(
      fresh.db,
      locality.id,
      ['Cầu treo Suối Đào đứt cáp', 'Đứt cáp cầu treo ở Suối Đào'].map((title, index) => ({
        title,
        text: title,
        outlet: `Báo ${index}`,
        at: at('2026-11-01T11:00:00'),
        tone: 'negative' as const,
      })),
    );
  });

  test('a second click on the same article finds it, two clicks at once make one', async () => {
    // The second click comes while the first is not through: it waits, or there would be two.
    const state = { done: false };
    const { first, second } = await fresh.db.transaction().execute(async (trx) => {
      const first = await openCase(trx, locality, click(loose[0]!), opened);
      const second = openCase(fresh.db, locality, click(loose[0]!), opened).finally(() => {
        state.done = true;
      });
      while (!state.done && !(await someoneWaits()));
      return { first, second };
    });
    expect((await second)?.id).toBe(first?.id);
    expect((await open(loose[0]!, null))?.id).toBe(first?.id);
  });

  test('once both stand in one story, a click on the other finds it too, and the story knows its case', async () => {
    const before = await open(loose[0]!, null);
    const { id: story } = await fresh.db
      .insertInto('stories')
      .values({
        title: 'Cầu treo',
        first_seen: opened,
        last_seen: opened,
        article_count: 2,
        outlet_count: 2,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const article of loose)
      await fresh.db
        .insertInto('story_articles')
        .values({ article_id: article, story_id: story, link: 'first', score: 1, because: 'test' })
        .execute();
    expect((await open(loose[1]!, 'citizen'))?.id).toBe(before?.id);
    expect((await casesOfStories(fresh.db, locality.id, [story])).get(story)?.id).toBe(before?.id);
    const all = (await openCases(fresh.db, locality.id)).filter((item) => item.title.includes('áp'));
    expect(all).toHaveLength(1);
    await closeCase(fresh.db, before!.id, 'Đã thay cáp', opened);
  });

  test('an article that is split out of its story takes its case along; the story can have one of its own', async () => {
    const [first, second] = await seedArticles(
      fresh.db,
      locality.id,
      ['Chợ cháy', 'Chợ cháy, tin tiếp'].map((title) => ({ ...article(title, '2026-11-01T12:00:00', 7) })),
    );
    const before = await open(first!, null);
    const { id: story } = await fresh.db
      .insertInto('stories')
      .values({ title: 'Khác', first_seen: opened, last_seen: opened, article_count: 1, outlet_count: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await fresh.db
      .updateTable('story_articles')
      .set({ story_id: story })
      .where('article_id', '=', first!)
      .execute();
    const after = await open(second!, null);
    expect(after?.id).not.toBe(before?.id);
    expect((await casesOfStories(fresh.db, locality.id, [story])).get(story)?.id).toBe(before?.id);
    for (const found of [before!, after!]) await closeCase(fresh.db, found.id, 'Xong', opened);
  });

  test('after it is closed, a new click opens a new one, and the open one is shown', async () => {
    const again = await open(loose[1]!, null);
    const { story_id: story } = await fresh.db
      .selectFrom('story_articles')
      .select('story_id')
      .where('article_id', '=', loose[1]!)
      .executeTakeFirstOrThrow();
    expect(again?.state).toBe('new');
    expect((await casesOfStories(fresh.db, locality.id, [story])).get(story)?.id).toBe(again?.id);
    await closeCase(fresh.db, again!.id, 'Trùng', opened);
  });
});

describe('a case', () => {
  test('is one a story: a second click on a reprint finds the first', async () => {
    const first = await open(ids[0]!, 'citizen');
    const second = await open(ids[1]!, null);
    expect(second?.id).toBe(first?.id);
    expect(first).toMatchObject({
      state: 'new',
      basis: 'Nghị định 237/2026/NĐ-CP, Điều 18 khoản 3',
      dueAt: at('2026-11-23T23:59:59.999'),
    });
  });

  test('of an article that is gone is none', async () => {
    expect(await open(987_654, null)).toBeUndefined();
    expect(await assignCase(fresh.db, 987_654, 'kt', opened)).toBeUndefined();
  });

  test('goes from desk to answer, correction and result, with its history', async () => {
    const { db } = fresh;
    const { id } = (await open(ids[0]!, 'citizen'))!;
    expect(await assignCase(db, id, 'kt', opened)).toMatchObject({ state: 'assigned', desk: 'kt' });
    expect(await setClock(db, id, locality, 'major', opened, opened)).toMatchObject({
      clock: 'major',
      dueAt: at('2026-11-03T09:00:00'),
    });
    expect(
      (await overdueByDesk(db, locality.id, at('2026-11-04T09:00:00'))).map(({ desk, cases }) => [
        desk,
        cases.length,
      ]),
    ).toEqual([['kt', 1]]);
    expect(await outcomeCandidates(db, id)).toMatchObject([
      { title: 'Báo xin cải chính thông tin về bãi rác' },
    ]);
    await answerCase(db, id, { number: '12/UBND', at: at('2026-11-03T08:00:00') }, at('2026-11-03T08:00:00'));
    expect(await overdueByDesk(db, locality.id, at('2026-11-04T09:00:00'))).toEqual([]);
    await publishOutcome(
      db,
      id,
      { kind: 'correction', url: 'https://bao.example/cai-chinh' },
      at('2026-11-09T11:00:00'),
    );
    // Its address is corrected the day after: the press corrected when it did.
    await publishOutcome(
      db,
      id,
      { kind: 'correction', url: 'https://bao.example/cai-chinh-2' },
      at('2026-11-10T10:00:00'),
    );
    expect(() => closeCase(db, id, '  ', opened)).toThrow(RangeError);
    await closeCase(db, id, 'Báo đã cải chính', at('2026-11-10T11:00:00'));
    const found = await readCase(db, id);
    expect(found?.case).toMatchObject({
      state: 'closed',
      answerNumber: '12/UBND',
      outcomeKind: 'correction',
      outcomeAt: at('2026-11-09T11:00:00'),
      result: 'Báo đã cải chính',
    });
    expect(found?.events.map((event) => event.kind)).toEqual([
      'opened',
      'assigned',
      'clock',
      'answered',
      'corrected',
      'corrected',
      'closed',
    ]);
    expect(await openCases(db, locality.id)).toEqual([]);
  });

  test('closed ones make room for a new one, and those without a limit come last', async () => {
    await open(ids[0]!, null);
    await open(ids[3]!, 'major');
    expect((await openCases(fresh.db, locality.id)).map((item) => item.title)).toEqual([
      'Đường hỏng',
      'Bãi rác ở Suối Đào',
    ]);
  });
});

test('a correction stops the clock: no desk has the case as overdue', async () => {
  const { db } = fresh;
  const { id } = (await open(ids[3]!, 'major', 'kt'))!;
  const later = at('2026-11-05T09:00:00');
  expect(await overdueByDesk(db, locality.id, later)).toHaveLength(1);
  await publishOutcome(
    db,
    id,
    { kind: 'correction', url: 'https://bao.example/dinh-chinh' },
    at('2026-11-02T11:00:00'),
  );
  expect(await overdueByDesk(db, locality.id, later)).toEqual([]);
});

test('press conferences are counted by day, both ends included', async () => {
  await addPressConference(fresh.db, locality.id, '2026-11-01', 'Lễ hội');
  await addPressConference(fresh.db, locality.id, '2026-11-30', 'Tổng kết');
  expect(await countPressConferences(fresh.db, locality.id, '2026-11-01', '2026-11-30')).toBe(2);
  expect(await countPressConferences(fresh.db, locality.id, '2026-11-02', '2026-11-29')).toBe(0);
});
