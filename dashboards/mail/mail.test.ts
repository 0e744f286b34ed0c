import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listDeliveries, planDeliveries, takeDelivery } from '../../db/queries/deliveries.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { deliverDigest, issueDigest } from '../digest/send.ts';
import { SAMPLE_LOCALITY } from '../digest/testing/sample.ts';
import { type SendMail, smtpSender } from '../mail.ts';
import { DIGEST } from '../texts/digest.ts';
import { emptyOutbox } from './outbox.ts';
import { postWebhook } from './webhook.ts';

let fresh: FreshDatabase;
const servers: SMTPServer[] = [];
const now = new Date('2026-11-21T06:30:00+07:00');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.db.deleteFrom('deliveries').execute();
});
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise<void>((done) => server.close(() => done()))),
  );
});

/** A real SMTP server on loopback; keeps what it was sent. */
async function smtpServer(options: SMTPServerOptions = {}): Promise<{ send: SendMail; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        received.push(text);
        callback(null, 'queued as 42');
      });
    },
    ...options,
  });
  // A client that hangs up is part of what is tested.
  server.on('error', () => undefined);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    send: smtpSender({ host: '127.0.0.1', port, secure: false, from: 'Điểm báo <diembao@office.example>' }),
  };
}

const run = (send: SendMail, at: Date) =>
  emptyOutbox(
    fresh.db,
    (delivery) => deliverDigest(fresh.db, delivery, send, 'office.example'),
    () => at,
  );
const states = async () =>
  (await listDeliveries(fresh.db, SAMPLE_LOCALITY.id, 10)).map(({ state, attempts }) => [state, attempts]);
const issue = (recipients = ['a@office.example']) =>
  issueDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-21', recipients, { now });

/** Text of a part in quoted-printable (RFC 2045, 6.7), its head left away. */
function unquoted(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n'));
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('a digest by mail', () => {
  test('goes once to each recipient, with a receipt, however often it is issued', async () => {
    const { send, received } = await smtpServer();
    await issue(['a@office.example', 'b@office.example']);
    await run(send, now);
    await issue(['a@office.example', 'b@office.example']);
    await run(send, later(10));
    expect(received).toHaveLength(2);
    const deliveries = await listDeliveries(fresh.db, SAMPLE_LOCALITY.id, 10);
    expect(deliveries.map(({ state, receipt }) => [state, receipt.includes('queued as 42')])).toEqual([
      ['sent', true],
      ['sent', true],
    ]);
    expect(received[0]).toContain('multipart/alternative');
    // The plain alternative stands before the HTML one (RFC 2046, 5.1.4), and is the whole digest.
    const [, plain = '', rich = ''] = received[0]?.split(/^Content-Type: text\//m) ?? [];
    expect([plain.slice(0, 5), rich.slice(0, 4)]).toEqual(['plain', 'html']);
    const words = unquoted(plain);
    for (const [index, part] of DIGEST.parts.entries())
      expect(words).toContain(`${index + 1}. ${part}`.toLocaleUpperCase('vi'));
    expect(words).not.toMatch(/<[a-z]/);
    expect(received[0]).toContain('Auto-Submitted: auto-generated');
    expect(received[0]).toMatch(/Message-ID: <digest-xa-suoi-dao-2026-11-21-\d+@office\.example>/);
  });

  test('two processes at once send each mail once', async () => {
    const { send, received } = await smtpServer();
    await issue(['a@office.example', 'b@office.example', 'c@office.example', 'd@office.example']);
    await Promise.all([run(send, now), run(send, now), run(send, now)]);
    expect(received).toHaveLength(4);
  });

  test('a busy server is tried again after a minute, not before', async () => {
    let tries = 0;
    const { send, received } = await smtpServer({
      onMailFrom(_address, _session, callback) {
        tries += 1;
        callback(tries === 1 ? Object.assign(new Error('try later'), { responseCode: 451 }) : null);
      },
    });
    await issue();
    await run(send, now);
    expect(await states()).toEqual([['waiting', 1]]);
    await run(send, later(0.5));
    expect(tries).toBe(1);
    await run(send, later(1.1));
    expect(await states()).toEqual([['sent', 2]]);
    expect(received).toHaveLength(1);
  });

  test('a refused recipient is given up at once, with the reason', async () => {
    const { send } = await smtpServer({
      onRcptTo(_address, _session, callback) {
        callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      },
    });
    await issue();
    await run(send, now);
    const [delivery] = await listDeliveries(fresh.db, SAMPLE_LOCALITY.id, 1);
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1 });
    expect(delivery?.receipt).toContain('no such mailbox');
  });

  test('no server at all: tried again, given up after six tries', async () => {
    const { send } = await smtpServer();
    const closing = servers.splice(0)[0]!;
    await new Promise<void>((done) => closing.close(() => done()));
    await issue();
    let minutes = 0;
    for (const wait of [0, 2, 6, 16, 61, 181]) {
      minutes += wait;
      await run(send, later(minutes));
    }
    expect(await states()).toEqual([['failed', 6]]);
  });

  test('a line lost after the text was handed over is uncertain, and never sent again', async () => {
    let received = 0;
    const { send } = await smtpServer({
      onData(stream, session, _callback) {
        stream.resume();
        stream.on('end', () => {
          received += 1;
          for (const connection of servers[0]!.connections as Set<{ id: string; close(): void }>) {
            if (connection.id === session.id) connection.close();
          }
        });
      },
    });
    await issue();
    await run(send, now);
    await run(send, later(500));
    expect(received).toBe(1);
    expect(await states()).toEqual([['uncertain', 1]]);
  });

  test('what a dead process was sending is left to a person', async () => {
    await issue();
    await takeDelivery(fresh.db, now);
    const { send, received } = await smtpServer();
    await run(send, later(5));
    expect(await states()).toEqual([['sending', 1]]);
    await run(send, later(16));
    expect(await states()).toEqual([['uncertain', 1]]);
    expect(received).toEqual([]);
  });

  test('what was sent is what is kept', async () => {
    const first = await issue();
    const again = await issueDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-21', [], { now: later(60) });
    expect(again).toEqual(first);
  });
});

describe('a webhook', () => {
  test.each([
    [200, 'sent', undefined],
    [302, 'unsent', true],
    [404, 'unsent', true],
    [429, 'unsent', false],
    [503, 'unsent', false],
  ])('HTTP %i is %s', async (status, kind, permanent) => {
    const server = createServer((request, answer) => {
      request.resume();
      answer.writeHead(status, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const result = await postWebhook(`http://127.0.0.1:${port}/`, { text: 'x' }, 'k');
    expect(result).toMatchObject({ kind, ...(permanent === undefined ? {} : { permanent }) });
    await new Promise((done) => server.close(done));
  });

  test('nobody there', async () => {
    expect(await postWebhook('http://127.0.0.1:1/', {}, 'k')).toMatchObject({
      kind: 'unsent',
      permanent: false,
    });
  });
});

test('planning twice plans once', async () => {
  const delivery = {
    locality: 'x',
    kind: 'alert',
    key: 'k',
    channel: 'email',
    recipient: 'a@office.example',
  } as const;
  await planDeliveries(fresh.db, [delivery], now);
  await planDeliveries(fresh.db, [delivery, delivery], now);
  expect(await listDeliveries(fresh.db, 'x', 10)).toHaveLength(1);
});
