import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPackets } from '../../db/queries/packets.ts';
import { findReview } from '../../db/queries/review.ts';
import { checkLayout } from '../office-document/check.ts';
import { type PacketOffice, packetOffice, REPLY } from '../testing/desk.ts';
import { QUOTE } from '../testing/match.ts';

let office: PacketOffice;
beforeAll(async () => {
  office = await packetOffice();
});
afterAll(() => office.close());

const packetOf = async (match: number) => (await listPackets(office.dashboard.db, match))[0];

describe('a packet', () => {
  test('holds the claim, its evidence, the statement and the spread, and goes once', async () => {
    const match = await office.confirmed();
    expect((await office.staff.an.get(`/tham-dinh/${match}/ho-so`)).words).toContain('Đơn vị nhận');
    const sent = await office.send(match);
    expect(sent.words).toBe('');
    expect(sent.status).toBe(303);
    expect((await findReview(office.dashboard.db, match))?.state).toBe('packet-sent');
    const packet = await packetOf(match);
    expect(packet?.data.quotations[0]).toMatchObject({ quote: QUOTE, outlet: 'Tin Đảo Xa', kind: 'press' });
    expect(packet?.data.spread).toMatchObject({ articles: 2, communityPosts: 0 });
    expect(packet?.data.statement.othersPositions).toHaveLength(1);
    expect((await office.send(match)).status).toBe(409);
    expect(await listPackets(office.dashboard.db, match)).toHaveLength(1);
  });

  test('needs two people: with one it is refused by name, and by the database', async () => {
    const match = await office.confirmed(QUOTE, ['an']);
    const seen = await office.send(match);
    expect(seen.status).toBe(422);
    expect(seen.words).toContain('Nguyên tắc 4');
    await expect(
      sql`insert into packets (match_id, locality, desk, data, sha256, created_by, created_at)
        values (${match}, 'x', 'x', '{}', '', 1, now())`.execute(office.dashboard.db),
    ).rejects.toThrow(/two different people/);
    expect((await findReview(office.dashboard.db, match))?.state).toBe('confirmed-once');
  });

  test.each([
    ['Nguyên tắc 1', QUOTE, 'Xin gọi 0912 345 678.'],
    ['Nguyên tắc 4', QUOTE, 'Bài báo đưa tin giả.'],
    ['Nguyên tắc 5', QUOTE, 'Đề nghị gỡ bài và xử phạt.'],
    ['Nguyên tắc 5', 'Ông Nguyễn Văn Thử nói Đảo Thử là của nước khác.', REPLY],
    ['Nguyên tắc 1', 'Đảo Thử là của nước khác. Tác giả: Nguyễn Văn Thử', REPLY],
  ])('is refused by %s when it holds what it may not', async (rule, quote, reply) => {
    const match = await office.confirmed(quote);
    const seen = await office.send(match, { 'tra-loi': reply });
    expect(seen.status).toBe(422);
    expect(seen.words).toContain(rule);
    expect(await packetOf(match)).toBeUndefined();
    expect((await findReview(office.dashboard.db, match))?.state).toBe('confirmed-twice');
  });

  test('is refused when its sentence no longer stands in the article', async () => {
    const match = await office.confirmed();
    await office.dashboard.db
      .updateTable('articles')
      .set({ text: 'Báo đã sửa bài, câu ấy không còn.' })
      .where('id', '=', (eb) => eb.selectFrom('claim_matches').select('article_id').where('id', '=', match))
      .execute();
    expect((await office.send(match)).words).toContain('Nguyên tắc 3');
  });

  test('is never edited once made', async () => {
    const match = await office.confirmed();
    await office.send(match);
    await expect(
      office.dashboard.db.updateTable('packets').set({ data: '{}' }).where('match_id', '=', match).execute(),
    ).rejects.toThrow(/never edited/);
  });

  test('is for reviewers', async () => {
    const match = await office.confirmed();
    expect((await office.staff.docgia.get(`/tham-dinh/${match}/ho-so`)).status).toBe(403);
    expect((await office.staff.docgia.post(`/tham-dinh/${match}/ho-so`, { viec: 'gui' })).status).toBe(403);
    expect((await office.staff.docgia.get('/ho-so')).status).toBe(403);
  });

  test('comes as Word in the official layout, HTML, JSON and ClaimReview', async () => {
    const match = await office.confirmed();
    await office.send(match);
    const { id } = (await packetOf(match))!;
    const cookie = `diem_bao=${office.staff.an.cookie('diem_bao')}`;
    const file = async (format: string) =>
      fetch(`${office.dashboard.url}/ho-so/${id}/${format}`, { headers: { cookie } });
    const failed = checkLayout(new Uint8Array(await (await file('docx')).arrayBuffer())).filter(
      (row) => !row.ok,
    );
    expect(failed).toEqual([]);
    expect(await (await file('html')).text()).toContain(QUOTE);
    expect(await (await file('json')).json()).toMatchObject({ matchId: match, confirmedBy: 2 });
    expect(await (await file('claimreview')).json()).toMatchObject({ '@type': 'ClaimReview' });
  });
});
