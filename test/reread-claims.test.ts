import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOW } from '../dashboards/testing/dashboard.ts';
import { readArticleRows } from '../db/queries/article-rows.ts';
import { waitingClaims } from '../db/queries/digest-claims.ts';
import { exportRows } from '../db/queries/export.ts';
import { readQuotations } from '../db/queries/packet-evidence.ts';
import { claimCounts } from '../db/queries/report-claims.ts';
import { actOnMatch } from '../db/queries/review.ts';
import { countQueue, listQueue } from '../db/queries/review-queue.ts';
import { readLaterSigns, readReviewView } from '../db/queries/review-view.ts';
import { type CheckedOffice, checkedOffice } from './setup/reread.ts';

const CLAIM = 'Quần đảo Hoàng Sa là lãnh thổ của Trung Quốc.';
const SECOND = 'Hoàng Sa chưa bao giờ thuộc về Việt Nam.';
const DENIAL = 'Hoàng Sa không phải là lãnh thổ của Trung Quốc.';
const PLAIN = 'Hôm nay trời nắng ở khắp nơi.';
const HERE = 'xa-thu-nghiem';
const DAY = 86_400_000;
const from = new Date(NOW.getTime() - DAY);
const to = new Date(NOW.getTime() + DAY);

let office: CheckedOffice;
beforeAll(async () => {
  office = await checkedOffice();
});
afterAll(() => office.close());

const only = async (articleId: number) => {
  const matches = await office.matches(articleId);
  expect(matches).toHaveLength(1);
  return matches[0]!;
};
const db = () => office.dashboard.db;
const waiting = async () => (await waitingClaims(db(), HERE, from, to)).map(({ matchId }) => matchId);
const counts = () => claimCounts(db(), { locality: HERE, from, to });
const queued = async (gone = false) =>
  (
    await listQueue(
      db(),
      { states: ['new', 'needs-information', 'confirmed-once', 'confirmed-twice'], gone },
      { limit: 100, offset: 0 },
    )
  ).items.map((item) => item.matchId);

describe('what two people confirmed', () => {
  test('never passes to another sentence at the same place', async () => {
    const article = await office.publish(`${CLAIM} ${PLAIN}`);
    const { id } = await only(article);
    expect(await office.confirm(id)).toEqual([303, 303]);
    for (const [sentence, verdict] of [
      [SECOND, 'contradicts'],
      [DENIAL, 'rebuts'],
    ] as const) {
      await office.edit(article, `${sentence} ${PLAIN}`);
      expect(await office.matches(article)).toEqual([
        { id, quote: CLAIM, verdict: 'contradicts', state: 'confirmed-twice', gone: true, inPlace: false },
        { id: expect.any(Number), quote: sentence, verdict, state: null, gone: false, inPlace: true },
      ]);
    }
    // The sentence stands there again: it is the one that was confirmed.
    await office.edit(article, `${PLAIN} ${CLAIM}`);
    expect(await only(article)).toMatchObject({ id, state: 'confirmed-twice', gone: false, inPlace: true });
  });

  test('a rejection hides no other contradiction at its place, and is remembered when its sentence is gone', async () => {
    const article = await office.publish(`${SECOND} ${PLAIN}`);
    const { id } = await only(article);
    await office.act(office.staff.an, id, 'reject', { 'ly-do': 'misread', 'ghi-chu': 'Máy đọc sai' });
    await office.edit(article, `${CLAIM} ${PLAIN}`);
    const matches = await office.matches(article);
    expect(matches.map(({ quote, state, gone }) => [quote, state, gone])).toEqual([
      [SECOND, 'rejected', true],
      [CLAIM, null, false],
    ]);
    expect(await queued()).toContain(matches[1]!.id);
    const reprint = await only(await office.publish(SECOND, 'Báo Đăng Lại'));
    const { held } = await db()
      .selectFrom('claim_matches')
      .select('held')
      .where('id', '=', reprint.id)
      .executeTakeFirstOrThrow();
    expect(held).toBe('rejected-before');
  });

  test('moves with its sentence, which is not asked about twice', async () => {
    const article = await office.publish(`${CLAIM}\n${PLAIN}`);
    const { id } = await only(article);
    await office.confirm(id, ['an']);
    await office.edit(article, `Đoạn mới 🏝️ thêm ở trên.\n${CLAIM}\n${PLAIN}`);
    expect(await only(article)).toMatchObject({ id, state: 'confirmed-once', gone: false, inPlace: true });
    expect(await office.confirm(id, ['binh'])).toEqual([303]);
  });

  test('stays on a sentence that the machine passes over and that still stands there', async () => {
    const article = await office.publish(`${CLAIM}\n${PLAIN}`);
    const { id } = await only(article);
    await office.confirm(id);
    // Satire flags nothing.
    const satire = `Chuyện vui cuối tuần, châm biếm, trào phúng.\n${CLAIM}\n${PLAIN}`;
    expect(await office.matches(await office.publish(satire))).toEqual([]);
    await office.edit(article, satire);
    expect(await only(article)).toMatchObject({ id, state: 'confirmed-twice', gone: false, inPlace: true });
  });
});

test('a flag that nobody acted on goes with its sentence', async () => {
  const article = await office.publish(`${CLAIM} ${PLAIN}`);
  const { id } = await only(article);
  const before = await counts();
  expect(await waiting()).toContain(id);
  await office.edit(article, PLAIN);
  expect(await office.matches(article)).toEqual([]);
  expect(await waiting()).not.toContain(id);
  expect(await counts()).toMatchObject({ found: before.found - 1, waiting: before.waiting - 1 });
  expect((await office.act(office.staff.an, id, 'confirm')).status).toBe(404);
});

test('one sentence at two places is two matches, and each keeps its own review', async () => {
  const article = await office.publish(`${CLAIM}\n${PLAIN}\n${CLAIM}`);
  const [first, second] = await office.matches(article);
  expect([first?.quote, second?.quote]).toEqual([CLAIM, CLAIM]);
  await office.confirm(first!.id, ['an']);
  await office.confirm(second!.id);
  await office.edit(article, `${PLAIN}\n${CLAIM}\n${PLAIN}\n${CLAIM}`);
  expect((await office.matches(article)).map(({ id, state, inPlace }) => [id, state, inPlace])).toEqual([
    [first!.id, 'confirmed-once', true],
    [second!.id, 'confirmed-twice', true],
  ]);
  await office.edit(article, `${PLAIN}\n${CLAIM}`);
  expect((await office.matches(article)).map(({ gone }) => gone).toSorted()).toEqual([false, true]);
});

describe('a reviewed sentence that is gone', () => {
  test('waits nowhere, is told apart, and is neither confirmed nor made a packet', async () => {
    const { an, binh, docgia } = office.staff;
    const article = await office.publish(`${CLAIM} ${PLAIN}`);
    const { id } = await only(article);
    await office.confirm(id, ['an']);
    const [before, queue] = [await counts(), await countQueue(db())];
    expect(await waiting()).toContain(id);
    expect(await queued()).toContain(id);
    await office.edit(article, PLAIN);

    expect(await waiting()).not.toContain(id);
    expect(await queued()).not.toContain(id);
    expect(await queued(true)).toContain(id);
    expect(await counts()).toMatchObject({ found: before.found - 1, waiting: before.waiting - 1 });
    const after = await countQueue(db());
    expect(after.gone).toBe(queue.gone + 1);
    expect(after.byState.get('confirmed-once') ?? 0).toBe((queue.byState.get('confirmed-once') ?? 0) - 1);
    expect((await readArticleRows(db(), [article]))[0]?.flagged).toBe(0);
    for await (const row of exportRows(db(), HERE, from, to))
      if (row.id === article) expect(row.claims).toEqual([]);

    const page = await binh.get(`/tham-dinh/${id}`);
    expect(page.words).toContain('Câu này không còn trong bài');
    expect(page.words).toContain('Một người đã xác nhận');
    expect(page.words).toContain(CLAIM);
    expect(page.words).not.toContain('Đoạn văn quanh câu này');
    expect(page.words).not.toContain('Xác nhận (người thứ hai)');
    const list = await docgia.get('/tham-dinh?trang-thai=khong-con');
    expect(list.words).toContain(`Không còn trong bài: ${after.gone}`);
    expect(list.text).toContain(`/tham-dinh/${id}`);
    expect((await docgia.get(`/tin-bai/${article}`)).words).not.toContain('Đối chiếu luận cứ');

    const refused = await office.act(binh, id, 'confirm');
    expect(refused.status).toBe(409);
    expect(refused.words).toContain('không lập hồ sơ được');
    expect((await office.act(an, id, 'reject', { 'ly-do': 'statement-wrong', 'ghi-chu': 'x' })).status).toBe(
      303,
    );
  });

  test('counts as confirmed where two people confirmed it, makes no packet and is no evidence', async () => {
    const { an } = office.staff;
    const article = await office.publish(`${CLAIM} ${PLAIN}`, 'Báo Khác');
    const { id } = await only(article);
    await office.confirm(id);
    const other = await only(await office.publish(CLAIM, 'Báo Khác'));
    const [before, seen] = [await counts(), await readReviewView(db(), other.id)];
    expect(seen?.elsewhere.map(({ matchId }) => matchId)).toContain(id);
    const quoted = async () => (await readQuotations(db(), other.id)).length;
    const repeated = async () =>
      (await readLaterSigns(db(), seen!, from)).some((sign) => sign.articleId === article);
    const quotations = await quoted();
    expect(await repeated()).toBe(true);
    // The packet could leave as long as the sentence stands there.
    expect((await an.get(`/tham-dinh/${id}/ho-so`)).words).not.toContain('Hồ sơ chưa gửi được');
    expect((await an.get(`/tham-dinh/${id}`)).words).toContain('Lập hồ sơ đề nghị');
    await office.edit(article, PLAIN);

    expect(await counts()).toEqual(before);
    expect((await readReviewView(db(), other.id))?.elsewhere.map(({ matchId }) => matchId)).not.toContain(id);
    expect(await quoted()).toBe(quotations - 1);
    expect(await repeated()).toBe(false);
    expect((await an.get(`/tham-dinh/${id}`)).words).not.toContain('Lập hồ sơ đề nghị');
    const send = () =>
      an.post(`/tham-dinh/${id}/ho-so`, {
        'don-vi': 'van-hoa',
        'thoi-han': 'wrong-report',
        'tra-loi': 'Việt Nam có đầy đủ căn cứ pháp lý và lịch sử.',
        viec: 'gui',
      });
    const refused = await send();
    expect(refused.status).toBe(422);
    expect(refused.words).toContain('Nguyên tắc 3');
    // Inside another's words it stands in the text, and is still not the sentence that was confirmed.
    await office.edit(article, `Bắc Kinh nói: ${CLAIM}`);
    expect((await office.matches(article)).find((match) => match.id === id)?.gone).toBe(true);
    expect(await quoted()).toBe(quotations - 1);
    const again = await send();
    expect(again.status).toBe(409);
    expect(again.words).toContain('Câu này không còn trong bài');
    expect(await sql`select 1 from packets`.execute(db())).toMatchObject({ rows: [] });
  });
});

test('the database lets no match take another sentence', async () => {
  const { id } = await only(await office.publish(`${CLAIM} ${PLAIN}`));
  for (const change of [{ quote: SECOND }, { statement: 'truong-sa' }])
    await expect(
      db().updateTable('claim_matches').set(change).where('id', '=', id).execute(),
    ).rejects.toThrow(/keeps its sentence/);
});

test('a confirmation that is being given while the article is read anew is kept, with its sentence', async () => {
  const article = await office.publish(`${CLAIM} ${PLAIN}`);
  const { id } = await only(article);
  let reading: Promise<void> | undefined;
  await db()
    .transaction()
    .execute(async (trx) => {
      const actor = { userId: office.staff.ids.an, at: NOW };
      expect(await actOnMatch(trx, id, { kind: 'confirm' }, actor, 1)).toMatchObject({ ok: true });
      reading = office.edit(article, `${SECOND} ${PLAIN}`);
      await somebodyWaits();
    });
  await reading;
  expect((await office.matches(article)).map(({ quote, state, gone }) => [quote, state, gone])).toEqual([
    [CLAIM, 'confirmed-once', true],
    [SECOND, null, false],
  ]);
});

/** Comes back when another connection waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db());
    if (rows.length > 0) return;
  }
}
