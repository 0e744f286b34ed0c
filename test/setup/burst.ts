import { SMTPServer } from 'smtp-server';
import { type Origin, startOrigin } from '../../crawlers/testing/origin.ts';
import { seedArticles } from '../../dashboards/digest/testing/sample-seed.ts';
import { addDays, instantOf, localDate } from '../../db/model/index.ts';
import type { Installation } from '../../pipeline/installation.ts';
import { writeLocalities } from './localities.ts';
import { openTestOffice, type TestOffice } from './office.ts';
import { articlePage, rss } from './pages.ts';

/** The pages of `articlePage` are of this morning; the office's clock stands on it. */
export const BURST_NOW = new Date('2026-11-20T10:00:00+07:00');
const PAGES = 12;
const HISTORY_DAYS = 60;

export interface Burst {
  readonly office: TestOffice;
  /** With the mail server and the recipients of alerts. */
  readonly installation: Installation;
  readonly origin: Origin;
  /** The mails of alerts, each with when it was taken, performance.now(). */
  readonly mails: readonly { readonly text: string; readonly at: number }[];
  /** Resolves when the first mail has been taken. */
  readonly firstMail: Promise<void>;
  close(): Promise<void>;
}

/**
 * An office that has read one article a day for two months, a newspaper that has a dozen new ones about its commune,
 * and a mail server, all on loopback. Nothing is collected yet.
 */
export async function openBurst(place: { readonly home: string; readonly url: string }): Promise<Burst> {
  const urls = Array.from({ length: PAGES }, (_, index) => `http://bao.example/${index + 1}.html`);
  const origin = await startOrigin({
    'bao.example': ({ pathname }) =>
      pathname === '/rss'
        ? rss(urls.map((url, index) => ({ url, title: `Lợi Bác bàn việc số ${index + 1}` })))
        : articlePage(Number(/\d+/.exec(pathname)?.[0] ?? 0)),
  });
  const mails: { text: string; at: number }[] = [];
  const first = Promise.withResolvers<void>();
  const server = await mailServer((text) => {
    mails.push({ text, at: performance.now() });
    first.resolve();
  });
  const localities = await writeLocalities([
    { id: 'bao', kind: 'press', type: 'feed', url: 'http://bao.example/rss', outlet: 'Báo', delaySeconds: 0 },
  ]);
  const office = await openTestOffice({ ...place, localities }, origin, () => BURST_NOW);
  const { installation } = office;
  await ordinaryPast(installation);
  // A new source is due at once by the database's clock, which may run ahead of the office's.
  await installation.db.updateTable('sources').set({ next_round_at: BURST_NOW }).execute();
  return {
    office,
    origin,
    mails,
    firstMail: first.promise,
    installation: {
      ...installation,
      // No quiet hours: the clock of the queue is the machine's.
      localities: installation.localities.map((locality) => ({
        ...locality,
        notify: { digest: [], alerts: ['truc@xa.example'], quiet: { from: '00:00', to: '00:00' } },
      })),
      config: {
        ...installation.config,
        smtpUrl: `smtp://127.0.0.1:${server.port}`,
        mailFrom: 'Điểm báo <diembao@xa.example>',
      },
    },
    close: async () => {
      await office.close();
      await server.close();
      await origin.close();
    },
  };
}

async function ordinaryPast({ db, localities }: Installation): Promise<void> {
  const [locality] = localities;
  if (!locality) throw new Error('writeLocalities makes one locality');
  const today = localDate(BURST_NOW, locality.timeZone);
  await seedArticles(
    db,
    locality.id,
    Array.from({ length: HISTORY_DAYS }, (_, index) => ({
      title: `Xã Lợi Bác, tỉnh Lạng Sơn: việc thường ngày thứ ${index}`,
      // The stages read these too: what is not about the commune would be taken from its past.
      text: `Sáng nay, xã Lợi Bác, tỉnh Lạng Sơn họp bàn việc thứ ${index}. Cuộc họp có ${index + 20} người dự.`,
      outlet: 'Báo',
      at: instantOf(addDays(today, -1 - index), locality.timeZone, '08:00'),
    })),
  );
}

async function mailServer(
  onMail: (text: string) => void,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        onMail(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
