import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueDigest } from '../dashboards/digest/send.ts';
import type { Locality } from '../db/model/index.ts';
import { listDeliveries } from '../db/queries/deliveries.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { readConfig } from './config.ts';
import { loadDemoProfiles } from './demo/index.ts';
import type { Installation } from './installation.ts';
import { sendDue } from './outbox.ts';
import { digestDeps } from './publish.ts';

const DATE = '2026-11-21';
const now = () => new Date('2026-11-21T00:00:00Z');

let fresh: FreshDatabase;
let server: SMTPServer;
let received: string[];
let refuse = false;
let port = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  received = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error('greylisted'), { responseCode: 451 }) : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await fresh.drop();
});

function installation(locality: Locality): Installation {
  const config = {
    ...readConfig({}),
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'Điểm báo <diembao@xa.example>',
    webhookSecret: undefined,
  };
  return { db: fresh.db, localities: [locality], config } as unknown as Installation;
}

const issue = (locality: Locality) =>
  issueDigest(fresh.db, locality, DATE, locality.notify?.digest ?? [], digestDeps({ now, statements: [] }));

test('a digest is mailed once, however often it is planned and sent', async () => {
  const [profile] = loadDemoProfiles().localities;
  if (!profile) throw new Error('the demo has no locality');
  const locality = { ...profile, notify: { digest: ['vanhoa@xa.example'], alerts: [] } } as Locality;
  const office = installation(locality);
  await issue(locality);
  await sendDue(office, { now });
  await issue(locality);
  await sendDue(office, { now });

  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/To: vanhoa@xa\.example/);
  expect(received[0]).toMatch(/Message-ID: <digest[^>]+@xa\.example>/i);
  const [delivery] = await listDeliveries(fresh.db, locality.id, 10);
  expect(delivery).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a server that says "later" is asked again later, and nothing is sent twice', async () => {
  const [profile] = loadDemoProfiles().localities;
  if (!profile) throw new Error('the demo has no locality');
  const locality = { ...profile, notify: { digest: ['vanphong@xa.example'], alerts: [] } } as Locality;
  const office = installation(locality);
  refuse = true;
  await issue(locality);
  await sendDue(office, { now });
  refuse = false;
  await sendDue(office, { now });
  expect(received).toHaveLength(1);
  await sendDue(office, { now: () => new Date(now().getTime() + 3_600_000) });
  expect(received).toHaveLength(2);
});
