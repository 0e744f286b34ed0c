import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../../db/queries/audit.ts';
import { listPackets } from '../../db/queries/packets.ts';
import { reopenEdited } from '../../db/queries/reopen.ts';
import { findReview } from '../../db/queries/review.ts';
import { NOW } from '../testing/dashboard.ts';
import { type PacketOffice, packetOffice } from '../testing/desk.ts';
import { deliverPackets } from './deliver.ts';

let office: PacketOffice;
beforeAll(async () => {
  office = await packetOffice();
});
afterAll(() => office.close());

const packetOf = (match: number) => office.packetOf(match);
const deliver = () => deliverPackets(office.dashboard.db, { ...office.desk.deps, now: () => NOW });
const quiet = () => office.endWaiting();

afterEach(() => office.desk.reset());

describe('recall', () => {
  test('sends the correction after a packet that arrived, and the match is looked at again', async () => {
    await quiet();
    const match = await office.confirmed();
    await office.send(match);
    await deliver();
    const { id } = (await packetOf(match))!;
    expect(
      (await office.staff.an.post(`/ho-so/${id}/thu-hoi`, { 'dinh-chinh': 'Người đăng đã gỡ bài' })).words,
    ).toContain('Nguyên tắc 5');
    expect(
      (
        await office.staff.an.post(`/ho-so/${id}/thu-hoi`, {
          'dinh-chinh': 'Câu trích thuộc bản đã được báo sửa.',
        })
      ).status,
    ).toBe(303);
    office.desk.mails = [];
    office.desk.posts = [];
    expect(await deliver()).toMatchObject({ sent: 2 });
    expect(office.desk.mails[0]).toContain(`Message-ID: <recall-${id}-email@suoithu.example.vn>`);
    expect(JSON.parse(office.desk.posts[0]?.body ?? '')).toEqual({
      kind: 'recall',
      packet: id,
      correction: 'Câu trích thuộc bản đã được báo sửa.',
    });
    expect(await findReview(office.dashboard.db, match)).toMatchObject({
      state: 'needs-information',
      firstConfirmer: null,
    });
    expect((await office.staff.an.get(`/ho-so/${id}`)).words).toContain('Đã thu hồi');
  });

  test('stops a packet that still waits, and says nothing to a desk that never saw it', async () => {
    await quiet();
    const match = await office.confirmed();
    await office.send(match);
    await office.staff.an.post(`/tham-dinh/${match}/reject`, {
      'luan-cu': '1',
      'ly-do': 'misread',
      'ghi-chu': 'Máy hiểu sai câu.',
    });
    expect((await findReview(office.dashboard.db, match))?.state).toBe('rejected');
    expect((await packetOf(match))?.recalledAt).not.toBeNull();
    expect(await deliver()).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(office.desk.mails).toEqual([]);
  });

  test('after a recall two people may confirm anew, and a new packet goes', async () => {
    const match = await office.confirmed();
    await office.send(match);
    const { id } = (await packetOf(match))!;
    await office.staff.an.post(`/ho-so/${id}/thu-hoi`, { 'dinh-chinh': 'Cần bổ sung nguồn.' });
    expect((await office.send(match)).status).toBe(422);
    for (const person of [office.staff.binh, office.staff.an])
      await person.post(`/tham-dinh/${match}/confirm`, { 'luan-cu': '1' });
    expect((await office.send(match)).status).toBe(303);
    expect(await listPackets(office.dashboard.db, match)).toHaveLength(2);
  });

  const recall = async (match: number, note = 'Số liệu trong hồ sơ cần xem lại.') =>
    office.staff.an.post(`/ho-so/${(await packetOf(match))!.id}/thu-hoi`, { 'dinh-chinh': note });
  const press = (match: number, act: string) =>
    office.staff.an.post(`/tham-dinh/${match}/${act}`, { 'luan-cu': '1', 'ghi-chu': 'Đã rõ.' });
  const actions = async (match: number) =>
    (await listAudit(office.dashboard.db, { subject: `match:${match}`, limit: 50 })).map((row) => row.action);

  test('works after the end of a review, which stays ended', async () => {
    await quiet();
    const match = await office.confirmed();
    await office.send(match);
    await deliver();
    expect((await press(match, 'close')).status).toBe(303);
    expect((await recall(match)).status).toBe(303);
    expect((await packetOf(match))?.recalledAt).not.toBeNull();
    expect((await findReview(office.dashboard.db, match))?.state).toBe('closed');
    expect(await actions(match)).toContain('packet.recall');
    expect(await actions(match)).not.toContain('review.recall');
    office.desk.mails = [];
    expect(await deliver()).toMatchObject({ sent: 2 });
    expect(office.desk.mails[0]).toContain('recall-');
  });

  test.each(['answer', 'correct'])('after %s leads back to the question', async (act) => {
    const match = await office.confirmed();
    await office.send(match);
    await press(match, act);
    expect((await recall(match)).status).toBe(303);
    expect((await findReview(office.dashboard.db, match))?.state).toBe('needs-information');
    expect(await actions(match)).toEqual(expect.arrayContaining(['packet.recall', 'review.recall']));
  });

  test('works after the statement was edited, and leaves what was confirmed anew', async () => {
    const { db } = office.dashboard;
    const [asked, confirmed] = [await office.confirmed(), await office.confirmed()];
    for (const match of [asked, confirmed]) await office.send(match);
    await deliver();
    await reopenEdited(db, [{ id: 'dao-thu', version: 2 }], NOW);
    for (const person of [office.staff.binh, office.staff.an])
      await person.post(`/tham-dinh/${confirmed}/confirm`, { 'luan-cu': '1' });
    const seen = await office.send(confirmed);
    expect(seen.status).toBe(409);
    expect(seen.words).toContain('Hồ sơ trước còn hiệu lực');
    for (const [match, state] of [
      [asked, 'needs-information'],
      [confirmed, 'confirmed-twice'],
    ] as const) {
      const before = await findReview(db, match);
      expect(before?.state).toBe(state);
      expect((await office.staff.an.get(`/ho-so/${(await packetOf(match))!.id}`)).words).toContain(
        'Thu hồi hồ sơ',
      );
      expect((await recall(match)).status).toBe(303);
      expect((await packetOf(match))?.recalledAt).not.toBeNull();
      expect(await findReview(db, match)).toEqual(before);
    }
    expect((await office.send(confirmed)).status).toBe(303);
  });

  test('is not needed for a packet that had not left when the statement was edited', async () => {
    await quiet();
    const { db } = office.dashboard;
    const [waiting, tried] = [await office.confirmed(), await office.confirmed()];
    await office.send(tried);
    office.desk.status = 503;
    expect(await deliver()).toMatchObject({ retried: 1 });
    await office.send(waiting);
    await reopenEdited(db, [{ id: 'dao-thu', version: 3 }], NOW);
    office.desk.mails = [];
    office.desk.posts = [];
    expect(await deliverPackets(db, { ...office.desk.deps, now: () => new Date('2027-01-01') })).toEqual({
      sent: 0,
      retried: 0,
      failed: 0,
    });
    expect(office.desk.mails.length + office.desk.posts.length).toBe(0);
    expect((await packetOf(waiting))?.correction).toContain('Luận cứ đã sửa (bản 3)');
    expect(await actions(waiting)).toContain('packet.recall');
    // This one reached the desk by mail: a person decides.
    expect((await packetOf(tried))?.recalledAt).toBeNull();
    for (const person of [office.staff.binh, office.staff.an])
      await person.post(`/tham-dinh/${waiting}/confirm`, { 'luan-cu': '1' });
    expect((await office.send(waiting)).status).toBe(303);
  });

  test('is pressed once and says what was wrong', async () => {
    const match = await office.confirmed();
    await office.send(match);
    const seen = await recall(match, ' ');
    expect(seen.status).toBe(422);
    expect(seen.words).toContain('Cần ghi lý do');
    expect((await packetOf(match))?.recalledAt).toBeNull();
    const both = await Promise.all([recall(match), recall(match)]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    expect((await actions(match)).filter((action) => action === 'packet.recall')).toHaveLength(1);
  });

  test('of an older packet leaves the newer one in force', async () => {
    const match = await office.confirmed();
    await office.send(match);
    const { id } = (await packetOf(match))!;
    await recall(match);
    for (const person of [office.staff.binh, office.staff.an])
      await person.post(`/tham-dinh/${match}/confirm`, { 'luan-cu': '1' });
    await office.send(match);
    const again = await office.staff.an.post(`/ho-so/${id}/thu-hoi`, { 'dinh-chinh': 'Lần nữa.' });
    expect(again.status).toBe(409);
    expect((await packetOf(match))?.recalledAt).toBeNull();
    expect((await findReview(office.dashboard.db, match))?.state).toBe('packet-sent');
  });
});
