import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type DigestData, type Source, type SourceState } from '../../db/model/index.ts';
import { saveRound, syncSources } from '../../db/queries/sources.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { makeDigest, renderDigest } from './index.ts';
import { SAMPLE_LOCALITY } from './testing/sample.ts';

/** The digest of 2026-11-20, a Friday, covers from 06:30 of the day before to 06:30. */
const DAY = '2026-11-20';
const at = (day: string, time = '05:00'): Date => new Date(`${day}T${time}:00+07:00`);
let fresh: FreshDatabase;
let data: DigestData;
let text: string;

const source = (id: string): Source => ({
  id,
  kind: 'press',
  type: 'feed',
  url: `https://${id}.example/rss`,
  outlet: `Báo ${id}`,
});
const round = (sourceId: string, when: Date, state: SourceState, documents = 1) =>
  saveRound(fresh.db, {
    sourceId,
    startedAt: when,
    finishedAt: when,
    state,
    stateDetail: '',
    nextRoundAt: when,
    listed: state === 'failing' ? 0 : 20,
    fresh: documents,
    documents,
    posts: 0,
    unchanged: 0,
    failures: state === 'failing' ? [{ url: 'https://x.example/', reason: 'unreachable', detail: '' }] : [],
  });

beforeAll(async () => {
  fresh = await freshDatabase();
  const ids = ['im', 'im-lau', 'khoi', 'on', 'moi', 'vang', 'giam', 'sau'];
  await syncSources(
    fresh.db,
    ids.map((id) => ({ source: source(id), localities: [SAMPLE_LOCALITY.id] })),
  );
  await round('im', at('2026-11-18'), 'ok');
  await round('im', at('2026-11-20'), 'silent', 0);
  await round('im-lau', at('2026-11-10'), 'silent', 0);
  await round('im-lau', at('2026-11-20'), 'silent', 0);
  await round('khoi', at('2026-11-18'), 'failing', 0);
  await round('khoi', at('2026-11-20'), 'ok');
  await round('on', at('2026-11-18'), 'quiet', 0);
  await round('on', at('2026-11-20'), 'ok');
  await round('moi', at('2026-11-20'), 'ok');
  await round('vang', at('2026-11-19', '12:00'), 'failing', 0);
  await round('sau', at('2026-11-18'), 'ok');
  await round('sau', at('2026-11-20', '09:00'), 'silent', 0);
  // A backlog of 400 on the first day, twelve a day, four a day from the 10th on; two days without an answer.
  for (let day = -50; day <= 0; day++) {
    const date = addDays(DAY, day);
    const items = day === -50 ? 400 : day < -10 ? 11 + (Math.abs(day) % 3) : 3 + (Math.abs(day) % 3);
    const gone = day === -20 || day === -21;
    await round('giam', at(date), gone ? 'failing' : 'ok', gone ? 0 : items);
  }
  data = await makeDigest(fresh.db, SAMPLE_LOCALITY, DAY, { now: at(DAY, '06:30') });
  text = String(await renderDigest(data, 'txt')).replace(/\s+/g, ' ');
});
afterAll(() => fresh.drop());

test('a change of state is told once, trouble that lasts every morning, and nothing of what is well', () => {
  const changed = data.coverage.changed!.map(({ sourceId, before, state, fresh: isNew }) =>
    [sourceId, before, state, isNew].join(' '),
  );
  expect(changed.toSorted()).toEqual([
    'im ok silent true',
    'im-lau unverified silent false',
    'khoi failing ok true',
  ]);
  expect(text).toContain(
    'Báo im (im): chuyển sang tình trạng “im lặng bất thường” lúc 05:00 ngày 20/11/2026, trước đó “đọc được”.',
  );
  expect(text).toContain(
    'Báo im-lau (im-lau): vẫn ở tình trạng “im lặng bất thường”, từ 05:00 ngày 10/11/2026.',
  );
  expect(text).toContain(
    'Báo khoi (khoi): chuyển sang tình trạng “đọc được” lúc 05:00 ngày 20/11/2026, trước đó “lỗi khi đọc”.',
  );
  // What could not be read at all has its own line.
  expect(text).toContain('Báo vang (vang): không kết nối được; chưa lần nào đọc được.');
});

test('what comes after the period is told in the next digest', async () => {
  const next = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-23', { now: at('2026-11-23', '06:30') });
  expect(next.coverage.changed!.find(({ sourceId }) => sourceId === 'sau')).toMatchObject({
    before: 'ok',
    state: 'silent',
    fresh: true,
  });
});

test('a source that brings less than it did is told for a few mornings', async () => {
  expect(data.coverage.volumes).toEqual([
    {
      sourceId: 'giam',
      outlet: 'Báo giam',
      day: '2026-11-10',
      before: expect.closeTo(12, 0),
      after: expect.closeTo(4, 0),
    },
  ]);
  expect(text).toContain(
    'Báo giam (giam): số tin mỗi ngày giảm từ khoảng 12 xuống khoảng 4, kể từ 10/11/2026.',
  );
  const early = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-13', { now: at('2026-11-13') });
  expect(early.coverage.volumes).toEqual([]);
});

test('a digest that was kept before there were changes is shown as it was', async () => {
  const { changed: _, volumes: __, ...coverage } = data.coverage;
  const old = String(await renderDigest({ ...data, coverage }, 'txt'));
  expect(old).toContain('không kết nối được');
  expect(old).not.toContain('chuyển sang tình trạng');
});
