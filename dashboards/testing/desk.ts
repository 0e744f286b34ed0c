import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Locality } from '../../db/model/index.ts';
import { listPackets, type Packet } from '../../db/queries/packets.ts';
import { smtpSender } from '../mail.ts';
import type { DeliverDeps } from '../packet/deliver.ts';
import { type Staff, type TestDashboard, testDashboard, testStaff } from './dashboard.ts';
import { sampleLocality } from './locality.ts';
import { addMatch } from './match.ts';
import { addArticle, addStory } from './sample.ts';

export const SECRET = 'khóa dùng để thử';
export const REPLY = 'Việt Nam có đầy đủ căn cứ pháp lý và lịch sử về Đảo Thử.';

/** What a desk received, on a real mail server and a real web server of loopback. */
export interface TestDesk {
  readonly locality: Locality;
  /** Mail and webhook of the sending side; the clock is the caller's. */
  readonly deps: Omit<DeliverDeps, 'now'>;
  mails: string[];
  posts: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** What the web server answers. */
  status: number;
  /** Forgets what it received and answers 200 again. */
  reset(): void;
  close(): Promise<void>;
}

export async function testDesk(): Promise<TestDesk> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        desk.mails.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const hook = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      desk.posts.push({ headers: request.headers, body });
      response.writeHead(desk.status, desk.status === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end();
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
  const port = (smtp.server.address() as AddressInfo).port;
  const desk: TestDesk = {
    locality,
    deps: {
      localities: [locality],
      sendMail: smtpSender({ host: '127.0.0.1', port, secure: false, from: 'diembao@suoithu.example.vn' }),
      mailDomain: 'suoithu.example.vn',
      webhookSecret: SECRET,
    },
    mails: [],
    posts: [],
    status: 200,
    reset: () => {
      desk.mails = [];
      desk.posts = [];
      desk.status = 200;
    },
    close: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await new Promise((resolve) => hook.close(resolve));
    },
  };
  return desk;
}

/** An office with its reviewers, and a desk that receives. */
export interface PacketOffice {
  readonly desk: TestDesk;
  readonly dashboard: TestDashboard;
  readonly staff: Staff;
  /** A match, by default confirmed by both reviewers, with one reprint. */
  confirmed(quote?: string, people?: readonly ('an' | 'binh')[]): Promise<number>;
  /** Presses "Gửi hồ sơ" as a reviewer would. */
  send(match: number, fields?: Record<string, string>): ReturnType<Staff['an']['post']>;
  /** The newest packet of a match. */
  packetOf(match: number): Promise<Packet | undefined>;
  /** Ends what earlier tests left waiting. */
  endWaiting(): Promise<void>;
  close(): Promise<void>;
}

export async function packetOffice(): Promise<PacketOffice> {
  const desk = await testDesk();
  const dashboard = await testDashboard({ localities: [desk.locality] });
  const staff = await testStaff(dashboard);
  return {
    desk,
    dashboard,
    staff,
    confirmed: async (quote, people = ['an', 'binh']) => {
      const story = await addStory(dashboard.db, 'Một chuyện', 2, 2);
      const match = await addMatch(dashboard.db, { story, quote });
      await addArticle(dashboard.db, {
        title: 'Chuyện đảo xa',
        outlet: 'Báo Đăng Lại',
        story,
        link: 'reprint',
      });
      for (const person of people)
        await staff[person].post(`/tham-dinh/${match}/confirm`, { 'luan-cu': '1' });
      return match;
    },
    send: (match, fields = {}) =>
      staff.an.post(`/tham-dinh/${match}/ho-so`, {
        'don-vi': 'van-hoa',
        'thoi-han': 'wrong-report',
        'tra-loi': REPLY,
        viec: 'gui',
        ...fields,
      }),
    packetOf: async (match) => (await listPackets(dashboard.db, match))[0],
    endWaiting: async () => {
      await dashboard.db
        .updateTable('packet_deliveries')
        .set({ state: 'cancelled' })
        .where('state', 'in', ['waiting', 'sending'])
        .execute();
    },
    close: async () => {
      await dashboard.close();
      await desk.close();
    },
  };
}
