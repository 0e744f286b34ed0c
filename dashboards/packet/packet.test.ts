import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { takeDeliveries } from '../../db/queries/packet-deliveries.ts';
import { listPackets } from '../../db/queries/packets.ts';
import { findReview } from '../../db/queries/review.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { checkLayout } from '../office-document/check.ts';
import { createDashboard, type ServedDashboard, serveDashboard } from '../server.ts';
import type { Browser } from '../testing/browser.ts';
import { sampleLocality } from '../testing/locality.ts';
import { addArticle, addStory } from '../testing/sample.ts';
import { addOfficer, loggedIn } from '../testing/staff.ts';
import { sampleStatement } from '../testing/statement.ts';
import { type DeliverDeps, deliverPackets, webhookSignature } from './deliver.ts';

const QUOTE = 'Đảo Thử từ lâu là của nước khác.';
const REPLY = 'Việt Nam có đầy đủ căn cứ pháp lý và lịch sử về Đảo Thử.';
const SECRET = 'khóa dùng để thử';
/** The dashboard's clock stands; only that of the sending goes on. */
const NOW = new Date('2026-11-21T01:00:00Z');
let now = NOW;

let fresh: FreshDatabase;
let served: ServedDashboard;
let [an, binh, docgia]: [Browser, Browser, Browser] = [] as never;
let smtp: SMTPServer;
let hook: Server;
let mails: string[] = [];
let posts: { headers: IncomingHttpHeaders; body: string }[] = [];
let hookStatus = 200;
let deps: DeliverDeps;

beforeAll(async () => {
  fresh = await freshDatabase();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  hook = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      posts.push({ headers: request.headers, body });
      response.writeHead(hookStatus, hookStatus === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', () => resolve()));
  const webhook = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/ho-so`;
  const locality = sampleLocality({
    desks: [
      {
        id: 'van-hoa',
        name: 'Phòng Văn hóa – Xã hội',
        handles: ['claims'],
        email: 'vhxh@example.vn',
        webhook,
      },
      { id: 'giao-tay', name: 'Ban Xây dựng Đảng', handles: ['claims'] },
    ],
  });
  deps = {
    localities: [locality],
    now: () => now,
    mail: {
      transport: createTransport({
        host: '127.0.0.1',
        port: (smtp.server.address() as AddressInfo).port,
        ignoreTLS: true,
      }),
      from: 'diembao@suoithu.example.vn',
    },
    webhookSecret: SECRET,
  };
  for (const [login, role] of [
    ['an', 'reviewer'],
    ['binh', 'reviewer'],
    ['docgia', 'reader'],
  ] as const)
    await addOfficer(fresh.db, login, role, NOW);
  const app = createDashboard({
    db: fresh.db,
    localities: [locality],
    now: () => NOW,
    version: '0',
    accounts: true,
    statements: [sampleStatement()],
  });
  served = await serveDashboard(app, { port: 0 });
  [an, binh, docgia] = [
    await loggedIn(served.url, 'an'),
    await loggedIn(served.url, 'binh'),
    await loggedIn(served.url, 'docgia'),
  ];
});
afterEach(() => {
  mails = [];
  posts = [];
  hookStatus = 200;
});
afterAll(async () => {
  await served.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await new Promise((resolve) => hook.close(resolve));
  await fresh.drop();
});

/** A match that two people confirmed, and its number. */
async function confirmed(quote = QUOTE, people: readonly Browser[] = [an, binh]): Promise<number> {
  const story = await addStory(fresh.db, 'Một chuyện', 2, 2);
  const sample = { title: 'Chuyện đảo xa', text: `Mở đầu.\n${quote}`, outlet: 'Tin Đảo Xa', story };
  const articleId = await addArticle(fresh.db, { ...sample, claim: { quote, statement: 'dao-thu' } });
  await addArticle(fresh.db, { ...sample, outlet: 'Báo Đăng Lại', link: 'reprint' });
  const { id } = await fresh.db
    .selectFrom('claim_matches')
    .select('id')
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow();
  for (const person of people) await person.post(`/tham-dinh/${id}/confirm`, { 'luan-cu': '1' });
  return id;
}

const send = (match: number, fields: Record<string, string> = {}) =>
  an.post(`/tham-dinh/${match}/ho-so`, {
    'don-vi': 'van-hoa',
    'thoi-han': 'wrong-report',
    'tra-loi': REPLY,
    viec: 'gui',
    ...fields,
  });
const packetOf = async (match: number) => (await listPackets(fresh.db, match))[0];
/** Ends what earlier tests left waiting. */
const quiet = () =>
  fresh.db
    .updateTable('packet_deliveries')
    .set({ state: 'cancelled' })
    .where('state', 'in', ['waiting', 'sending'])
    .execute();

describe('a packet', () => {
  test('holds the claim, its evidence, the statement and the spread, and goes once', async () => {
    const match = await confirmed();
    expect((await an.get(`/tham-dinh/${match}/ho-so`)).words).toContain('Đơn vị nhận');
    const sent = await send(match);
    expect(sent.words).toBe('');
    expect(sent.status).toBe(303);
    expect((await findReview(fresh.db, match))?.state).toBe('packet-sent');
    const packet = await packetOf(match);
    expect(packet?.data.quotations[0]).toMatchObject({ quote: QUOTE, outlet: 'Tin Đảo Xa', kind: 'press' });
    expect(packet?.data.spread).toMatchObject({ articles: 2, communityPosts: 0 });
    expect(packet?.data.statement.othersPositions).toHaveLength(1);
    expect((await send(match)).status).toBe(409);
    expect(await listPackets(fresh.db, match)).toHaveLength(1);
  });

  test('needs two people: with one it is refused by name, and by the database', async () => {
    const match = await confirmed(QUOTE, [an]);
    const seen = await send(match);
    expect(seen.status).toBe(422);
    expect(seen.words).toContain('Nguyên tắc 4');
    await expect(
      sql`insert into packets (match_id, locality, desk, data, sha256, created_by, created_at)
        values (${match}, 'x', 'x', '{}', '', 1, now())`.execute(fresh.db),
    ).rejects.toThrow(/two different people/);
    expect((await findReview(fresh.db, match))?.state).toBe('confirmed-once');
  });

  test.each([
    ['Nguyên tắc 1', QUOTE, 'Xin gọi 0912 345 678.'],
    ['Nguyên tắc 4', QUOTE, 'Bài báo đưa tin giả.'],
    ['Nguyên tắc 5', QUOTE, 'Đề nghị gỡ bài và xử phạt.'],
    ['Nguyên tắc 5', 'Ông Nguyễn Văn Thử nói Đảo Thử là của nước khác.', REPLY],
    ['Nguyên tắc 1', 'Đảo Thử là của nước khác. Tác giả: Nguyễn Văn Thử', REPLY],
  ])('is refused by %s when it holds what it may not', async (rule, quote, reply) => {
    const match = await confirmed(quote);
    const seen = await send(match, { 'tra-loi': reply });
    expect(seen.status).toBe(422);
    expect(seen.words).toContain(rule);
    expect(await packetOf(match)).toBeUndefined();
    expect((await findReview(fresh.db, match))?.state).toBe('confirmed-twice');
  });

  test('is refused when its sentence no longer stands in the article', async () => {
    const match = await confirmed();
    await fresh.db
      .updateTable('claim_matches')
      .set({ quote: 'Câu không có trong bài.' })
      .where('id', '=', match)
      .execute();
    expect((await send(match)).words).toContain('Nguyên tắc 3');
  });

  test('is never edited once made', async () => {
    const match = await confirmed();
    await send(match);
    await expect(
      fresh.db.updateTable('packets').set({ data: '{}' }).where('match_id', '=', match).execute(),
    ).rejects.toThrow(/never edited/);
  });

  test('is for reviewers', async () => {
    const match = await confirmed();
    expect((await docgia.get(`/tham-dinh/${match}/ho-so`)).status).toBe(403);
    expect((await docgia.post(`/tham-dinh/${match}/ho-so`, { viec: 'gui' })).status).toBe(403);
    expect((await docgia.get('/ho-so')).status).toBe(403);
  });

  test('comes as Word in the official layout, HTML, JSON and ClaimReview', async () => {
    const match = await confirmed();
    await send(match);
    const { id } = (await packetOf(match))!;
    const cookie = `diem_bao=${an.cookie('diem_bao')}`;
    const file = async (format: string) =>
      fetch(`${served.url}/ho-so/${id}/${format}`, { headers: { cookie } });
    const failed = checkLayout(new Uint8Array(await (await file('docx')).arrayBuffer())).filter(
      (row) => !row.ok,
    );
    expect(failed).toEqual([]);
    expect(await (await file('html')).text()).toContain(QUOTE);
    expect(await (await file('json')).json()).toMatchObject({ matchId: match, confirmedBy: 2 });
    expect(await (await file('claimreview')).json()).toMatchObject({ '@type': 'ClaimReview' });
  });
});

describe('delivery', () => {
  test('goes by mail and by signed webhook, once each', async () => {
    await quiet();
    const match = await confirmed();
    await send(match);
    expect(await deliverPackets(fresh.db, deps)).toEqual({ sent: 2, retried: 0, failed: 0 });
    expect(await deliverPackets(fresh.db, deps)).toEqual({ sent: 0, retried: 0, failed: 0 });
    const { id } = (await packetOf(match))!;
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(`Message-ID: <packet-${id}-email@suoithu.example.vn>`);
    expect(mails[0]).toContain(`ho-so-${id}.docx`);
    expect(mails[0]).toContain('To: vhxh@example.vn');
    const [post] = posts;
    expect(post?.headers['idempotency-key']).toBe(`packet-${id}-webhook`);
    const [, seconds = '', given = ''] =
      /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(post?.headers['x-diem-bao-signature'])) ?? [];
    expect(given).toBe(webhookSignature(SECRET, Number(seconds), post?.body ?? ''));
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ kind: 'packet', data: { matchId: match } });
    expect((await packetOf(match))?.deliveries.map((item) => item.state)).toEqual(['sent', 'sent']);
  });

  test('is tried again with the same key, later and later, then given up', async () => {
    await quiet();
    hookStatus = 503;
    const match = await confirmed();
    await send(match);
    expect(await deliverPackets(fresh.db, { ...deps, mail: undefined })).toMatchObject({
      sent: 0,
      retried: 2,
    });
    expect(await deliverPackets(fresh.db, deps)).toEqual({ sent: 0, retried: 0, failed: 0 });
    now = new Date(now.getTime() + 2 * 60_000);
    hookStatus = 302;
    expect(await deliverPackets(fresh.db, deps)).toMatchObject({ sent: 1, retried: 1 });
    expect(mails).toHaveLength(1);
    for (let tries = 0; tries < 8; tries += 1) {
      now = new Date(now.getTime() + 25 * 3_600_000);
      await deliverPackets(fresh.db, deps);
    }
    const states = (await packetOf(match))?.deliveries.map((item) => [item.channel, item.state]);
    expect(states).toEqual([
      ['email', 'sent'],
      ['webhook', 'failed'],
    ]);
    expect(new Set(posts.map((post) => post.headers['idempotency-key'])).size).toBe(1);
  });

  test('two processes never take the same delivery; one that died gives it back', async () => {
    await quiet();
    const match = await confirmed();
    await send(match);
    const taken = await Promise.all(Array.from({ length: 4 }, () => takeDeliveries(fresh.db, 1, now)));
    const ids = taken.flat().map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    await takeDeliveries(fresh.db, 10, now);
    expect(await takeDeliveries(fresh.db, 10, now)).toEqual([]);
    expect(await takeDeliveries(fresh.db, 10, new Date(now.getTime() + 11 * 60_000))).toHaveLength(2);
  });

  test('what came into the table by other means is checked at the door', async () => {
    await quiet();
    const match = await confirmed();
    await send(match);
    const { id, data } = (await packetOf(match))!;
    await sql`alter table packets disable trigger packets_guard`.execute(fresh.db);
    await fresh.db
      .updateTable('packets')
      .set({ data: JSON.stringify({ ...data, author: 'Nguyễn Văn Thử' }) })
      .where('id', '=', id)
      .execute();
    await sql`alter table packets enable trigger packets_guard`.execute(fresh.db);
    expect(await deliverPackets(fresh.db, deps)).toMatchObject({ sent: 0, retried: 2 });
    expect(mails).toEqual([]);
    expect(posts).toEqual([]);
    expect((await packetOf(match))?.deliveries[0]?.lastError).toContain('principle 1');
  });

  test('a desk without an address gets its packet by hand', async () => {
    await quiet();
    const match = await confirmed();
    const { location } = await send(match, { 'don-vi': 'giao-tay' });
    expect((await an.get(location ?? '')).words).toContain('Tải tệp Word, trình ký');
    expect(await deliverPackets(fresh.db, deps)).toEqual({ sent: 0, retried: 0, failed: 0 });
  });
});

describe('recall', () => {
  test('sends the correction after a packet that arrived, and the match is looked at again', async () => {
    await quiet();
    const match = await confirmed();
    await send(match);
    await deliverPackets(fresh.db, deps);
    const { id } = (await packetOf(match))!;
    expect((await an.post(`/ho-so/${id}/thu-hoi`, { 'dinh-chinh': 'Người đăng đã gỡ bài' })).words).toContain(
      'Nguyên tắc 5',
    );
    expect(
      (await an.post(`/ho-so/${id}/thu-hoi`, { 'dinh-chinh': 'Câu trích thuộc bản đã được báo sửa.' }))
        .status,
    ).toBe(303);
    mails = [];
    posts = [];
    expect(await deliverPackets(fresh.db, deps)).toMatchObject({ sent: 2 });
    expect(mails[0]).toContain(`Message-ID: <recall-${id}-email@suoithu.example.vn>`);
    expect(JSON.parse(posts[0]?.body ?? '')).toEqual({
      kind: 'recall',
      packet: id,
      correction: 'Câu trích thuộc bản đã được báo sửa.',
    });
    expect(await findReview(fresh.db, match)).toMatchObject({
      state: 'needs-information',
      firstConfirmer: null,
    });
    expect((await an.get(`/ho-so/${id}`)).words).toContain('Đã thu hồi');
  });

  test('stops a packet that still waits, and says nothing to a desk that never saw it', async () => {
    await quiet();
    const match = await confirmed();
    await send(match);
    await an.post(`/tham-dinh/${match}/reject`, {
      'luan-cu': '1',
      'ly-do': 'misread',
      'ghi-chu': 'Máy hiểu sai câu.',
    });
    expect((await findReview(fresh.db, match))?.state).toBe('rejected');
    expect((await packetOf(match))?.recalledAt).not.toBeNull();
    expect(await deliverPackets(fresh.db, deps)).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(mails).toEqual([]);
  });

  test('after a recall two people may confirm anew, and a new packet goes', async () => {
    const match = await confirmed();
    await send(match);
    const { id } = (await packetOf(match))!;
    await an.post(`/ho-so/${id}/thu-hoi`, { 'dinh-chinh': 'Cần bổ sung nguồn.' });
    expect((await send(match)).status).toBe(422);
    for (const person of [binh, an]) await person.post(`/tham-dinh/${match}/confirm`, { 'luan-cu': '1' });
    expect((await send(match)).status).toBe(303);
    expect(await listPackets(fresh.db, match)).toHaveLength(2);
  });
});
