import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { takeDeliveries } from '../../db/queries/packet-deliveries.ts';
import { NOW } from '../testing/dashboard.ts';
import { type PacketOffice, packetOffice, SECRET } from '../testing/desk.ts';
import { type DeliverDeps, deliverPackets, webhookSignature } from './deliver.ts';

let office: PacketOffice;
beforeAll(async () => {
  office = await packetOffice();
});
afterAll(() => office.close());

const packetOf = (match: number) => office.packetOf(match);
/** The dashboard's clock stands; only that of the sending goes on. */
let now = NOW;
const deliver = (change: Partial<DeliverDeps> = {}) =>
  deliverPackets(office.dashboard.db, { ...office.desk.deps, now: () => now, ...change });
const quiet = () => office.endWaiting();

afterEach(() => office.desk.reset());

describe('delivery', () => {
  test('goes by mail and by signed webhook, once each', async () => {
    await quiet();
    const match = await office.confirmed();
    await office.send(match);
    expect(await deliver()).toEqual({ sent: 2, retried: 0, failed: 0 });
    expect(await deliver()).toEqual({ sent: 0, retried: 0, failed: 0 });
    const { id } = (await packetOf(match))!;
    expect(office.desk.mails).toHaveLength(1);
    expect(office.desk.mails[0]).toContain(`Message-ID: <packet-${id}-email@suoithu.example.vn>`);
    expect(office.desk.mails[0]).toContain(`ho-so-${id}.docx`);
    expect(office.desk.mails[0]).toContain('To: vhxh@example.vn');
    const [post] = office.desk.posts;
    expect(post?.headers['idempotency-key']).toBe(`packet-${id}-webhook`);
    const [, seconds = '', given = ''] =
      /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(post?.headers['x-diem-bao-signature'])) ?? [];
    expect(given).toBe(webhookSignature(SECRET, Number(seconds), post?.body ?? ''));
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ kind: 'packet', data: { matchId: match } });
    expect((await packetOf(match))?.deliveries.map((item) => item.state)).toEqual(['sent', 'sent']);
  });

  test('is tried again with the same key, later and later, then given up', async () => {
    await quiet();
    office.desk.status = 503;
    const match = await office.confirmed();
    await office.send(match);
    expect(await deliver({ sendMail: undefined })).toMatchObject({ sent: 0, retried: 1 });
    expect((await packetOf(match))?.deliveries[0]).toMatchObject({
      channel: 'email',
      state: 'waiting',
      attempts: 0,
    });
    expect(await deliver()).toEqual({ sent: 1, retried: 0, failed: 0 });
    now = new Date(now.getTime() + 2 * 60_000);
    office.desk.status = 302;
    expect(await deliver()).toMatchObject({ sent: 0, retried: 1 });
    expect(office.desk.mails).toHaveLength(1);
    for (let tries = 0; tries < 8; tries += 1) {
      now = new Date(now.getTime() + 25 * 3_600_000);
      await deliver();
    }
    const states = (await packetOf(match))?.deliveries.map((item) => [item.channel, item.state]);
    expect(states).toEqual([
      ['email', 'sent'],
      ['webhook', 'failed'],
    ]);
    expect(new Set(office.desk.posts.map((post) => post.headers['idempotency-key'])).size).toBe(1);
  });

  test('two processes never take the same delivery; one that died gives it back', async () => {
    await quiet();
    const match = await office.confirmed();
    await office.send(match);
    const taken = await Promise.all(
      Array.from({ length: 4 }, () => takeDeliveries(office.dashboard.db, ['email', 'webhook'], 1, now)),
    );
    const ids = taken.flat().map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    await takeDeliveries(office.dashboard.db, ['email', 'webhook'], 10, now);
    expect(await takeDeliveries(office.dashboard.db, ['email', 'webhook'], 10, now)).toEqual([]);
    expect(
      await takeDeliveries(
        office.dashboard.db,
        ['email', 'webhook'],
        10,
        new Date(now.getTime() + 11 * 60_000),
      ),
    ).toHaveLength(2);
  });

  test('what came into the table by other means is checked at the door', async () => {
    await quiet();
    const match = await office.confirmed();
    await office.send(match);
    const { id, data } = (await packetOf(match))!;
    await sql`alter table packets disable trigger packets_guard`.execute(office.dashboard.db);
    await office.dashboard.db
      .updateTable('packets')
      .set({ data: JSON.stringify({ ...data, author: 'Nguyễn Văn Thử' }) })
      .where('id', '=', id)
      .execute();
    await sql`alter table packets enable trigger packets_guard`.execute(office.dashboard.db);
    expect(await deliver()).toMatchObject({ sent: 0, retried: 2 });
    expect(office.desk.mails).toEqual([]);
    expect(office.desk.posts).toEqual([]);
    expect((await packetOf(match))?.deliveries[0]?.lastError).toContain('principle 1');
  });

  test('a desk without an address gets its packet by hand', async () => {
    await quiet();
    const match = await office.confirmed();
    const { location } = await office.send(match, { 'don-vi': 'giao-tay' });
    expect((await office.staff.an.get(location ?? '')).words).toContain('Tải tệp Word, trình ký');
    expect(await deliver()).toEqual({ sent: 0, retried: 0, failed: 0 });
  });
});
